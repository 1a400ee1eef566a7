"""Tells somebody at a terminal how far long work is, and a program nothing."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from typing import TypeVar

T = TypeVar("T")

EVERY = 5_000
_CLEAR = "\r\x1b[K"


def tell(done: int) -> None:
    """How many messages are read, on a line of standard error that the next one overwrites."""
    if sys.stderr.isatty():
        sys.stderr.write(f"{_CLEAR}{done:,} messages read …")
        sys.stderr.flush()


def ended() -> None:
    """Wipe that line."""
    if sys.stderr.isatty():
        sys.stderr.write(_CLEAR)


def told(things: Iterable[T]) -> Iterator[T]:
    """The same things, told of on their way."""
    for done, thing in enumerate(things, start=1):
        if done % EVERY == 0:
            tell(done)
        yield thing
    ended()
