"""The head of a line in a WhatsApp export: date, time and where the name begins, in any locale."""

from __future__ import annotations

import re
from datetime import datetime, time
from typing import NamedTuple

from halfway.importers.dates import Triple, known_day

_M = "[\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]{0,4}"
_GAP = "[ \u00a0\u202f]{0,3}"
_DATE = rf"{_M}(R?\d{{1,4}}){_M}[-./]{_GAP}{_M}(\d{{1,4}}){_M}[-./]{_GAP}{_M}(R?\d{{1,4}}){_M}\.?(?: BE)?"
_HALF = r"(?:([AaPp])\.?[ \u00a0\u202f]?[Mm]\.?|(ص|م|午前|午後|上午|下午|오전|오후|πμ|μμ|am|pm))"
_TIME = rf"(?:(午前|午後|上午|下午|오전|오후){_GAP})?(\d{{1,2}})[:.](\d{{2}})(?:[:.](\d{{2}}))?(?:{_GAP}{_HALF})?"
_BETWEEN = rf"[,،]?{_GAP}(?:(?:klo|kl\.?|às|at|um|a las|à|alle|o){_GAP})?"

BRACKETS = re.compile(rf"({_M})\[{_DATE}{_BETWEEN}{_TIME}{_M}\]{_GAP}{_M}")
BRACKETS_TIME_FIRST = re.compile(rf"({_M})\[{_TIME}{_M}[,،]?{_GAP}{_DATE}{_M}\]{_GAP}{_M}")
DASH = re.compile(rf"({_M}){_DATE}{_BETWEEN}{_TIME}{_M}{_GAP}[-–—]{_GAP}{_M}")
DASH_TIME_FIRST = re.compile(rf"({_M}){_TIME}{_M}[,،]?{_GAP}{_DATE}{_M}{_GAP}[-–—]{_GAP}{_M}")
COLON = re.compile(rf"({_M}){_DATE}{_BETWEEN}{_TIME}{_M}: {_GAP}{_M}")
BLANK = re.compile(rf"({_M}){_DATE}{_BETWEEN}{_TIME}{_M} (?=[^:\n]{{1,60}}: )")

STYLES = {
    "brackets": BRACKETS,
    "brackets, time first": BRACKETS_TIME_FIRST,
    "dash": DASH,
    "dash, time first": DASH_TIME_FIRST,
    "colon": COLON,
    "blank": BLANK,
}
"""Every repeat is bounded and all begin at the line's first character: time does not grow with the
line (tests prove it)."""

_AFTER_NOON = frozenset(("p", "P", "م", "午後", "下午", "오후", "μμ", "pm"))
_BEFORE_NOON = frozenset(("a", "A", "ص", "午前", "上午", "오전", "πμ", "am"))


class Head(NamedTuple):
    """What a head says; `end` is where the rest of the line begins, `marked` whether the app put
    a sign of its own before it."""

    triple: Triple
    clock: time | None
    end: int
    marked: bool


def head_of(line: str, style: str) -> Head | None:
    """The head of this line, or None where it has none in this style."""
    match = STYLES[style].match(line)
    if match is None:
        return None
    groups = match.groups()
    if "time first" in style:
        before, hour, minute, second, half, word = groups[1:7]
        triple = groups[7:10]
    else:
        triple, (before, hour, minute, second, half, word) = groups[1:4], groups[4:10]
    clock = _clock(hour, minute, second, before or half or word)
    return Head(triple, clock, match.end(), bool(groups[0]))  # type: ignore[arg-type]


def moment(head: Head, order: str) -> datetime | None:
    """Date and time of a head, or None where they are none in this order."""
    day = known_day(head.triple, order)
    if day is None or head.clock is None:
        return None
    return datetime.combine(day, head.clock)


def _clock(hour: str, minute: str, second: str | None, half: str | None) -> time | None:
    hours = int(hour)
    if half in _AFTER_NOON and hours < 12:
        hours += 12
    elif half in _BEFORE_NOON and hours == 12:
        hours = 0
    try:
        return time(hours, int(minute), int(second or 0))
    except ValueError:
        return None
