"""`halfway pattern` names the cycle of a real talk with its roles, and holds back where it must."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

ATTACKS = (
    "You never listen to me. You are so selfish.",
    "What is wrong with you? You always do this.",
    "You're lazy and you only think about yourself.",
    "You never care about anybody but yourself.",
)
DEFENCES = (
    "That's not my fault, I was at work.",
    "Well, you do it too, you did it yesterday.",
    "I only did it because you wouldn't stop.",
    "It's not like I did it on purpose, I was tired.",
)
CHAT = ("Can you get milk?", "The bus is at nine.", "Lunch is on the table.", "See you at six.")
REPLIES = ("Ok, will do.", "Thanks.", "The shop is open till ten.", "Dad rang about Sunday.")


def run(*options: str, file: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "halfway.cli", "pattern", str(file), *options],
        capture_output=True,
        text=True,
        check=False,
    )


def document(*options: str, file: Path) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(run("--json", *options, file=file).stdout)
    return found


@pytest.fixture(scope="module")
def talk(tmp_path_factory: pytest.TempPathFactory) -> Path:
    lines = []
    for i in range(48):
        pair = (ATTACKS, DEFENCES) if i % 3 == 0 else (CHAT, REPLIES)
        lines += [f"Ana: {pair[0][i % 4]}", f"Ben: {pair[1][(i + i // 4) % 4]}"]
    path = tmp_path_factory.mktemp("talk") / "talk.txt"
    path.write_text("\n".join(lines), encoding="utf-8")
    return path


def test_names_the_pattern_with_roles(talk: Path) -> None:
    found = document("--me", "Ana", file=talk)
    first = found["patterns"][0]
    assert (first["name"], first["roles"]) == (
        "criticise/defend",
        {"me": "criticises", "them": "defends"},
    )
    assert first["count"] >= 10
    assert first["ci"][0] > 1
    assert found["my_side"][0]["move"] == "criticism"


def test_swapping_me_swaps_the_roles(talk: Path) -> None:
    one, other = (document("--me", who, file=talk)["patterns"][0] for who in ("Ana", "Ben"))
    assert one.pop("roles") == dict(
        zip(("me", "them"), list(other.pop("roles").values())[::-1], strict=True)
    )
    assert one == other


def test_for_a_person(talk: Path) -> None:
    said = run("--me", "Ana", file=talk).stdout
    assert "Blame and defend: I blame, they defend" in said
    assert "no verdict" in said


def test_who_is_me_must_be_said(talk: Path) -> None:
    done = run("--json", file=talk)
    assert done.returncode == 1
    assert "Ana, Ben" in done.stderr
    assert "no message of 'Zoe'" in run("--me", "Zoe", "--them", "Ana", file=talk).stderr


def test_danger_holds_it_back(talk: Path, tmp_path: Path) -> None:
    path = tmp_path / "talk.txt"
    path.write_text(
        talk.read_text() + "\nAna: He said he would kill me if I left.", encoding="utf-8"
    )
    found = document("--me", "Ana", file=path)
    assert found["held_back"]
    assert (found["patterns"], found["my_side"], found["openings"]) == ([], [], {})
    assert found["danger"]
    assert "help-now" in run("--me", "Ana", file=path).stdout


def test_once_danger_was_read_only_my_own_side_is_told(talk: Path, tmp_path: Path) -> None:
    path = tmp_path / "talk.txt"
    path.write_text(
        talk.read_text() + "\nAna: He said he would kill me if I left. \x1b[2J", encoding="utf-8"
    )
    found = document("--me", "Ana", "--seen", file=path)
    assert (found["held_back"], found["mine_only"]) == (False, True)
    assert (found["patterns"], found["fills"], found["my_side"]) == ([], [], [])
    assert found["openings"] == {}
    assert found["my_moves"][0]["move"] == "criticism"
    said = run("--me", "Ana", "--seen", file=path).stdout
    assert "My side: I say what is wrong with them" in said
    assert "defend" not in said
    assert "\x1b" not in run("--me", "Ana", file=path).stdout


def test_one_argument_is_counted_and_said_not_to_be_compared(tmp_path: Path) -> None:
    path = tmp_path / "talk.txt"
    path.write_text(
        "\n".join(f"Ana: {ATTACKS[i % 4]}\nBen: {DEFENCES[(i + i // 4) % 4]}" for i in range(12)),
        encoding="utf-8",
    )
    found = document("--me", "Ben", file=path)
    assert found["patterns"] == []
    fill = found["fills"][0]
    assert (fill["name"], fill["roles"]) == (
        "criticise/defend",
        {"me": "defends", "them": "criticises"},
    )
    assert (fill["talks"], fill["of_talks"], fill["compared_with"]) == (1, 1, None)
    assert fill["count"] >= 8
    assert "nothing is left in them to compare it with" in run("--me", "Ben", file=path).stdout
    assert any("no times" in one for one in found["warnings"])


def test_a_gap_below_a_minute_is_wrong_usage(talk: Path) -> None:
    for gap in ("0", "-5", "999999999999"):
        assert run("--me", "Ana", "--gap", gap, file=talk).returncode == 2


def test_who_is_not_in_it_is_said_before_the_other_is_asked_for(talk: Path) -> None:
    done = run("--me", "Nobody", file=talk)
    assert done.returncode == 1
    assert "no message of 'Nobody'" in done.stderr
