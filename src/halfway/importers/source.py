"""The bytes of an export, opened with care: size, encoding and length of lines are bounded."""

from __future__ import annotations

import codecs
import io
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from halfway.errors import BadTextError

MOST_BYTES = 128 * 2**20
MOST_UNPACKED = 512 * 2**20
LONGEST_LINE = 16 * 2**20
_HEAD = 65_536
_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)


@dataclass(frozen=True, slots=True)
class Source:
    """A file in memory or on disk; `name` is what it was called, for errors and for guessing."""

    name: str
    data: bytes | Path

    @classmethod
    def of_file(cls, path: Path) -> Source:
        """The file at `path`; raises `BadTextError` when it is missing, a folder or too large."""
        try:
            size = path.stat().st_size
        except OSError as error:
            raise BadTextError(f"{path}: {error.strerror}. Give the path of an export.") from error
        if path.is_dir():
            raise BadTextError(f"{path} is a folder. Give the one file that the app exported.")
        _check(path.name, size)
        return cls(path.name, path)

    @classmethod
    def of_bytes(cls, name: str, data: bytes) -> Source:
        """Bytes that came over a form; raises `BadTextError` when they are too many."""
        _check(name, len(data))
        return cls(name, data)

    def stream(self) -> BinaryIO:
        """A new stream over the bytes, from their beginning."""
        return io.BytesIO(self.data) if isinstance(self.data, bytes) else self.data.open("rb")

    def read(self) -> bytes:
        """All bytes."""
        return self.data if isinstance(self.data, bytes) else self.data.read_bytes()

    def head(self) -> bytes:
        """The first 64 kB."""
        with self.stream() as stream:
            return stream.read(_HEAD)

    def head_text(self) -> str:
        """The first 64 kB as text, with marks for what is none: to guess a format by.

        As in `lines`, a line ends with LF only.
        """
        head = self.head()
        text = head.decode(_encoding(head), errors="replace").removeprefix("\ufeff")
        return text.replace("\r\n", "\n").replace("\r", "\n")

    def lines(self) -> Iterator[str]:
        """The lines, without line ends; raises `BadTextError` where the bytes are no text.

        Only CR LF, LF and CR end a line: other marks that Unicode calls line ends stand in
        messages.
        """
        with self.stream() as stream:
            text = io.TextIOWrapper(stream, encoding=_encoding(self.head()), newline=None)
            number = 0
            try:
                while line := text.readline(LONGEST_LINE):
                    number += 1
                    if len(line) == LONGEST_LINE:
                        raise BadTextError(
                            f"{self.name}: line {number} is longer than 16 MB. This is no chat."
                        )
                    line = line.rstrip("\n")
                    yield line.replace("\0", "") if "\0" in line else line
            except UnicodeError as error:
                raise BadTextError(
                    f"{self.name}: the text after line {number} is not UTF-8. Export it again, or "
                    "save it as UTF-8."
                ) from error

    def text(self) -> str:
        """All as one text; raises `BadTextError` like `lines`."""
        data = self.read()
        try:
            return data.decode(_encoding(data[:4])).removeprefix("\ufeff")
        except UnicodeError as error:
            raise BadTextError(f"{self.name} is not UTF-8 text. Export it again.") from error


def _encoding(head: bytes) -> str:
    for mark, encoding in _MARKS:
        if head.startswith(mark):
            return encoding
    return "utf-8"


def _check(name: str, size: int) -> None:
    if size > MOST_BYTES:
        raise BadTextError(
            f"{name} has {size / 2**20:.0f} MB; the most is 128. Export without media, or in parts."
        )
    if size == 0:
        raise BadTextError(f"{name} is empty. Export it again.")
