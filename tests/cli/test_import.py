"""`halfway import` says what is in an export, and what a person must choose."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from halfway.cli.import_ import print_import
from halfway.importers.record import NO_CHOICES
from tests.shared_data import SHARED

FIXTURES = sorted(
    path
    for path in (SHARED / "data" / "chat_fixtures").glob("*/*.*")
    if path.suffix in (".txt", ".json") and "target" not in path.name and "support" not in path.name
)
AMBIGUOUS = "02/03/2020, 10:00 - A: x\n03/04/2020, 10:00 - B: y\n"


def run(*options: str, file: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "halfway.cli", "import", str(file), *options],
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.fixture
def chat(tmp_path: Path) -> Path:
    path = tmp_path / "chat.txt"
    path.write_text(
        "13/02/2020, 10:00 - You created the chat\n13/02/2020, 10:01 - Ana: hi\nthere\n"
        "13/02/2020, 10:02 - Ben: <Media omitted>\n14/02/2020, 10:03 - Ben: bye\n",
        encoding="utf-8",
    )
    return path


def test_json_counts_everything(chat: Path) -> None:
    assert json.loads(run("--json", file=chat).stdout) == {
        "format": "whatsapp",
        "speakers": ["Ana", "Ben"],
        "messages": 2,
        "first": "2020-02-13T10:00:00",
        "last": "2020-02-14T10:03:00",
        "skipped": 2,
        "warnings": [
            "1 pictures, voice messages or files without words.",
            "1 notes of the app itself.",
        ],
    }


def test_jsonl_streams_the_messages(chat: Path) -> None:
    lines = [json.loads(line) for line in run("--jsonl", file=chat).stdout.splitlines()]
    assert lines[0] == {"at": "2020-02-13T10:01:00", "speaker": "Ana", "text": "hi\nthere"}
    assert len(lines) == 2


def test_for_a_person(chat: Path) -> None:
    assert run(file=chat).stdout.startswith("2 messages (whatsapp)\nfrom 2020-02-13 10:00 to")


def test_what_must_be_chosen_is_one_line(tmp_path: Path) -> None:
    path = tmp_path / "chat.txt"
    path.write_text(AMBIGUOUS, encoding="utf-8")
    done = run("--json", file=path)
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr.count("\n") == 1
    assert "day-first, month-first" in done.stderr
    assert json.loads(run("--json", "--dates", "month-first", file=path).stdout)[
        "first"
    ].startswith("2020-02-03")
    assert run("--dates", "sideways", file=path).returncode == 2


@pytest.mark.parametrize("option", ["--dates", "--chat"])
def test_what_must_be_chosen_names_the_file_and_the_option(tmp_path: Path, option: str) -> None:
    path = tmp_path / "chat.json"
    chats = [{"name": name, "messages": [{"from": "A", "text": "x"}]} for name in ("Al\nex", "B")]
    path.write_text(
        AMBIGUOUS if option == "--dates" else json.dumps({"chats": {"list": chats}}),
        encoding="utf-8",
    )
    said = run(file=path).stderr
    assert said.count("\n") == 1
    assert str(path) in said
    assert option in said


def test_what_a_file_holds_cannot_steer_the_terminal(tmp_path: Path) -> None:
    path = tmp_path / "chat.txt"
    path.write_text(
        "13/01/2024, 10:00 - K\x1b[31mim\x1b]0;x\x07: hi\n13/01/2024, 10:01 - A\x9bl\x7fex: yo\n",
        encoding="utf-8",
    )
    said = run(file=path).stdout
    assert not set(said) & {"\x1b", "\x07", "\x9b", "\x7f"}
    assert "K[U+001B][31mim" in said
    assert "A[U+009B]l[U+007F]ex: 1" in said


def test_only_who_wrote_a_message_is_a_speaker(tmp_path: Path) -> None:
    path = tmp_path / "chat.txt"
    path.write_text(
        "13/02/2020, 10:01 - Ana: hi\n13/02/2020, 10:02 - Ben: hello\n"
        "13/02/2020, 10:03 - Cem: <Media omitted>\n",
        encoding="utf-8",
    )
    found = json.loads(run("--json", file=path).stdout)
    assert found["speakers"] == ["Ana", "Ben"]
    assert not any("people wrote" in one for one in found["warnings"])


def test_a_bad_file_is_one_line_and_status_one(tmp_path: Path) -> None:
    path = tmp_path / "x.bin"
    path.write_bytes(bytes(range(256)))
    done = run(file=path)
    assert (done.returncode, done.stdout, done.stderr.count("\n")) == (1, "", 1)
    assert run(file=tmp_path / "missing").returncode == 1


@pytest.mark.shared
@pytest.mark.skipif(not FIXTURES, reason="skipped: shared data not here")
@pytest.mark.parametrize("path", FIXTURES, ids=lambda path: path.name)
def test_public_fixtures_are_all_read(path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    print_import(str(path), format=None, choices=NO_CHOICES, how="json")
    found = json.loads(capsys.readouterr().out)
    assert found["messages"] >= 2
    assert len(found["speakers"]) >= 1
    expected = {"telegram": "telegram", "signal": "signal", "instagram": "meta"}
    assert found["format"] == expected.get(path.name.split("__")[0], "whatsapp")
    assert not any("not understood" in words for words in found["warnings"])
