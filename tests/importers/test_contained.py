"""Reading happens in a process of its own, which may fail without harm."""

from __future__ import annotations

import io
import json
import threading
from collections import deque
from pathlib import Path

import pytest

from halfway.errors import BadTextError
from halfway.importers import contained
from halfway.importers.child import send
from halfway.importers.contained import read
from halfway.importers.record import ChoiceNeededError, Choices, Record
from halfway.importers.source import Source


def chat(lines: int) -> bytes:
    return "".join(
        f"1/{13 + i % 9}/20, 10:00 - {'AB'[i % 2]}: hello {i}\n" for i in range(lines)
    ).encode()


def test_records_format_and_warnings_come_over() -> None:
    reading = read(Source.of_bytes("x.txt", b"A: hello\nB: hi\nA: so\nB: what"))
    assert [one.text for one in reading] == ["hello", "hi", "so", "what"]
    assert reading.format == "transcript"
    assert len(reading.warnings) == 1


def test_a_file_on_disk_is_read_in_place(tmp_path: Path) -> None:
    path = tmp_path / "chat.txt"
    path.write_bytes(chat(5000))
    assert sum(1 for _ in read(Source.of_file(path))) == 5000


def test_errors_and_choices_come_over() -> None:
    with pytest.raises(BadTextError, match="no export"):
        list(read(Source.of_bytes("x", b"\0\1\2\3")))
    export = {
        "chats": {"list": [{"name": n, "messages": [{"from": n, "text": "x"}]} for n in "AB"]}
    }
    source = Source.of_bytes("result.json", json.dumps(export).encode())
    with pytest.raises(ChoiceNeededError) as caught:
        list(read(source))
    assert caught.value.options == ("A", "B")
    assert len(list(read(source, choices=Choices(chat="B")))) == 1


def test_json_without_bottom_is_one_clear_error() -> None:
    deep = b'{"from_id": 1, "messages": ' + b"[" * 200_000
    with pytest.raises(BadTextError, match=r"deep\.json"):
        list(read(Source.of_bytes("deep.json", deep)))


def test_a_reader_that_takes_too_long_is_stopped(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(contained, "SECONDS", 0.01)
    with pytest.raises(BadTextError, match="stopped"):
        list(read(Source.of_bytes("x.txt", chat(200_000))))


def test_one_may_stop_in_the_middle() -> None:
    records = iter(read(Source.of_bytes("x.txt", chat(50_000))))
    assert next(records).text == "hello 0"
    records.close()  # type: ignore[attr-defined]


@pytest.mark.parametrize("kept", [2, 4, 9, 30, -1])
def test_an_answer_that_is_cut_off_is_one_clear_error(kept: int) -> None:
    """What the child had not sent in full when it was killed."""
    sent = io.BytesIO()
    send(sent, "records", [Record(None, "A", "hello")] * 3)
    reading = read(Source.of_bytes("x.txt", b"x"))
    with pytest.raises(BadTextError, match="stopped"):
        list(reading._records(io.BytesIO(sent.getvalue()[:kept])))


def test_an_answer_that_is_no_answer_is_one_clear_error() -> None:
    reading = read(Source.of_bytes("x.txt", b"x"))
    with pytest.raises(BadTextError, match="stopped"):
        list(reading._records(io.BytesIO(b"\0\0\0\x03\xc1\xc1\xc1")))


def test_another_thread_may_stop_it_while_it_reads() -> None:
    reading = read(Source.of_bytes("x.txt", chat(400_000)))
    records = iter(reading)
    next(records)
    threading.Timer(0.05, reading.close).start()
    with pytest.raises(BadTextError, match="stopped"):
        deque((threading.Event().wait(0.0001) for _ in records), maxlen=0)
    assert reading._child is not None
    assert reading._child.returncode is not None


def test_what_was_stopped_before_it_began_gives_nothing() -> None:
    reading = read(Source.of_bytes("x.txt", chat(50_000)))
    reading.close()
    with pytest.raises(BadTextError, match="stopped"):
        list(reading)
