"""`halfway code` keeps order and ids, streams, and says which line is bad."""

from __future__ import annotations

import json
import subprocess
import sys
from typing import Any

import pytest

from halfway.conversation import MOVES


def code(*lines: str, options: tuple[str, ...] = ()) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "halfway.cli", "code", *options],
        input="\n".join(lines),
        capture_output=True,
        text=True,
        check=False,
    )


def parsed(done: subprocess.CompletedProcess[str]) -> list[dict[str, Any]]:
    return [json.loads(line) for line in done.stdout.splitlines()]


def test_keeps_ids_and_order() -> None:
    lines = parsed(
        code(
            '{"id": 7, "text": "ok"}',
            '{"id": "b", "text": "You never listen to me"}',
            "",
            '{"id": null, "text": ""}',
        )
    )
    assert [line["id"] for line in lines] == [7, "b", None]
    assert lines[1]["codes"] == ["criticism"]
    assert list(lines[0]["moves"]) == list(MOVES)
    assert list(lines[0]) == ["id", "codes", "moves"]


def test_adds_openings_when_asked() -> None:
    (line,) = parsed(code('{"id": 1, "text": "You never listen to me"}', options=("--openings",)))
    assert line["harshness"] > 2
    assert 0 <= line["directness"] <= 1


@pytest.mark.parametrize(
    ("bad", "says"),
    [
        ("nonsense", "this is not JSON"),
        ('{"id": 1}', "missing"),
        ('{"id": 1, "text": 3}', "not a string"),
        ("[1]", "missing"),
    ],
)
def test_names_the_bad_line(bad: str, says: str) -> None:
    done = code('{"id": 1, "text": "fine"}', bad)
    assert done.returncode == 1
    assert "line 2" in done.stderr
    assert says in done.stderr
    assert len(parsed(done)) == 1
