"""Reads transcripts: plain "A: ..." typed from memory, and the texts of Zoom, Teams and Otter."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from halfway.importers.captions import START
from halfway.importers.names import Heads, Names, is_like_name
from halfway.importers.record import Choices, Record, Warn
from halfway.importers.source import Source
from halfway.importers.structures import hour_of_day

NAME = "transcript"
_CLOCK = (
    r"(?:(?P<hours>\d{1,2}):)?(?P<minutes>\d{1,2}):(?P<seconds>\d{2})"
    r"(?:\s?(?P<half>[AaPp])\.?[Mm]\b\.?)?"
)
_WORDS = r":(?:\s+(?P<text>.*)|)$"
_TIME_FIRST = re.compile(
    rf"[\[(]?{_CLOCK}[\])]?\s+(?P<sure>From\s+)?(?P<name>[^:\n]{{1,60}}?)"
    rf"(?:\s+[Tt]o\s+[^:\n]{{1,60}})?\s?{_WORDS}"
)
_TIME_INSIDE = re.compile(
    rf"(?P<name>[^\W\d][^:\n\[\]()]{{0,60}}?)\s?[\[(]{_CLOCK}[\])]\s?{_WORDS}"
)
_NAME_THEN_TIME = re.compile(
    # A date before the time is no part of a name.
    r"(?!.{0,80}\d[/.-]\d)\[?(?P<name>[^\W\d][^\n\[\]:()]{0,60}?)\]?[ \t]{1,40}"
    rf"[\[(]?{_CLOCK}[\])]?\s*$"
)
_PLAIN = re.compile(rf"(?P<name>[^\W\d][^:\n]{{0,40}}){_WORDS}")
_PLAIN_TIGHT = re.compile(r"(?P<name>[^\W\d][^:\n]{0,40}):(?P<text>\w.*)$")
_SHAPES = (_TIME_FIRST, _TIME_INSIDE, _NAME_THEN_TIME, _PLAIN)
_OF_ZOOM = re.compile(r'(?:Replying|Reacted) to "|Removed an? .{1,40} reaction from "')
_MOST_SPEAKERS = 12
_LOOKED_AT = 400
_EARLIEST_HOUR = 5


def detect(source: Source) -> bool:
    """Whether most of it is said by a few names, each more than once or two of them."""
    return _shape(source) is not None


def _shape(source: Source) -> re.Pattern[str] | None:
    lines = source.head_text().split("\n")[:_LOOKED_AT]
    written = sum(1 for line in lines if line.strip())
    for shape in _SHAPES:
        heads = _survey(lines, shape).heads
        names = heads.names()
        if 2 <= len(names) <= _MOST_SPEAKERS and heads.said_by(names) >= written / 4:
            return shape
    return None


def read(source: Source, choices: Choices, warn: Warn) -> Iterator[Record]:
    """The turns; lines without a name go on with what was said before.

    The file is gone through twice: first for the names, then for the words.
    """
    shape = _shape(source) or _PLAIN
    survey = _survey(source.lines(), shape)
    names = survey.heads.names()
    clock = _Clock(survey.is_of_day)
    if shape is _PLAIN:
        warn("This names no times: it is taken as one talk.")
    elif survey.example:
        read_as = "hours and minutes" if clock.is_of_day else "minutes and seconds"
        warn(f"This names no days. Times such as {survey.example} are read as {read_as}.")
    turn = _Turn(None, "", "")
    for line in source.lines():
        head = _head(line.strip(), shape, names)
        if head is None:
            turn.add(line.strip())
            continue
        yield from turn.records()
        match, speaker = head
        turn = _Turn(clock.moment(match), speaker, line.strip())
        turn.add(match.groupdict().get("text") or "")
    yield from turn.records()
    for sentence in names.warnings():
        warn(sentence)


def _head(line: str, shape: re.Pattern[str], names: Names) -> tuple[re.Match[str], str] | None:
    """The head of a turn and its speaker, or None where the line goes on with what was said."""
    match = shape.match(line)
    if match is None and shape is _PLAIN:
        match = _PLAIN_TIGHT.match(line)
        if match is None or not names.has(match["name"]):
            return None
    speaker = names.speaker(match["name"]) if match else None
    return (match, speaker) if match and speaker is not None else None


@dataclass(slots=True)
class _Turn:
    """What one person says until another speaks; `head` is the line that began it.

    What stands in front of the first head is said by nobody.
    """

    at: datetime | None
    speaker: str
    head: str
    said: list[str] = field(default_factory=list)
    notices: list[str] = field(default_factory=list)

    def add(self, words: str) -> None:
        """One more line; Zoom quotes the words of others, which are not this person's."""
        if words:
            (self.notices if self.speaker and _OF_ZOOM.match(words) else self.said).append(
                words.strip()
            )

    def records(self) -> Iterator[Record]:
        """The message, and what is none."""
        if not self.speaker:
            yield from (Record(None, "", words, "unread") for words in self.said)
            return
        if self.notices:
            yield Record(self.at, "", "\n".join(self.notices), "notice")
        if self.said:
            yield Record(self.at, self.speaker, "\n".join(self.said))
        elif not self.notices:
            yield Record(self.at, "", self.head, "unread")


@dataclass(slots=True)
class _Survey:
    """The heads of a file, and whether a time such as 10:02 is one of a day or of a recording."""

    heads: Heads = field(default_factory=Heads)
    is_of_day: bool = True
    example: str = ""

    def see_time(self, match: re.Match[str]) -> None:
        """Recordings begin near 0:00 and go on to 59:59 and 1:00:00; a talk rarely begins at 4."""
        first = int(match["minutes"])
        if match["half"] or match["hours"]:
            self.is_of_day = self.is_of_day and bool(match["half"])
            return
        if not self.example:
            self.example = f"{match['minutes']}:{match['seconds']}"
            self.is_of_day = self.is_of_day and first >= _EARLIEST_HOUR
        self.is_of_day = self.is_of_day and first < 24


def _survey(lines: Iterable[str], shape: re.Pattern[str]) -> _Survey:
    found = _Survey()
    is_apart = True
    for line in lines:
        match = shape.match(line.strip())
        if match is not None:
            is_sure = bool(match.groupdict().get("sure"))
            is_head = True
            if shape is _NAME_THEN_TIME:
                # "Let us leave at 5:30" ends in a time too: a name stands apart or looks like one.
                is_like = is_like_name(match["name"])
                is_sure, is_head = is_apart and is_like, is_apart or is_like
            if is_head:
                found.heads.add(match["name"], sure=is_sure)
                if shape is not _PLAIN:
                    found.see_time(match)
        is_apart = not line.strip()
    return found


@dataclass(slots=True)
class _Clock:
    """Turns times without a day into moments; after midnight the next day begins."""

    is_of_day: bool
    _days: int = 0
    _last: datetime = START

    def moment(self, match: re.Match[str]) -> datetime | None:
        """The moment of a head, or None where it names none.

        Two numbers are the hours and minutes of a day, or the minutes and seconds of a recording.
        """
        if "minutes" not in match.re.groupindex:
            return None
        hours, minutes, seconds = (int(match[one] or 0) for one in ("hours", "minutes", "seconds"))
        half = (match["half"] or "").lower()
        if match["hours"] is None and (half or self.is_of_day):
            hours, minutes, seconds = minutes, seconds, 0
        if half:
            hours = hour_of_day(hours, is_afternoon=half == "p")
        at = START + timedelta(days=self._days, hours=hours, minutes=minutes, seconds=seconds)
        if at < self._last - timedelta(hours=12):
            self._days += 1
            at += timedelta(days=1)
        self._last = at
        return at
