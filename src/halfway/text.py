"""Turns what people type into sentences and a canonical form, with offsets into the original.

Rules and models read the *canonical* form: lower case, straight quotes, contractions written out
("don't" is "do not"), texting spellings spelled ("u" is "you"), one space between words. Every
place in it maps back to code points of the text as it was typed, which is what people see.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from halfway.text_spellings import CONTRACTED, SPELLINGS, UR_MEANS_YOU_ARE

LONGEST_SENTENCE = 600
"""Code points; text without any full stop is cut near here, so that no rule sees a whole novel."""

_INVISIBLE = "\u00ad\u0300-\u036f\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufe00-\ufe0f\ufeff"
_JOINS_LEFT = re.compile(f"[{_INVISIBLE}\U0001f3fb-\U0001f3ff]")
_ABBREVIATION = re.compile(
    r"(?:\b(?:mr|mrs|ms|dr|st|prof|vs|etc|e\.g|i\.e|a\.m|p\.m|approx))\.$", re.I
)
_BREAK = re.compile(
    r"""(?P<stop>[.!?…。！？]+)(?P<close>["'”’)\]]*)(?=\s|$|[\U0001f300-\U0001faff])|\r\n|[\n\r\u2028\u2029]""",
)
_WORD = re.compile(r"[^\W_]+(?:['’\-][^\W_]+)*")
_TOKEN = re.compile(
    r"[^\W_]+(?:['’\-][^\W_]+)*"
    r"|[\U0001f1e6-\U0001faff\u2600-\u27bf](?:[\ufe0f\u200d\U0001f3fb-\U0001f3ff]+[\U0001f1e6-\U0001faff\u2600-\u27bf]?)*"
    r"|[^\w\s]|_",
)
_CHANGE = re.compile(
    r"(?P<spell>(?<![\w'’])(?:"
    + "|".join(sorted(map(re.escape, SPELLINGS), key=len, reverse=True))
    + rf")(?![\w'’{_INVISIBLE}]))"
    r"|(?P<ur>(?<![\w'’])ur(?![\w'’]))"
    r"|(?P<cannot>\bcannot\b)"
    r"|(?P<not>n['’]t\b)"
    r"|(?P<short>(?<=\w)['’](?:re|m|ve|ll)\b)"
    r"|(?P<is>(?<=\bit)['’]s\b|(?<=\bthat)['’]s\b|(?<=\bwhat)['’]s\b|(?<=\bthere)['’]s\b|(?<=\bhere)['’]s\b"
    r"|(?<=\bhe)['’]s\b|(?<=\bshe)['’]s\b|(?<=\bwho)['’]s\b|(?<=\bhow)['’]s\b|(?<=\bwhere)['’]s\b)"
    r"|(?P<us>(?<=\blet)['’]s\b)"
    r"|(?P<long>(?P<letter>[a-z])(?P=letter){2,})"
    r"|(?P<quote>[‘’`´])|(?P<double>[“”„«»])|(?P<dash>[–—])|(?P<dots>…)"
    r"|(?P<gone>[" + _INVISIBLE + r"]+)"
    r"|(?P<space>\s{2,}|[^\S ])",
)
_IRREGULAR_NOT = {"ca": "can", "wo": "will", "sha": "shall"}
_QUESTION = re.compile(
    r"^(?:(?:so|and|but|ok|okay|well|hey|then|also|plus|babe|love|honey)\b(?: ?,)? ?)*"
    r"(?:why|what|how|when|where|who|would you|could you|can you|will you|do you|are you|did you"
    r"|have you|is it|is there|should we|shall we|can we|could we|would it)\b",
)


@dataclass(frozen=True, slots=True)
class Token:
    """A word, a number, an emoji or a mark, at code points `start` to `end` of the text."""

    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence at code points `start` to `end`, with its canonical form and the way back.

    `segments` holds (canonical start, original start, original end, copied) for each stretch;
    original places are relative to `start`.
    """

    start: int
    end: int
    text: str
    canonical: str
    segments: tuple[tuple[int, int, int, bool], ...]
    is_question: bool

    def original(self, start: int, end: int) -> tuple[int, int]:
        """The code points of the whole text for the canonical span `start` to `end`."""
        first = self._segment(start)
        last = self._segment(end - 1)
        begin = first[1] + (start - first[0] if first[3] else 0)
        stop = last[1] + (end - last[0]) if last[3] else last[2]
        while stop < len(self.text) and _JOINS_LEFT.match(self.text, stop):
            stop += 1
        return self.start + begin, self.start + stop

    def _segment(self, place: int) -> tuple[int, int, int, bool]:
        index = bisect_right(self.segments, place, key=lambda segment: segment[0]) - 1
        return self.segments[max(index, 0)]


def tokens(text: str) -> Iterator[Token]:
    """Words, numbers, emoji and marks of a text, in order, with code point offsets."""
    for match in _TOKEN.finditer(text):
        yield Token(match.start(), match.end(), match.group())


def word_count(text: str) -> int:
    """How many words a text has; emoji and marks do not count."""
    return sum(1 for _ in _WORD.finditer(text))


def sentences(text: str) -> list[Sentence]:
    """The sentences of a text, in order; blank stretches are left out."""
    return list(_sentences(text))


def forget() -> None:
    """Drop the caches: of the last texts, and of sentences, most of which an edit leaves alone."""
    _sentences.cache_clear()
    _canonical.cache_clear()


@lru_cache(maxsize=8)
def _sentences(text: str) -> tuple[Sentence, ...]:
    return tuple(_sentence(text, start, end) for start, end in _bounds(text))


def _bounds(text: str) -> Iterator[tuple[int, int]]:
    start = 0
    for match in _BREAK.finditer(text):
        if match.group("stop") and _goes_on(text, match):
            continue
        yield from _trimmed(text, start, match.end())
        start = match.end()
    yield from _trimmed(text, start, len(text))


def _goes_on(text: str, match: re.Match[str]) -> bool:
    """Whether the stop is inside a sentence: an abbreviation, or dots that trail on in small letters."""
    stop = match.group("stop")
    after = text[match.end() : match.end() + 2].lstrip()
    if stop in ("...", "…", "..") and after[:1].islower():
        return True
    return stop == "." and bool(_ABBREVIATION.search(text, max(0, match.start() - 8), match.end()))


def _trimmed(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    while end - start > LONGEST_SENTENCE:
        cut = text.rfind(" ", start + LONGEST_SENTENCE // 2, start + LONGEST_SENTENCE)
        cut = cut if cut > 0 else start + LONGEST_SENTENCE
        yield start, cut
        start = cut
        while start < end and text[start].isspace():
            start += 1
    if start < end:
        yield start, end


def _sentence(text: str, start: int, end: int) -> Sentence:
    original = text[start:end]
    canonical, segments, question = _canonical(original)
    return Sentence(start, end, original, canonical, segments, question)


@lru_cache(maxsize=4096)
def _canonical(sentence: str) -> tuple[str, tuple[tuple[int, int, int, bool], ...], bool]:
    """Canonical form and segments of a sentence, and whether it is a question."""
    canonical, segments = canonical_form(sentence)
    return canonical, segments, "?" in sentence[-4:] or bool(_QUESTION.match(canonical))


def canonical_form(text: str) -> tuple[str, tuple[tuple[int, int, int, bool], ...]]:
    """The canonical form of a stretch of text, and its segments (see `Sentence`)."""
    plain = _lower(text)
    parts: list[str] = []
    segments: list[tuple[int, int, int, bool]] = []
    done = length = 0
    for match in _CHANGE.finditer(plain):
        begin, replacement = _replacement(plain, match)
        if begin > done:
            segments.append((length, done, begin, True))
            parts.append(plain[done:begin])
            length += begin - done
        if replacement:
            segments.append((length, begin, match.end(), False))
            parts.append(replacement)
            length += len(replacement)
        done = match.end()
    if done < len(plain) or not segments:
        segments.append((length, done, len(plain), True))
        parts.append(plain[done:])
    return "".join(parts), tuple(segments)


def _replacement(plain: str, match: re.Match[str]) -> tuple[int, str]:
    """Where the change begins and what stands there instead."""
    kind, found = match.lastgroup or "", match.group()
    if kind == "not":
        return _written_out_not(plain, match)
    if kind == "ur":
        after = plain[match.end() :].lstrip()
        return match.start(), "you are" if UR_MEANS_YOU_ARE.match(after) else "your"
    if kind == "long":
        inside = plain[match.end() : match.end() + 1].isalpha()
        return match.start(), found[0] * (2 if inside and found[0] in "eolsf" else 1)
    return match.start(), _SIMPLE[kind](found)


_SIMPLE: dict[str, Callable[[str], str]] = {
    "spell": lambda found: SPELLINGS[found],
    "cannot": lambda _: "can not",
    "short": lambda found: " " + CONTRACTED[found[1:]],
    "is": lambda _: " is",
    "us": lambda _: " us",
    "quote": lambda _: "'",
    "double": lambda _: '"',
    "dash": lambda _: "-",
    "dots": lambda _: "...",
    "gone": lambda _: "",
    "space": lambda _: " ",
}


def _written_out_not(plain: str, match: re.Match[str]) -> tuple[int, str]:
    for stem, full in _IRREGULAR_NOT.items():
        begin = match.start() - len(stem)
        if plain.startswith(stem, max(begin, 0)) and (begin <= 0 or not plain[begin - 1].isalpha()):
            return begin, full + " not"
    return match.start(), " not"


def _lower(text: str) -> str:
    """Lower case, letter for letter: nothing that would change the number of code points."""
    if text.isascii():
        return text.lower()
    return "".join(_lower_letter(letter) for letter in text)


def _lower_letter(letter: str) -> str:
    if letter.isascii():
        return letter.lower()
    folded = unicodedata.normalize("NFKC", letter).lower()
    return folded if len(folded) == 1 and not letter.isspace() else letter
