"""Tells the words that WhatsApp itself writes into a chat from those that people wrote."""

from __future__ import annotations

import re
from collections.abc import Mapping

from halfway.importers.record import Kind
from halfway.importers.whatsapp_phrases import ATTACHED, CALLS, DELETED, LEFT_OUT

INVISIBLE = re.compile("[\u200b-\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]")
_MARKS = ("\u200e", "\u200f")
_BRACKETED = re.compile(r"<[^<>\n]{3,60}>")
_ENDING = (
    r"\.(?:jpe?g|png|gif|webp|heic|mp[34]|mov|3gp|avi|mkv|webm|opus|ogg|oga|m4a|aac|amr|wav|vcf|pdf|"
    r"docx?|xlsx?|pptx?|odt|ods|rtf|txt|csv|json|xml|html?|zip|rar|7z|apk|epub|ics|pages|numbers|key)"
)
_ATTACHED = re.compile(rf"([^\n/\\]{{1,120}}{_ENDING}) [(<]([^()<>\n]{{3,40}})[)>]", re.IGNORECASE)
_FILE = re.compile(rf"([^\n]{{1,120}}{_ENDING})(?: •)?", re.IGNORECASE)
_MOST_WORDS_OF_A_FILE = 5
_PLACE = re.compile(r"[^\W\d]{2,30}(?: [^\W\d]{2,30})?: https://maps\.google\.com/\S+")
_OFTEN = 3

_EDITED = re.compile(
    r" ?\u200e<[^<>\n]{3,60}>$| [<‹](?:This message was edited|Se editó este mensaje|Diese Nachricht wurde "
    r"bearbeitet|Ce message a été modifié|Questo messaggio è stato modificato|Mensagem editada|Esta "
    r"mensagem foi editada|Dit bericht is bewerkt|Сообщение изменено|Данное сообщение изменено|"
    r"Повідомлення змінено|Meddelandet har redigerats|Meddelandet redigerades|Det här meddelandet har "
    r"redigerats|Tato zpráva byla upravena|Wiadomość edytowana|Ta wiadomość została zmodyfikowana|"
    r"Bu mesaj düzenlendi|Pesan ini diedit|Tämä viesti on muokattu|Denne besked blev redigeret)\.?[>›]$"
)
_OWN = DELETED | frozenset(CALLS) | {"null"}
_TELLING = re.compile(r"[<(:\n]")
"""Without any of these, and in ASCII, a text is a person's unless it is one of `_OWN`."""


def left_out_in(bracketed: Mapping[str, int]) -> frozenset[str]:
    """What stands in this file for left-out media, given how often each text in <> is in it.

    Those that are known, or else the one that recurs.
    """
    known = frozenset(text for text in bracketed if text[1:-1].casefold() in LEFT_OUT)
    if known or not bracketed:
        return known
    text = max(bracketed, key=bracketed.__getitem__)
    is_it = bracketed[text] >= _OFTEN and _BRACKETED.fullmatch(text)
    return frozenset((text,)) if is_it else frozenset()


def kind_and_text(
    text: str, *, is_apple: bool, marked: bool, left_out: frozenset[str] = frozenset()
) -> tuple[Kind, str]:
    """What a message's text is, and the words in it that the person wrote.

    On iOS the app puts a mark (U+200E, in Arabic and Hebrew U+200F) before its own words; a mark
    before the line says that a file belongs to it. People's own Arabic and Hebrew may begin with
    U+200F too. On Android the app's words are in angle brackets, or known; `left_out` are those
    in brackets that this file has for media.
    """
    if is_apple and (marked or text[:1] in _MARKS):
        return _of_file(text) if marked else _of_apple(text)
    if text.isascii() and not _TELLING.search(text) and text.strip().rstrip(".") not in _OWN:
        return "message", text
    return _of_android(text, left_out)


def _of_android(text: str, left_out: frozenset[str]) -> tuple[Kind, str]:
    first, _, caption = text.partition("\n")
    first = first.strip()
    bare = _bare(first)
    if bare in DELETED:
        return "deleted", ""
    if bare.startswith(CALLS) and not caption:
        return "notice", bare
    if bare == "null" or _PLACE.fullmatch(bare):
        return "media", ""
    if first in left_out or first[1:-1].casefold() in LEFT_OUT:
        return _captioned(caption)
    attached = _ATTACHED.fullmatch(bare)
    if attached and (attached[2].casefold() in ATTACHED or " " not in attached[1]):
        return _captioned(caption, file=attached[1])
    return "message", _EDITED.sub("", text)


def _of_apple(text: str) -> tuple[Kind, str]:
    """A line of which only the text begins with a mark: a call, a deletion, a place, a notice."""
    bare = _bare(text)
    if bare in DELETED:
        return "deleted", ""
    if _PLACE.fullmatch(bare):
        return "media", ""
    is_of_app = text[0] == "\u200e" or text[1:2] in _MARKS or _is_encryption(bare)
    return ("notice", bare) if is_of_app else ("message", _EDITED.sub("", text[1:]))


def _of_file(text: str) -> tuple[Kind, str]:
    """A line that the app marked: what stands before its own words is a file's name or a caption."""
    bare = _bare(text)
    if bare in DELETED:
        return "deleted", ""
    if bare.startswith(CALLS):
        return "notice", bare
    lead = "\u200f" if re.match("\u200f[^\u200e\u200f]*[ \n][\u200e\u200f]", text) else ""
    own = re.split("[\u200e\u200f]", text.removeprefix(lead), maxsplit=1)
    return _captioned(own[0], file=own[1] if len(own) > 1 else "")


def _captioned(caption: str, *, file: str = "") -> tuple[Kind, str]:
    """Words under a picture are a message; a file's name or its number of pages is none.

    A name with blanks is one where `file`, what the app wrote, holds it or names no file.
    """
    words = caption.strip()
    match = _FILE.fullmatch(words)
    if match is None:
        return ("message", words) if words else ("media", "")
    name = match[1]
    is_short = name.count(" ") < _MOST_WORDS_OF_A_FILE and file and not re.search(_ENDING, file)
    is_name = " " not in name or name in file or is_short
    return ("media", "") if is_name else ("message", words)


def _bare(text: str) -> str:
    return INVISIBLE.sub("", text).strip().rstrip(".。")


def _is_encryption(bare: str) -> bool:
    """Whether this is the notice on top of an Arabic, Persian, Urdu or Hebrew chat."""
    return "مشفرة تمامًا" in bare or "رمزگذاری سرتاسری" in bare or "מוצפנות מקצה" in bare
