"""The process in which an export is read: with little memory, little time, and nothing to write.

It takes one line of JSON that says what to read, then the bytes, on standard input; it answers
with frames on standard output (`halfway.importers.contained` is the other end).
"""

from __future__ import annotations

import resource
import sys
from itertools import islice
from pathlib import Path
from typing import Any, BinaryIO

import msgspec

from halfway.errors import HalfwayError
from halfway.importers.formats import importer_for
from halfway.importers.record import ChoiceNeededError, Choices
from halfway.importers.source import Source

MOST_MEMORY = 3 * 2**30
MOST_SECONDS = 240
MOST_FILES = 64
BATCH = 2000


class Task(msgspec.Struct):
    """What is to be read; the bytes follow unless there is a `path`."""

    name: str
    path: str | None = None
    format: str | None = None
    chat: str | None = None
    dates: str | None = None


def main() -> None:
    """Read one export and answer in frames."""
    _limit()
    task = msgspec.json.decode(sys.stdin.buffer.readline(), type=Task)
    out = sys.stdout.buffer
    try:
        _read(task, out)
        send(out, "end", None)
    except ChoiceNeededError as error:
        send(out, "choice", [error.what, list(error.options)])
    except HalfwayError as error:
        send(out, "error", str(error))
    except (MemoryError, RecursionError):
        send(out, "error", f"{task.name} needs more memory than a chat does. Export a part of it.")
    except Exception:  # Whatever a file brings about, the other end is told in one clear line.
        send(out, "error", f"{task.name} could not be read. Export it again, or a part of it.")
    out.flush()


def _limit() -> None:
    """No more memory, time and files than a large chat needs."""
    for what, most in (
        (resource.RLIMIT_AS, MOST_MEMORY),
        (resource.RLIMIT_CPU, MOST_SECONDS),
        (resource.RLIMIT_NOFILE, MOST_FILES),
        (resource.RLIMIT_FSIZE, 0),
    ):
        _, hard = resource.getrlimit(what)
        resource.setrlimit(what, (most if hard < 0 else min(most, hard), hard))


def _read(task: Task, out: BinaryIO) -> None:
    if task.path is not None:
        source = Source.of_file(Path(task.path))
    else:
        source = Source.of_bytes(task.name, sys.stdin.buffer.read())
    importer = importer_for(source, named=task.format)
    send(out, "format", importer.NAME)
    choices = Choices(task.chat, task.dates)  # type: ignore[arg-type]
    records = importer.read(source, choices, lambda words: send(out, "warning", words))
    while batch := list(islice(records, BATCH)):
        send(out, "records", batch)


def send(out: BinaryIO, kind: str, content: Any) -> None:
    """One frame: four bytes of length, then kind and content as MessagePack."""
    frame = msgspec.msgpack.encode((kind, content))
    out.write(len(frame).to_bytes(4, "big") + frame)


if __name__ == "__main__":
    main()
