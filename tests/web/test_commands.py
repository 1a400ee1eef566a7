"""The vault in a terminal: backup, restore, export and erase, with the passphrase on stdin."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

PASSPHRASE = "correct purple window boat rain"

MAKE = """
import sys, django
django.setup()
from halfway.vault.account import create_account
from halfway.vault.kinds.draft import Draft
from halfway.web.store.shelf import DatabaseShelf
vault = create_account(DatabaseShelf(), passphrase=sys.argv[1], name=sys.argv[2])
vault.add(Draft(text="I miss our walks."))
"""


def process(*command: str, data: Path, typed: str = "") -> subprocess.CompletedProcess[str]:
    env = {key: value for key, value in os.environ.items() if not key.startswith("HALFWAY_")}
    env |= {"HALFWAY_DATA": str(data), "DJANGO_SETTINGS_MODULE": "halfway.web.settings"}
    return subprocess.run(
        [sys.executable, *command],
        input=typed,
        capture_output=True,
        text=True,
        check=False,
        env=env,
    )


def halfway(*words: str, data: Path, typed: str) -> subprocess.CompletedProcess[str]:
    return process("-m", "halfway.cli", *words, "--data", str(data), data=data, typed=typed)


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data folder in which one draft is kept."""
    data = tmp_path_factory.mktemp("kept")
    done = process("-c", MAKE, PASSPHRASE, "", data=data)
    assert done.returncode == 0, done.stderr
    return data


WORDS = f"{PASSPHRASE}\n\n"


def test_a_backup_comes_back_in_another_folder(kept: Path, tmp_path: Path) -> None:
    file = tmp_path / "notes.backup"
    made = halfway("backup", str(file), data=kept, typed=WORDS)
    assert made.returncode == 0, made.stderr
    assert "Kept 1 documents" in made.stderr
    assert file.stat().st_mode & 0o777 == 0o600
    assert b"walks" not in file.read_bytes()
    again = halfway("restore", str(file), data=tmp_path / "other", typed=WORDS)
    assert "Brought back 1 documents." in again.stderr
    twice = halfway("restore", str(file), data=tmp_path / "other", typed=WORDS)
    assert twice.returncode == 1
    assert "already kept here" in twice.stderr


def test_nothing_is_written_over(kept: Path, tmp_path: Path) -> None:
    file = tmp_path / "notes.backup"
    file.write_text("mine")
    refused = halfway("backup", str(file), data=kept, typed=WORDS)
    assert refused.returncode == 1
    assert "is there already" in refused.stderr
    assert file.read_text() == "mine"


def test_wrong_words_write_nothing_and_stand_nowhere(kept: Path, tmp_path: Path) -> None:
    refused = halfway("backup", str(tmp_path / "x"), data=kept, typed="some other words\n\n")
    assert refused.returncode == 1
    assert "some other words" not in refused.stderr + refused.stdout
    assert list(tmp_path.iterdir()) == []


def test_everything_comes_out_in_open_files(kept: Path, tmp_path: Path) -> None:
    folder = tmp_path / "out"
    done = halfway("export", str(folder), data=kept, typed=WORDS)
    assert "your partner too" in done.stderr
    (entry,) = json.loads((folder / "notes.json").read_text())
    assert entry["content"]["text"] == "I miss our walks."
    assert folder.stat().st_mode & 0o777 == 0o700


def test_erase_wants_a_word_and_the_passphrase(kept: Path, tmp_path: Path) -> None:
    data = tmp_path / "mine"
    done = process("-c", MAKE, PASSPHRASE, "me", data=data)
    assert done.returncode == 0, done.stderr
    for typed in ("yes\n", "erase\nsome other words\n\n", f"erase\n{PASSPHRASE}\nyou\n"):
        assert halfway("erase", data=data, typed=typed).returncode == 1
    assert (data / "notes.db").exists()
    erased = halfway("erase", data=data, typed=f"erase\n{PASSPHRASE}\nme\n")
    assert erased.returncode == 0, erased.stderr
    assert "ask a lawyer" in erased.stderr
    assert not (data / "notes.db").exists()


def test_a_command_without_a_place_says_so(kept: Path) -> None:
    done = halfway("backup", data=kept, typed="")
    assert done.returncode != 0
    assert "Missing argument 'file'" in done.stderr
