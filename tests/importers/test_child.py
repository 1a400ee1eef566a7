"""Whatever a file brings about in the child, the other end hears one clear line of it."""

from __future__ import annotations

import io
from collections.abc import Iterator
from types import SimpleNamespace

import msgspec
import pytest

from halfway.errors import BadTextError
from halfway.importers import child
from halfway.importers.record import ChoiceNeededError, Record


def frames(monkeypatch: pytest.MonkeyPatch, error: Exception) -> list[tuple[str, object]]:
    """What the child answers where its importer gives a record, then fails with this error."""

    def read(*_: object) -> Iterator[Record]:
        yield Record(None, "Kim", "hi")
        raise error

    importer = SimpleNamespace(NAME="rows", read=read)
    task = msgspec.json.encode(child.Task("talk.txt")) + b"\nKim: hi"
    out = io.BytesIO()
    monkeypatch.setattr(child, "_limit", lambda: None)
    monkeypatch.setattr(child, "importer_for", lambda source, named: importer)
    monkeypatch.setattr("sys.stdin", SimpleNamespace(buffer=io.BytesIO(task)))
    monkeypatch.setattr("sys.stdout", SimpleNamespace(buffer=out))
    child.main()
    out.seek(0)
    found = []
    while length := out.read(4):
        found.append(tuple(msgspec.msgpack.decode(out.read(int.from_bytes(length, "big")))))
    return found


@pytest.mark.parametrize(
    "error", [OverflowError("int too large"), ValueError("x"), ZeroDivisionError(), KeyError("a")]
)
def test_an_error_nobody_thought_of_is_said(
    monkeypatch: pytest.MonkeyPatch, error: Exception
) -> None:
    kind, words = frames(monkeypatch, error)[-1]
    assert kind == "error"
    assert words == "talk.txt could not be read. Export it again, or a part of it."


def test_too_much_memory_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    kind, words = frames(monkeypatch, MemoryError())[-1]
    assert kind == "error"
    assert "memory" in str(words)


def test_our_own_errors_keep_their_words(monkeypatch: pytest.MonkeyPatch) -> None:
    assert frames(monkeypatch, BadTextError("No."))[-1] == ("error", "No.")
    choice = ChoiceNeededError("chat", ("A", "B"))
    assert frames(monkeypatch, choice)[-1] == ("choice", ["chat", ["A", "B"]])
