"""The file is private, is checked when it is opened, and damage in it is found and told."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from halfway.errors import StartError
from halfway.web.store.opening import make_private

WRITER = Path(__file__).parents[2] / "durability"

FILL = """
import sys; sys.path.insert(0, sys.argv[2])
import writer; writer.set_up(sys.argv[1])
vault = writer.open_vault()
for number in range(12):
    writer.save(vault, writer.versions(vault), number)
from halfway.web.store.opening import free_space
free_space()
"""

LOOK = """
import sys; sys.path.insert(0, sys.argv[2])
import writer; writer.set_up(sys.argv[1])
from halfway.errors import DamagedError
from halfway.web.store.opening import check_file
print(check_file())
try:
    vault = writer.open_vault()
    damaged = vault.damaged()
except DamagedError as error:
    print("told", error)
else:
    print("kept", len(vault.contents().entries), "damaged", len(damaged))
"""


def run(code: str, folder: Path) -> list[str]:
    """What a process of its own says, that has its data in this folder."""
    command = [sys.executable, "-c", code, str(folder), str(WRITER)]
    env = {key: value for key, value in os.environ.items() if key != "HALFWAY_DATABASE"}
    done = subprocess.run(command, capture_output=True, text=True, check=True, env=env)
    return done.stdout.splitlines()


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """The closed file of a vault with twelve drafts."""
    run(FILL, tmp_path)
    return tmp_path / "notes.db"


def test_a_whole_file_is_found_whole(file: Path) -> None:
    assert run(LOOK, file.parent) == ["None", "kept 12 damaged 0"]


def test_a_changed_byte_in_what_is_kept_is_found_and_the_others_open(file: Path) -> None:
    with closing(sqlite3.connect(file)) as raw:
        (sealed,) = raw.execute("SELECT sealed FROM store_piece").fetchone()
    data = bytearray(file.read_bytes())
    data[data.index(sealed) + len(sealed) // 2] ^= 1
    file.write_bytes(data)
    assert run(LOOK, file.parent) == ["None", "kept 12 damaged 1"]


@pytest.mark.parametrize("page", [1, 2, 5, 9])
def test_a_page_of_noise_is_found_and_told(file: Path, page: int) -> None:
    data = bytearray(file.read_bytes())
    data[page * 4096 : (page + 1) * 4096] = os.urandom(4096)
    file.write_bytes(data)
    first, second = run(LOOK, file.parent)
    assert "is damaged" in first
    assert second.startswith(("told", "kept"))


def test_a_file_without_its_beginning_is_told(file: Path) -> None:
    file.write_bytes(bytes(100) + file.read_bytes()[100:])
    first, second = run(LOOK, file.parent)
    assert "is damaged" in first
    assert second.startswith("told")


def test_a_file_that_was_cut_is_told(file: Path) -> None:
    with file.open("r+b") as half:
        half.truncate(file.stat().st_size // 2)
    first, _ = run(LOOK, file.parent)
    assert "is damaged" in first


def test_what_others_could_read_is_closed_and_told(file: Path) -> None:
    file.chmod(0o644)
    file.parent.chmod(0o755)
    said = make_private(file.parent)
    assert [line.split(" could")[0] for line in said] == [str(file.parent), str(file)]
    assert file.stat().st_mode & 0o777 == 0o600
    assert file.parent.stat().st_mode & 0o777 == 0o700
    assert make_private(file.parent) == []


def test_new_files_are_private_from_the_start(file: Path) -> None:
    modes = {path.stat().st_mode & 0o777 for path in file.parent.iterdir()}
    assert modes == {0o600}


def test_a_data_folder_that_cannot_be_made_is_told(tmp_path: Path) -> None:
    (tmp_path / "taken").write_text("")
    with pytest.raises(StartError, match="Choose another with --data"):
        make_private(tmp_path / "taken" / "data")
