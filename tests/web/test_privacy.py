"""G3, E11: the process writes no memory to files, and what it makes only its user can read."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from conftest import Server

CODE = """
import os, resource, sys
from pathlib import Path
from halfway.web.privacy import keep_memory_private
if sys.argv[2] == "private":
    keep_memory_private()
Path(sys.argv[1]).write_text("words")
print(oct(Path(sys.argv[1]).stat().st_mode & 0o777), resource.getrlimit(resource.RLIMIT_CORE)[1])
"""


def said(tmp_path: Path, how: str) -> list[str]:
    command = [sys.executable, "-c", CODE, str(tmp_path / how), how]
    done = subprocess.run(command, capture_output=True, text=True, check=True, umask=0o022)
    return done.stdout.split()


def test_new_files_are_for_this_user_only_and_a_crash_leaves_no_dump(tmp_path: Path) -> None:
    assert said(tmp_path, "private") == ["0o600", "0"]
    assert said(tmp_path, "open")[0] == "0o644"


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="reads /proc")
def test_the_server_and_its_workers_leave_no_dump(server: Server) -> None:
    pids = [server.process.pid]
    children = Path(f"/proc/{pids[0]}/task/{pids[0]}/children").read_text().split()
    assert children
    for pid in [*pids, *map(int, children)]:
        limits = Path(f"/proc/{pid}/limits").read_text().splitlines()
        core = next(line for line in limits if line.startswith("Max core file size"))
        assert core.split()[4:6] == ["0", "0"]
