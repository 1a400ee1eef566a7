"""One kept thing: its content, and the head that lists are made of."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Generic, TypeVar

import msgspec

from halfway.errors import DamagedError

Content = TypeVar("Content")


@dataclass(frozen=True, slots=True, kw_only=True)
class Head:
    """What is sealed apart from the body, so that a list need not open every body; times in UTC."""

    kind: str
    format: int
    title: str
    created: datetime
    changed: datetime
    trashed: datetime | None = None
    body_version: int = 1


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of a list: the id and version of a document, and its head."""

    id: str
    version: int
    head: Head


@dataclass(frozen=True, slots=True)
class Document(Generic[Content]):
    """A kept thing, opened."""

    id: str
    version: int
    head: Head
    content: Content


@dataclass(frozen=True, slots=True)
class Contents:
    """All that an account holds: what opens, newest first, and the ids of what does not."""

    entries: tuple[Entry, ...]
    damaged: tuple[str, ...] = ()


def encoded_head(head: Head) -> bytes:
    """A head as bytes."""
    return msgspec.json.encode(head)


def decoded_head(payload: bytes) -> Head:
    """The head that was encoded; raises `DamagedError` where this is none."""
    try:
        return msgspec.json.decode(payload, type=Head)
    except msgspec.MsgspecError:
        raise DamagedError("Something that was kept here cannot be read.") from None
