"""Reads DiscordChatExporter's JSON."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from halfway.importers.record import Choices, Record, Warn
from halfway.importers.source import Source
from halfway.importers.structures import decoded, moment_from

NAME = "discord"
_SAID = frozenset(("Default", "Reply", "0", "19"))


class _Author(msgspec.Struct):
    name: str = ""
    nickname: str | None = None


class _Message(msgspec.Struct):
    timestamp: str
    author: _Author
    content: str = ""
    type: str | int = "Default"


class _Export(msgspec.Struct):
    messages: list[_Message]


def detect(source: Source) -> bool:
    """Whether this is JSON with the exporter's field names."""
    head = source.head_text()
    return '"channel"' in head and '"author"' in head and '"messages"' in head


def read(source: Source, choices: Choices, warn: Warn) -> Iterator[Record]:
    """The records, in the order of the file."""
    for one in decoded(source, _Export).messages:
        at, speaker = moment_from(one.timestamp), one.author.nickname or one.author.name
        if str(one.type) not in _SAID:
            yield Record(at, speaker, one.content or str(one.type), "notice")
        else:
            yield Record(at, speaker, one.content, "message" if one.content.strip() else "media")
