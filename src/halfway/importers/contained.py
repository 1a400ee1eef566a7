"""Reads an export in a process of its own, so that a hostile file can harm nothing but that."""

from __future__ import annotations

import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import suppress
from typing import IO, Any

import msgspec

from halfway.errors import BadTextError
from halfway.importers.child import Task
from halfway.importers.record import NO_CHOICES, ChoiceNeededError, Choices, Record
from halfway.importers.source import Source

SECONDS = 300
"""After so long on the clock, reading is given up."""


class _Records(msgspec.Struct, array_like=True):
    kind: str
    content: list[Record]


class Reading:
    """An export that is being read: iterate over it for its records.

    `format` is known from the first record on, `warnings` are complete after the last.
    """

    def __init__(self, source: Source, *, named: str | None, choices: Choices) -> None:
        self.source = source
        self.format = ""
        self.warnings: list[str] = []
        self._named = named
        self._choices = choices
        self._child: subprocess.Popen[bytes] | None = None
        self._is_closed = False

    def close(self) -> None:
        """Stop reading at once, from whichever thread; who iterates gets `BadTextError`."""
        self._is_closed = True
        if self._child is not None:
            self._child.kill()

    def __iter__(self) -> Iterator[Record]:
        """The records; raises what the importer raised, and `BadTextError` when it had to be
        stopped."""
        child = subprocess.Popen(
            [sys.executable, "-I", "-m", "halfway.importers.child"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
        )
        self._child = child
        if self._is_closed:
            child.kill()
        assert child.stdin is not None  # nosec B101  # noqa: S101  (both are pipes)
        assert child.stdout is not None  # nosec B101  # noqa: S101
        timer = threading.Timer(SECONDS, child.kill)
        timer.daemon = True
        timer.start()
        feeding = threading.Thread(target=self._feed, args=(child.stdin,), daemon=True)
        feeding.start()
        try:
            yield from self._records(child.stdout)
        finally:
            timer.cancel()
            child.kill()
            child.wait()
            feeding.join()
            child.stdout.close()

    def _feed(self, pipe: IO[bytes]) -> None:
        on_disk = None if isinstance(self.source.data, bytes) else str(self.source.data)
        task = Task(self.source.name, on_disk, self._named, self._choices.chat, self._choices.dates)
        try:
            with pipe:
                pipe.write(msgspec.json.encode(task) + b"\n")
                if isinstance(self.source.data, bytes):
                    pipe.write(self.source.data)
        except BrokenPipeError:
            pass  # The child has ended; what it said tells why.

    def _records(self, pipe: IO[bytes]) -> Iterator[Record]:
        decode = msgspec.msgpack.Decoder(_Records).decode
        with suppress(msgspec.DecodeError):  # What cannot be decoded was cut off.
            while frame := _frame(pipe):
                if frame[1:9] == b"\xa7records":
                    yield from decode(frame).content
                    continue
                kind, content = msgspec.msgpack.decode(frame)
                if kind == "end":
                    return
                self._take(kind, content)
        raise BadTextError(
            f"{self.source.name}: reading it took too much memory or time, and was stopped. "
            "Export a part of it, without media."
        )

    def _take(self, kind: str, content: Any) -> None:
        if kind == "format":
            self.format = content
        elif kind == "warning":
            self.warnings.append(content)
        elif kind == "choice":
            raise ChoiceNeededError(content[0], tuple(content[1]))
        else:
            raise BadTextError(content)


def _frame(pipe: IO[bytes]) -> bytes:
    """The next frame; nothing at the end, and where the child was killed in the middle of one."""
    length = pipe.read(4)
    frame = pipe.read(int.from_bytes(length, "big"))
    return frame if len(length) == 4 and len(frame) == int.from_bytes(length, "big") else b""


def read(source: Source, *, named: str | None = None, choices: Choices = NO_CHOICES) -> Reading:
    """The export, to be read in a process of its own."""
    return Reading(source, named=named, choices=choices)
