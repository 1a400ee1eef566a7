"""Gets text from a file or from standard input, and says in one line what is wrong with it."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from halfway.errors import BadTextError

LARGEST_FILE = 4_000_000
"""Bytes; four for each code point of the longest draft, and some."""


def read_text(name: str | None) -> str:
    """The text in the file `name`, or of standard input for `-` and None.

    Raises `BadTextError` for a file that is missing, too large, binary, or not UTF-8.
    """
    if name in (None, "-"):
        if sys.stdin.isatty():
            sys.stderr.write("Type or paste your draft, then press Ctrl-D on an empty line.\n")
        return _decoded(sys.stdin.buffer.read(LARGEST_FILE + 1), "standard input")
    with _opened(str(name)) as stream:
        return _decoded(stream.read(LARGEST_FILE + 1), str(name))


def read_lines(name: str | None) -> Iterator[tuple[int, str]]:
    """The numbered lines of a file or of standard input, one by one, without blank ones."""
    stream = sys.stdin.buffer if name in (None, "-") else _opened(str(name))
    where = "standard input" if name in (None, "-") else str(name)
    with stream:
        for number, line in enumerate(stream, start=1):
            if line.strip():
                yield number, _decoded(line, f"{where}, line {number}")


def _opened(name: str) -> BinaryIO:
    path = Path(name)
    try:
        return path.open("rb")
    except FileNotFoundError:
        raise BadTextError(
            f"{name}: there is no such file. Check the name, or use - to read standard input."
        ) from None
    except IsADirectoryError:
        raise BadTextError(f"{name}: this is a folder. Name a text file in it.") from None
    except OSError as error:
        raise BadTextError(
            f"{name}: this file cannot be opened ({error.strerror}). Check who may read it."
        ) from None


def _decoded(raw: bytes, where: str) -> str:
    if len(raw) > LARGEST_FILE:
        raise BadTextError(
            f"{where}: this is more than {LARGEST_FILE:,} bytes. Check a part of it."
        )
    if b"\0" in raw[:8192]:
        raise BadTextError(
            f"{where}: this is not text but binary data. Save the draft as a plain text file."
        )
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        raise BadTextError(
            f"{where}: byte {error.start} (line {line}) is not UTF-8. Save the file as UTF-8 and try again."
        ) from None
