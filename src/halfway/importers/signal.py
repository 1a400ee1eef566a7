"""Reads Signal: signal-export's Markdown and JSON lines, and rows of Signal Desktop as JSON."""

from __future__ import annotations

import re
from collections.abc import Iterator

import msgspec

from halfway.importers.record import Choices, Record, Warn
from halfway.importers.source import Source
from halfway.importers.structures import decoded, decoded_bytes, moment_from, moment_of

NAME = "signal"
_HEAD = re.compile(r"\[(\d{4}-\d\d-\d\d),? (\d\d:\d\d(?::\d\d)?)\] ([^:\n]{1,80}): ?")
_OLD = re.compile(r"\[\d{4}-\d\d-\d\d, \d\d:\d\d\] ")
_PICTURE = re.compile(r"!?\[[^\]\n]{0,200}\]\([^)\n]{0,400}\)")


class _Row(msgspec.Struct):
    date: str = ""
    sender: str = ""
    body: str | None = ""
    type: str = "message"
    sent_at: int | None = None
    timestamp: int | None = None
    source: str | None = None
    source_name: str | None = msgspec.field(default=None, name="sourceName")
    is_erased: bool | int = msgspec.field(default=False, name="isErased")


def detect(source: Source) -> bool:
    """Whether lines begin as signal-export's do, or JSON has Signal's field names."""
    head = source.head_text().lstrip()
    if _OLD.match(head) or (source.name.lower().endswith(".md") and _HEAD.match(head)):
        return True
    is_json = head[:1] in ("{", "[")
    return is_json and '"body"' in head and ('"sender"' in head or '"sent_at"' in head)


def read(source: Source, choices: Choices, warn: Warn) -> Iterator[Record]:
    """The records, in the order of the file."""
    head = source.head_text().lstrip()
    if head[:1] not in ("{", "[") or _HEAD.match(head):
        yield from _markdown(source)
        return
    rows = decoded(source, list[_Row]) if head[0] == "[" else _lines(source)
    for row in rows:
        yield _record(row)


def _lines(source: Source) -> Iterator[_Row]:
    for line in source.lines():
        if line.strip():
            yield decoded_bytes(source.name, line.encode(), _Row)


def _markdown(source: Source) -> Iterator[Record]:
    head: re.Match[str] | None = None
    lines: list[str] = []
    for line in source.lines():
        match = _HEAD.match(line)
        if match is None:
            if head is not None:
                lines.append(line)
            elif line.strip():
                yield Record(None, "", line, "unread")
            continue
        if head is not None:
            yield _of_markdown(head, lines)
        head, lines = match, [line[match.end() :]]
    if head is not None:
        yield _of_markdown(head, lines)


def _of_markdown(head: re.Match[str], lines: list[str]) -> Record:
    at = moment_from(f"{head[1]}T{head[2]}")
    text = _PICTURE.sub("", "\n".join(one for one in lines if not one.startswith(">"))).strip()
    return Record(at, head[3].strip(), text, "message" if text else "media")


def _record(row: _Row) -> Record:
    milliseconds = row.sent_at or row.timestamp
    at = moment_from(row.date) if row.date else moment_of(milliseconds and milliseconds / 1000)
    speaker = row.sender or row.source_name or row.source or ""
    if not speaker and row.type == "outgoing":
        speaker = "Me"
    if row.is_erased:
        return Record(at, speaker, "", "deleted")
    if row.type not in ("message", "incoming", "outgoing"):
        return Record(at, speaker, row.body or row.type, "notice")
    return Record(at, speaker, row.body or "", "message" if row.body else "media")
