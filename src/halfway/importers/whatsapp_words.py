"""What WhatsApp itself writes into a chat: left-out media, deleted messages, calls, edits."""

from __future__ import annotations

import re
from functools import lru_cache

from halfway.importers.record import Kind

_INVISIBLE = re.compile("[\u200b-\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]")
_LEFT_OUT = re.compile(r"<[^<>\n]{3,60}>")
_ATTACHED = re.compile(r"\u200e?[^\n/\\]{1,120}\.[A-Za-z0-9]{2,5} [(<]\u200e?[^()<>\n]{3,40}[)>]")
_PLACE = re.compile(r"[^\W\d]{2,30}: https://maps\.google\.com/\S+")
_FILE = re.compile(r"[^\n]{1,120}\.[A-Za-z0-9]{2,5}(?: •)?")
_EDITED = re.compile(
    r" ?\u200e<[^<>\n]{3,60}>$| <(?:This message was edited|Se editó este mensaje|Diese Nachricht wurde bearbeitet|Ce message a été modifié|Questo messaggio è stato modificato|Mensagem editada|Dit bericht is bewerkt)\.?>$"
)

DELETED = frozenset(
    (
        "This message was deleted",
        "You deleted this message",
        "Se eliminó este mensaje",
        "Eliminaste este mensaje",
        "Diese Nachricht wurde gelöscht",
        "Du hast diese Nachricht gelöscht",
        "Ce message a été supprimé",
        "Vous avez supprimé ce message",
        "Questo messaggio è stato eliminato",
        "Hai eliminato questo messaggio",
        "Mensagem apagada",
        "Esta mensagem foi apagada",
        "Apagou esta mensagem",
        "Dit bericht is verwijderd",
        "U hebt dit bericht verwijderd",
        "Je hebt dit bericht verwijderd",
        "Tato zpráva byla odstraněna",
        "Tuto zprávu jste odstranil/a",
        "Данное сообщение удалено",
        "Вы удалили данное сообщение",
        "Сообщение удалено",
        "Вы удалили это сообщение",
        "Ta wiadomość została usunięta",
        "Bu mesaj silindi",
        "Pesan ini telah dihapus",
    )
)
CALLS = frozenset(
    (
        "Missed voice call",
        "Missed video call",
        "Llamada perdida",
        "Llamada de voz perdida",
        "Videollamada perdida",
        "Verpasster Sprachanruf",
        "Verpasster Videoanruf",
        "Gemiste spraakoproep",
        "Gemiste video-oproep",
        "Appel vocal manqué",
        "Chiamata persa",
        "Chamada de voz perdida",
        "Zmeškaný hovor",
        "Пропущенный аудиозвонок",
        "Пропущенный звонок",
    )
)


_OWN = DELETED | CALLS | {"null"}
_TELLING = re.compile(r"[<(:\n]")
"""Without any of these, and in ASCII, a text is a person's unless it is one of `_OWN`."""


@lru_cache(maxsize=256)
def name_of(written: str) -> str:
    """A speaker's name without the signs that cannot be seen, and without the ~ of strangers."""
    name = _INVISIBLE.sub("", written).replace("\u202f", " ").replace("\u00a0", " ")
    return name.removeprefix("~").strip()


def kind_and_text(text: str, *, is_apple: bool, marked: bool) -> tuple[Kind, str]:
    """What a message's text is, and the words in it that the person wrote.

    On iOS the app puts a mark (U+200E, in Arabic U+200F) before its own words; a mark before the
    line says that a file belongs to it. On Android its words are in angle brackets, or known.
    """
    if is_apple and (marked or text[:1] in ("\u200e", "\u200f")):
        return _of_apple(text)
    if text.isascii() and not _TELLING.search(text) and text.strip().rstrip(".") not in _OWN:
        return "message", text
    return _of_android(text)


def _of_android(text: str) -> tuple[Kind, str]:
    first, _, caption = text.partition("\n")
    bare = _INVISIBLE.sub("", first).strip().rstrip(".")
    if bare in DELETED:
        return "deleted", ""
    if bare in CALLS:
        return "notice", bare
    if bare == "null" or _PLACE.fullmatch(bare):
        return "media", ""
    if _LEFT_OUT.fullmatch(first.strip()) or _ATTACHED.fullmatch(first.strip()):
        return _captioned(caption)
    return "message", _EDITED.sub("", text)


def _of_apple(text: str) -> tuple[Kind, str]:
    own = re.split("[\u200e\u200f]", text, maxsplit=1)
    words = own[0].strip()
    bare = _INVISIBLE.sub("", text).strip().rstrip(".")
    if not words:
        return ("deleted" if bare in DELETED else "media"), ""
    if _FILE.fullmatch(words):
        return "media", ""
    return _captioned(words)


def _captioned(caption: str) -> tuple[Kind, str]:
    """Words under a picture are a message; a file's name or its number of pages is none."""
    words = caption.strip()
    return ("message", words) if words and not _FILE.fullmatch(words) else ("media", "")
