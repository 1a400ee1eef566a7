"""D3: a disk that is full, cannot be written or fails: told, nothing kept is lost, and it goes on."""

from __future__ import annotations

import contextlib
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from test_kill import HERE, acknowledged, whole

from conftest import SMALL_DISK
from home import DRAFT, keep_typing

if TYPE_CHECKING:
    from playwright.sync_api import Page

    from home import Home

SAVES = 120


def needs_namespaces(folder: Path) -> None:
    """Skip, and say why, where the system lets nobody mount a disk of their own."""
    try:
        allowed = subprocess.run(
            [*SMALL_DISK, str(folder), "true"], capture_output=True, check=False
        )
    except FileNotFoundError:
        pytest.skip("unshare is not installed (apt install util-linux)")
    if allowed.returncode:
        pytest.skip("this system lets nobody mount a disk of their own")


def filled(home: Home) -> Path:
    """A file that takes all the room there is on the disk of this home."""
    file = Path(f"/proc/{home.server.process.pid}/root{home.folder}/filler")
    with file.open("wb", buffering=0) as out, contextlib.suppress(OSError):
        while out.write(bytes(4096)):
            pass
    assert shutil.disk_usage(file.parent).free == 0
    return file


def type_without_luck(page: Page, words: str, says: str) -> None:
    """Type at the end of the draft, and wait for what is said about it."""
    page.locator("#draft").press("Control+End")
    page.keyboard.insert_text(words)
    page.locator("#kept").get_by_text(says).wait_for()


@pytest.mark.browser
def test_a_full_disk_is_told_the_words_stay_and_room_mends_it(
    home_with: Callable[..., Home], tmp_path: Path
) -> None:
    needs_namespaces(tmp_path)
    home = home_with(on_small_disk=True)
    page = home.with_vault()
    keep_typing(page, " One.")
    filler = filled(home)
    type_without_luck(page, " Two." * 2000, "the disk is full")
    assert page.input_value("#draft").endswith(" Two.")
    filler.unlink()
    keep_typing(page, " Three.")
    page.goto(f"{home.server.url}/say-it/last/")
    assert page.input_value("#draft") == f"{DRAFT} One.{' Two.' * 2000} Three."


@pytest.mark.browser
def test_a_disk_that_cannot_be_written_is_told_and_what_is_there_can_be_read(
    home_with: Callable[..., Home], tmp_path: Path
) -> None:
    needs_namespaces(tmp_path)
    home = home_with(on_small_disk=True)
    page = home.with_vault()
    keep_typing(page, " One.")
    inside = [
        "nsenter",
        "--user",
        "--preserve-credentials",
        "--mount",
        "--target",
        str(home.server.process.pid),
    ]
    again = ["mount", "--bind", str(home.folder), str(home.folder)]
    subprocess.run([*inside, *again], check=True)
    subprocess.run([*inside, *again[:1], "-o", "remount,bind,ro", again[2]], check=True)
    type_without_luck(page, " Two.", "cannot be written")
    assert page.input_value("#draft").endswith(" Two.")
    page.goto(f"{home.server.url}/say-it/last/")
    assert page.input_value("#draft") == f"{DRAFT} One."
    subprocess.run([*inside, "umount", "--lazy", str(home.folder)], check=True)
    keep_typing(page, " Three.")


def test_writes_that_fail_are_told_and_nothing_acknowledged_is_lost(tmp_path: Path) -> None:
    if not shutil.which("strace"):
        pytest.skip("strace is not installed; `make test` installs it (apt install strace)")
    fault = "fault=pwrite64,fdatasync,fsync:error=EIO:when=150+11"
    command = ["strace", "-f", "-qq", "-o", os.devnull, "-e", fault, sys.executable]
    command += [str(HERE / "writer.py"), str(tmp_path)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as writer:
        assert writer.stdout
        said = list(islice(writer.stdout, SAVES))
        writer.kill()
    told = [line for line in said if line.startswith("told Not saved")]
    assert len(told) + sum(line.startswith("ack") for line in said) == len(said) == SAVES
    assert len(told) > 5
    found = whole(tmp_path)
    for id, (version, _) in acknowledged("".join(said)).items():
        assert found[id][0] >= version
