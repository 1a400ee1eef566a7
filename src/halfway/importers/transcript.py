"""Reads transcripts: plain "A: ..." typed from memory, and the texts of Zoom, Teams and Otter."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from datetime import datetime, timedelta

from halfway.importers.captions import START
from halfway.importers.record import Choices, Record, Warn
from halfway.importers.source import Source

NAME = "transcript"
_PLAIN = re.compile(r"([^\W\d][^:\n]{0,40}):(?:\s+(.*)|)$")
_CLOCK = r"(?:(\d{1,2}):)?(\d{1,2}):(\d{2})"
_NAME_THEN_TIME = re.compile(rf"\[?([^\W\d][^\n\[\]:]{{0,60}}?)\]?[ \t]+{_CLOCK}(?: ?[AP]M)?\s*$")
_ZOOM_CHAT = re.compile(
    rf"{_CLOCK}\s+(?:From\s+)?([^:\n]{{1,60}}?)(?:\s+to\s+[^:\n]{{1,60}})?\s?:\s(.*)$"
)
_MOST_SPEAKERS = 12


def detect(source: Source) -> bool:
    """Whether most of it is said by a few names, each more than once or two of them."""
    return _shape(source) is not None


def _shape(source: Source) -> re.Pattern[str] | None:
    lines = [line for line in source.head_text().splitlines()[:400] if line.strip()]
    for shape, group in ((_ZOOM_CHAT, 4), (_NAME_THEN_TIME, 1), (_PLAIN, 1)):
        names = Counter(
            match[group].strip() for line in lines if (match := shape.match(line.strip()))
        )
        if 2 <= len(names) <= _MOST_SPEAKERS and sum(names.values()) >= len(lines) / 4:
            return shape
    return None


def read(source: Source, choices: Choices, warn: Warn) -> Iterator[Record]:
    """The turns; lines without a name go on with what was said before."""
    shape = _shape(source) or _PLAIN
    if shape is _PLAIN:
        warn("This names no times: it is taken as one talk.")
    last: Record | None = None
    for line in source.lines():
        match = shape.match(line.strip())
        if match is None:
            if last is not None:
                last = last._replace(text=f"{last.text}\n{line}".strip())
            elif line.strip():
                yield Record(None, "", line, "unread")
            continue
        if last is not None:
            yield _ended(last)
        last = _begun(match, shape)
    if last is not None:
        yield _ended(last)


def _begun(match: re.Match[str], shape: re.Pattern[str]) -> Record:
    if shape is _PLAIN:
        return Record(None, match[1].strip(), (match[2] or "").strip())
    if shape is _NAME_THEN_TIME:
        return Record(_moment(*match.groups()[1:4]), match[1].strip(), "")
    return Record(_moment(*match.groups()[:3]), match[4].strip(), match[5].strip())


def _ended(record: Record) -> Record:
    text = record.text.strip()
    return record._replace(text=text) if text else record._replace(text="", kind="media")


def _moment(hours: str | None, minutes: str, seconds: str) -> datetime:
    return START + timedelta(hours=int(hours or 0), minutes=int(minutes), seconds=int(seconds))
