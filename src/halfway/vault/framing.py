"""Pieces in a row: each with its length before it, so that they can be taken apart again."""

from __future__ import annotations

import struct
from collections.abc import Iterable, Iterator
from io import BytesIO
from typing import Protocol

from halfway.errors import DamagedError

LARGEST_PIECE = 1 << 24
_LENGTH = struct.Struct(">I")


class Readable(Protocol):
    """Whatever can be read from."""

    def read(self, size: int, /) -> bytes:
        """The next `size` bytes, fewer at the end."""


def framed(pieces: Iterable[bytes]) -> Iterator[bytes]:
    """The pieces with their lengths, to be written one after the other."""
    for piece in pieces:
        yield _LENGTH.pack(len(piece)) + piece


def unframed(source: bytes | Readable) -> Iterator[bytes]:
    """The pieces again; raises `DamagedError` where the source ends inside one."""
    stream = BytesIO(source) if isinstance(source, bytes) else source
    while length := stream.read(_LENGTH.size):
        size = _LENGTH.unpack(length)[0] if len(length) == _LENGTH.size else LARGEST_PIECE + 1
        piece = stream.read(size) if size <= LARGEST_PIECE else b""
        if len(piece) != size:
            raise DamagedError("The end is missing, or the lengths in it were changed.")
        yield piece
