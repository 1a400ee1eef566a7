"""Reads Telegram Desktop's result.json: one chat, or a whole export from which one is chosen."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from halfway.importers.record import Choices, Record, Warn
from halfway.importers.source import Source
from halfway.importers.structures import chosen, decoded, moment_from, moment_of

NAME = "telegram"


class _Piece(msgspec.Struct):
    text: str = ""


class _Message(msgspec.Struct):
    type: str = "message"
    date: str = ""
    date_unixtime: str = ""
    sender: str | None = msgspec.field(default=None, name="from")
    actor: str | None = None
    action: str = ""
    text: str | list[str | _Piece] = ""
    media_type: str = ""
    photo: str = ""
    file: str = ""
    forwarded_from: str | msgspec.UnsetType | None = msgspec.UNSET
    """Set where somebody else wrote it; null where that person's account is gone."""


class _Chat(msgspec.Struct):
    messages: list[_Message]
    name: str | None = None


class _Chats(msgspec.Struct):
    chats: list[_Chat] = msgspec.field(name="list")


class _Export(msgspec.Struct):
    messages: list[_Message] = msgspec.field(default_factory=list)
    name: str | None = None
    chats: _Chats | None = None


def detect(source: Source) -> bool:
    """Whether this is JSON with Telegram's own field names."""
    head = source.head_text()
    return head.lstrip()[:1] == "{" and (
        '"date_unixtime"' in head or '"from_id"' in head or '"chats"' in head
    )


def read(source: Source, choices: Choices, warn: Warn) -> Iterator[Record]:
    """The records of one chat; raises `ChoiceNeededError` where there are several."""
    export = decoded(source, _Export)
    chat = _Chat(export.messages, export.name)
    if export.chats is not None:
        several = [one for one in export.chats.chats if one.messages]
        chat = chosen(several, choices, name=lambda one: one.name or "Deleted account")
    for message in chat.messages:
        yield _record(message)


def _record(message: _Message) -> Record:
    seconds = float(message.date_unixtime) if message.date_unixtime.isdecimal() else None
    at = moment_from(message.date) or moment_of(seconds)
    text = _text(message.text)
    if message.type != "message":
        return Record(at, message.actor or "", message.action or text, "notice")
    speaker = message.sender or "Deleted account"
    if not text.strip():
        return Record(at, speaker, "", "media")
    is_forwarded = message.forwarded_from is not msgspec.UNSET
    return Record(at, speaker, text, "notice" if is_forwarded else "message")


def _text(text: str | list[str | _Piece]) -> str:
    if isinstance(text, str):
        return text
    return "".join(one if isinstance(one, str) else one.text for one in text)
