"""`halfway check` keeps its contract: JSON alone on stdout, one clear line for bad input."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from halfway.conversation import MOVES

TEXT = "🙄 You never listen to me. You're so selfish."


def halfway(*arguments: str, given: bytes = b"") -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [sys.executable, "-m", "halfway.cli", *arguments],
        input=given,
        capture_output=True,
        check=False,
    )


def test_prints_exactly_one_json_document() -> None:
    done = halfway("check", "--json", given=TEXT.encode())
    document = json.loads(done.stdout)
    assert (done.returncode, done.stderr) == (0, b"")
    assert list(document) == [
        "harshness",
        "directness",
        "moves",
        "findings",
        "suggestions",
        "danger",
    ]
    assert list(document["moves"]) == list(MOVES)
    for finding in document["findings"]:
        assert list(finding) == ["move", "start", "end", "text", "confidence", "says", "rule"]
        assert TEXT[finding["start"] : finding["end"]] == finding["text"]
    for suggestion in document["suggestions"]:
        assert list(suggestion) == ["start", "end", "text"]


def test_reads_a_file_a_dash_and_a_pipe_alike(tmp_path: Path) -> None:
    file = tmp_path / "draft.txt"
    file.write_text(TEXT)
    answers = {
        halfway("check", "--json", str(file)).stdout,
        halfway("check", "--json", "-", given=TEXT.encode()).stdout,
        halfway("check", "--json", given=TEXT.encode()).stdout,
    }
    assert len(answers) == 1


def test_danger_has_signal_and_place() -> None:
    document = json.loads(halfway("check", "--json", given=b"He choked me last night.").stdout)
    assert [list(signal) for signal in document["danger"]] == [["signal", "start", "end", "text"]]
    assert document["suggestions"] == []


def test_prints_for_a_person_with_spans_marked() -> None:
    printed = halfway("check", given=TEXT.encode()).stdout.decode()
    assert "[1: You never listen to me]" in printed
    assert "You could say" in printed


def test_shows_help_before_all_else_where_words_tell_of_danger() -> None:
    printed = halfway("check", given=b"He choked me last night.").stdout.decode()
    assert printed.startswith("Some of these words can tell of danger")
    assert "You could say" not in printed


@pytest.mark.parametrize(
    ("given", "says"),
    [
        (b"", "no text to read"),
        (b" \n ", "no text to read"),
        (b"caf\xe9 you never", "byte 3 (line 1) is not UTF-8"),
        (b"\x00\x01\x02binary", "binary data"),
        (b"a" * 1_000_000, "1,000,000 characters"),
        (b"a" * 5_000_000, "more than 4,000,000 bytes"),
    ],
)
def test_bad_input_is_one_clear_line(given: bytes, says: str) -> None:
    done = halfway("check", "--json", given=given)
    assert done.returncode == 1
    assert done.stdout == b""
    assert done.stderr.decode().count("\n") == 1
    assert says in done.stderr.decode()


def test_missing_file_and_folder_are_one_clear_line(tmp_path: Path) -> None:
    for name, says in ((str(tmp_path / "no.txt"), "no such file"), (str(tmp_path), "a folder")):
        done = halfway("check", name)
        assert done.returncode == 1
        assert says in done.stderr.decode()


def test_wrong_usage_is_two() -> None:
    assert halfway("check", "--nonsense").returncode == 2
    assert halfway("nonsense").returncode == 2


def test_takes_a_byte_order_mark_and_windows_line_ends() -> None:
    done = halfway("check", "--json", given=b"\xef\xbb\xbfYou never listen to me.\r\nOk?")
    assert json.loads(done.stdout)["findings"][0]["start"] == 0
