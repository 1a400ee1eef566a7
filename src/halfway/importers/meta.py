"""Reads Facebook Messenger and Instagram: JSON and the zip around it, broken UTF-8 mended."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

import msgspec

from halfway.errors import BadTextError
from halfway.importers.archive import is_archive, members
from halfway.importers.record import Choices, Record, Warn
from halfway.importers.source import Source
from halfway.importers.structures import chosen, decoded, moment_of_ms

NAME = "meta"
_REACTED = re.compile(
    r"(?:Reacted .{1,8} to your message|Liked a message|.{1,60} liked a message)\s?"
)


class _Person(msgspec.Struct):
    name: str = ""


class _Message(msgspec.Struct):
    sender_name: str | None = None
    new_sender: str | None = msgspec.field(default=None, name="senderName")
    timestamp_ms: int | None = None
    timestamp: int | None = None
    content: str | None = None
    text: str | None = None
    is_unsent: bool = False
    new_unsent: bool = msgspec.field(default=False, name="isUnsent")
    call_duration: int | None = None

    @property
    def milliseconds(self) -> int | None:
        """When it was sent, since 1970; None where the file names no time."""
        return self.timestamp_ms or self.timestamp or None


class _File(msgspec.Struct):
    messages: list[_Message]
    participants: list[_Person | str] = msgspec.field(default_factory=list)
    title: str = ""
    thread_name: str = msgspec.field(default="", name="threadName")
    thread_path: str = ""


@dataclass(frozen=True, slots=True)
class _Chat:
    name: str
    messages: list[_Message]


def detect(source: Source) -> bool:
    """Whether this is JSON with Meta's field names, or a zip with such files in it."""
    if is_archive(source):
        return any(_is_one(one) for one in members(source, ".json"))
    return _is_one(source)


def _is_one(source: Source) -> bool:
    head = source.head_text()
    return '"messages"' in head and ('"sender_name"' in head or '"senderName"' in head)


def read(source: Source, choices: Choices, warn: Warn) -> Iterator[Record]:
    """The records of one chat, the oldest first; raises `ChoiceNeededError` where several are."""
    if is_archive(source):
        files = [decoded(one, _File) for one in members(source, ".json") if _is_one(one)]
    else:
        files = [decoded(source, _File)]
    if not files:
        raise BadTextError(f"{source.name}: no chat is in it. Ask Meta for JSON, not for HTML.")
    chat = chosen(_chats(files), choices, name=lambda one: one.name)
    for message in _by_time(chat.messages):
        yield _record(message)


def _chats(files: list[_File]) -> list[_Chat]:
    """A long chat comes in several files: those of one thread belong together."""
    found: dict[str, _Chat] = {}
    for one in files:
        people = [mended(p if isinstance(p, str) else p.name) for p in one.participants]
        name = mended(one.title or one.thread_name) or ", ".join(people) or "Chat"
        key = one.thread_path or name
        found.setdefault(key, _Chat(name, [])).messages.extend(_forward(one.messages))
    return list(found.values())


def _forward(messages: list[_Message]) -> list[_Message]:
    """One file's messages in the order in which they were written.

    Meta writes the newest first; within one millisecond only the place in the file tells.
    """
    times = [one.milliseconds for one in messages if one.milliseconds is not None]
    steps = [(then > now) - (then < now) for now, then in pairwise(times)]
    return messages if sum(steps) > 0 else messages[::-1]


def _by_time(messages: list[_Message]) -> list[_Message]:
    """By time; one without a time stays behind the one that it stands behind."""
    keys: list[int] = []
    for one in messages:
        before = keys[-1] if keys else 0
        keys.append(before if one.milliseconds is None else one.milliseconds)
    return [messages[number] for number in sorted(range(len(keys)), key=keys.__getitem__)]


def _record(message: _Message) -> Record:
    at = moment_of_ms(message.milliseconds)
    speaker = mended(message.sender_name or message.new_sender or "").strip()
    text = mended(message.content or message.text or "")
    if message.is_unsent or message.new_unsent:
        return Record(at, speaker, "", "deleted")
    if message.call_duration is not None or _REACTED.fullmatch(text):
        return Record(at, speaker, text, "notice")
    if not speaker:
        return Record(at, "", text, "unread")
    return Record(at, speaker, text, "message" if text.strip() else "media")


def mended(text: str) -> str:
    """Text whose UTF-8 bytes were each written as a character of their own, put right.

    Text that is not broken so stays as it is.
    """
    if text.isascii():
        return text
    try:
        return text.encode("latin-1").decode("utf-8")
    except UnicodeError:
        return text
