"""The head of a line in a WhatsApp export: date, time and where the name begins, in any locale."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime, time
from functools import lru_cache
from itertools import islice
from typing import NamedTuple

from halfway.importers.dates import Triple, known_day
from halfway.importers.structures import hour_of_day
from halfway.importers.whatsapp_hours import Half, half_of

_M = "[\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]{0,4}"
_GAP = "[ \u00a0\u202f]{0,3}"
_DATE = rf"(R?\d{{1,4}}){_M}[-./]{_GAP}{_M}(\d{{1,4}}){_M}[-./]{_GAP}{_M}(R?\d{{1,4}})"
_CLOCK = r"(\d{1,2})[:.](\d{2})(?:[:.](\d{2}))?"
_WORD = r"[^\d\[\]:\n–—-]"
"""Beside a time stand blanks, marks, "at" and half-days, in any language: `half_of` knows which.
What is commonest is tried first."""
_BETWEEN = rf"(,? |{_WORD}{{1,24}})"
_BESIDE = rf"( ?|{_WORD}{{0,20}})"
_LATIN_HALF = r"((?:[ \u00a0\u202f]?[AaPp]\.?[ \u00a0\u202f]?[Mm]\.?)?)"
_NO_DASH = r"(?![^:\n]{0,20}[ \u00a0][-–—][ \u00a0])"

Words = tuple[str, str]
"""What stands before the clock time and after it."""
Digits = tuple[str, str, str | None]
"""Hours, minutes and seconds, as written."""


@dataclass(frozen=True, slots=True)
class Style:
    """How heads are written in one file.

    `unknown` are words that recur beside its times and that no language is known to have: morning
    and evening cannot be told apart there.
    """

    pattern: re.Pattern[str]
    is_apple: bool = False
    is_time_first: bool = False
    unknown: frozenset[Words] = frozenset()


class Head(NamedTuple):
    """What a head says; `end` is where the rest of the line begins, `marked` whether the app put
    a sign of its own before it."""

    triple: Triple
    clock: time | None
    end: int
    marked: bool


BRACKETS = re.compile(rf"({_M})\[{_M}{_DATE}{_BETWEEN}{_CLOCK}{_BESIDE}\]{_GAP}{_M}")
BRACKETS_TIME_FIRST = re.compile(
    rf"({_M})\[{_BESIDE}{_CLOCK}{_BETWEEN}{_DATE}{_WORD}{{0,8}}\]{_GAP}{_M}"
)
DASH = re.compile(rf"({_M}){_DATE}{_BETWEEN}{_CLOCK}{_BESIDE}[-–—]{_GAP}{_M}")
DASH_TIME_FIRST = re.compile(rf"({_M})(){_CLOCK}{_BETWEEN}{_DATE}{_WORD}{{0,8}}[-–—]{_GAP}{_M}")
COLON = re.compile(rf"({_M}){_DATE}{_BETWEEN}{_CLOCK}{_BESIDE}: {_GAP}{_M}")
# Here nothing parts the time from the name: only a half-day in Latin letters can be told from one.
BLANK = re.compile(
    rf"({_M}){_DATE}{_BETWEEN}{_CLOCK}{_LATIN_HALF}{_M} {_NO_DASH}(?=[^:\n]{{1,60}}: )"
)

STYLES = (
    Style(BRACKETS, is_apple=True),
    Style(BRACKETS_TIME_FIRST, is_apple=True, is_time_first=True),
    Style(DASH),
    Style(DASH_TIME_FIRST, is_time_first=True),
    Style(COLON),
    Style(BLANK),
)
"""Every repeat is bounded and all begin at the line's first character: time does not grow with the
line (tests prove it)."""

_SHORTEST, _LONGEST = 8, 64
_BLANKS = " \u00a0\u202f\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\ufeff"
_LOOKED_AT = 400
_RECURS = 2
_MOST_WORDS = 4


def style_of(lines: Iterable[str]) -> Style | None:
    """How heads are written, by the first lines; None where there are none."""
    known: Counter[Style] = Counter()
    unknown: Counter[tuple[Style, Words]] = Counter()
    for line in islice(lines, _LOOKED_AT):
        for style in STYLES:
            if match := style.pattern.match(line):
                before, after = _parts(match, style)[3:]
                if half_of(before, after):
                    known[style] += 1
                    break
                unknown[style, (before, after)] += 1
    if known:
        return known.most_common(1)[0][0]
    recurring = [one for one, times in unknown.most_common(_MOST_WORDS) if times >= _RECURS]
    if not recurring:
        return None
    style = recurring[0][0]
    return replace(style, unknown=frozenset(words for one, words in recurring if one == style))


def head_of(line: str, style: Style) -> Head | None:
    """The head of this line, or None where it has none in this style."""
    match = style.pattern.match(line)
    if match is None:
        return None
    mark, triple, digits, before, after = _parts(match, style)
    half = half_of(before, after)
    if half is None and (before, after) not in style.unknown:
        return None
    return Head(triple, _clock(digits, half), match.end(), bool(mark))


def behind_head(line: str, style: Style) -> str:
    """What stands behind the head, mostly found without reading it; "" where there is none.

    It is fast, to count by: a few lines that have no head slip in.
    """
    sign = "]" if style.is_apple else " - "
    at = line.find(sign, _SHORTEST, _LONGEST)
    if at > 0:
        return line[at + len(sign) :].lstrip(_BLANKS)
    head = head_of(line, style)
    return line[head.end :] if head else ""


def moment(head: Head, order: str) -> datetime | None:
    """Date and time of a head, or None where they are none in this order."""
    day = known_day(head.triple, order)
    if day is None or head.clock is None:
        return None
    return datetime.combine(day, head.clock)


def _parts(match: re.Match[str], style: Style) -> tuple[str, Triple, Digits, str, str]:
    """Mark, date, digits of the time, the words before it and after it."""
    found = match.groups()
    if style.is_time_first:
        return found[0], found[6:9], found[2:5], found[1], found[5]  # type: ignore[return-value]
    return found[0], found[1:4], found[5:8], found[4], found[8]  # type: ignore[return-value]


@lru_cache(maxsize=8192)
def _clock(digits: Digits, half: Half | None) -> time | None:
    hours = int(digits[0])
    if half in ("before", "after"):
        hours = hour_of_day(hours, is_afternoon=half == "after")
    try:
        return time(hours, int(digits[1]), int(digits[2] or 0))
    except ValueError:
        return None
