"""Reads Signal: signal-export's Markdown and JSON lines, and rows of Signal Desktop as JSON."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import datetime

import msgspec

from halfway.importers.record import Choices, Record, Warn
from halfway.importers.source import Source
from halfway.importers.structures import (
    chosen,
    decoded,
    decoded_bytes,
    moment_from,
    moment_of_ms,
)

NAME = "signal"
ME = "Me"
_HEAD = re.compile(r"\[(\d{4}-\d\d-\d\d),? (\d\d:\d\d(?::\d\d)?)\] ([^:\n]{1,80}): ?")
_OLD = re.compile(r"\[\d{4}-\d\d-\d\d, \d\d:\d\d\] ")
_PICTURE = re.compile(r"!?\[[^\[\]\n]{0,200}\]\([^)\n]{0,400}\)")


class _Row(msgspec.Struct):
    date: str | None = None
    sender: str | None = None
    body: str | None = None
    type: str | None = None
    sent_at: int | None = None
    timestamp: int | None = None
    source: str | None = None
    source_name: str | None = msgspec.field(default=None, name="sourceName")
    service_id: str | None = msgspec.field(default=None, name="sourceServiceId")
    old_id: str | None = msgspec.field(default=None, name="sourceUuid")
    conversation: str | None = msgspec.field(default=None, name="conversationId")
    is_erased: bool | int | None = msgspec.field(default=None, name="isErased")

    @property
    def name(self) -> str:
        """What the writer is called in this row."""
        return (self.sender or self.source_name or "").strip()

    @property
    def ids(self) -> list[str]:
        """What else the writer is known by, the best to read first."""
        return [one for one in (self.source, self.service_id, self.old_id) if one]


def detect(source: Source) -> bool:
    """Whether lines begin as signal-export's do, or JSON has Signal's field names."""
    head = source.head_text().lstrip()
    if _OLD.match(head) or (source.name.lower().endswith(".md") and _HEAD.match(head)):
        return True
    is_json = head[:1] in ("{", "[")
    return is_json and '"body"' in head and ('"sender"' in head or '"sent_at"' in head)


def read(source: Source, choices: Choices, warn: Warn) -> Iterator[Record]:
    """The records of one chat, in the order of the file.

    Raises `ChoiceNeededError` where the rows are of several chats.
    """
    head = source.head_text().lstrip()
    if head[:1] not in ("{", "[") or _HEAD.match(head):
        yield from _markdown(source)
        return
    found = _Chats()
    found.look_at(_rows(source))
    chat = chosen(list(found.names), choices, name=found.name_of) if found.names else ""
    for row in _rows(source):
        if (row.conversation or "") == chat:
            yield _record(row, found)


def _rows(source: Source) -> Iterable[_Row]:
    if source.head_text().lstrip()[:1] == "[":
        yield from decoded(source, list[_Row])
        return
    for line in source.lines():
        if line.strip():
            yield decoded_bytes(source.name, line.encode(), _Row)


@dataclass(slots=True)
class _Chats:
    """The chats and the people that are named in some of the rows."""

    names: dict[str, str] = field(default_factory=dict)
    people: dict[str, str] = field(default_factory=dict)

    def look_at(self, rows: Iterable[_Row]) -> None:
        """Takes the names in: of each id, and of each chat by the first who wrote to me in it."""
        for row in rows:
            is_other = row.type != "outgoing" and row.name not in ("", ME)
            chat = row.conversation or ""
            self.names[chat] = self.names.get(chat) or (row.name if is_other else "")
            if row.name and row.type != "outgoing":
                for one in row.ids:
                    self.people.setdefault(one, row.name)

    def name_of(self, chat: str) -> str:
        """What a person can choose a chat by."""
        return self.names[chat] or chat or "Chat"

    def speaker_of(self, row: _Row) -> str:
        """Who wrote the row: by name, by another row's name for the same id, or by the id."""
        if row.type == "outgoing":
            return (row.sender or "").strip() or ME
        known = [self.people[one] for one in row.ids if one in self.people]
        return next(iter([*filter(None, [row.name]), *known, *row.ids]), row.conversation or "")


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
    # A quotation has a blank behind its sign; ">:(" is somebody's own.
    said = "\n".join(one for one in lines if not one.startswith("> ") and one != ">")
    text = _PICTURE.sub("", said).strip()
    if not head[3].strip():
        return Record(at, "", said.strip() or head[0], "unread")
    return Record(at, head[3].strip(), text, "message" if text else "media")


def _record(row: _Row, found: _Chats) -> Record:
    at = _moment(row)
    speaker = found.speaker_of(row)
    body = row.body or ""
    if row.is_erased:
        return Record(at, speaker, "", "deleted")
    if row.type not in (None, "", "message", "incoming", "outgoing"):
        return Record(at, speaker, body or row.type, "notice")
    if not speaker:
        return Record(at, "", body, "unread")
    return Record(at, speaker, body, "message" if body.strip() else "media")


def _moment(row: _Row) -> datetime | None:
    if row.date:
        return moment_from(row.date)
    return moment_of_ms(row.sent_at or row.timestamp)
