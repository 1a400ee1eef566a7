"""Decodes JSON of a known shape, with one clear error, and lists several chats in one export."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from datetime import datetime
from typing import TypeVar

import msgspec

from halfway.errors import BadTextError
from halfway.importers.record import ChoiceNeededError, Choices
from halfway.importers.source import Source

_FAR = 10**15
"""Milliseconds beyond this are no time, and may be more than a number can be divided from."""

Shape = TypeVar("Shape")
Chat = TypeVar("Chat")


def decoded(source: Source, shape: type[Shape]) -> Shape:
    """The file as this shape; fields that the shape does not name are passed over.

    Raises `BadTextError` for what is no JSON, has another shape, or is nested without end.
    """
    return decoded_bytes(source.name, source.read().removeprefix(b"\xef\xbb\xbf"), shape)


def decoded_bytes(name: str, data: bytes, shape: type[Shape]) -> Shape:
    """The same, of bytes."""
    try:
        return msgspec.json.decode(data, type=shape)
    except RecursionError as error:
        raise BadTextError(f"{name} is nested too deeply to be a chat.") from error
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise BadTextError(f"{name} is not as this app writes it ({error}).") from error


def chosen(chats: Sequence[Chat], choices: Choices, *, name: Callable[[Chat], str]) -> Chat:
    """The one chat, or the one that was chosen by its name; a second "Alex" is "Alex (2)".

    Raises `ChoiceNeededError` when there are several and none was chosen, or no such one, and
    `BadTextError` when there are none.
    """
    if not chats:
        raise BadTextError("There is no chat in this export.")
    if len(chats) == 1 and choices.chat is None:
        return chats[0]
    by_name = dict(zip(_numbered([name(one) for one in chats]), chats, strict=True))
    if choices.chat in by_name:
        return by_name[choices.chat]
    raise ChoiceNeededError("chat", tuple(by_name))


def _numbered(names: Sequence[str]) -> list[str]:
    """The names, each once: a number stands behind those that come again."""
    given, times = set(names), Counter[str]()
    numbered = []
    for name in names:
        times[name] += 1
        one = name if times[name] == 1 else f"{name} ({times[name]})"
        while times[name] > 1 and one in given:
            times[name] += 1
            one = f"{name} ({times[name]})"
        numbered.append(one)
    return numbered


def moment_of(seconds: float | None) -> datetime | None:
    """The local wall clock of seconds since 1970; None where there is no such time."""
    if seconds is None:
        return None
    try:
        return datetime.fromtimestamp(seconds)  # noqa: DTZ006  (the person's own wall clock)
    except (ValueError, OverflowError, OSError):
        return None


def moment_of_ms(milliseconds: int | None) -> datetime | None:
    """The same of milliseconds; 0 is what apps write where they know no time."""
    if not milliseconds or abs(milliseconds) >= _FAR:
        return None
    return moment_of(milliseconds / 1000)


def hour_of_day(hours: int, *, is_afternoon: bool) -> int:
    """The hour from 0 to 23 that a clock of two halves means; one of 24 hours stays as it is."""
    return hours % 12 + 12 * is_afternoon if hours <= 12 else hours


def moment_from(written: str) -> datetime | None:
    """The local wall clock of an ISO 8601 time; None where it is none."""
    try:
        at = datetime.fromisoformat(written.strip())
        return at.astimezone().replace(tzinfo=None) if at.tzinfo else at
    except (ValueError, OverflowError, OSError):
        return None
