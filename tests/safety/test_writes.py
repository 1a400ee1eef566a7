"""E2: of all that the server writes during a visit, no file ever gets a typed word, not even for a moment."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from safety.markers import found_in
from safety.session import Visit

_WRITE = re.compile(r"\w+\(\d+<((?:\\x[0-9a-f]{2})*)>, (.*)")
_OPEN = re.compile(r'openat\([^"]*"((?:\\x[0-9a-f]{2})*)"')
_BYTES = re.compile(r'"((?:\\x[0-9a-f]{2})*)"')
NO_FILE = ("socket:", "pipe:", "anon_inode:", "/dev/pts/", "/dev/null")

SORT = """
import sqlite3
db = sqlite3.connect(":memory:")
db.execute("PRAGMA temp_store={}")
db.execute("CREATE TABLE t AS WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i+1 FROM n"
           " WHERE i < 60000) SELECT hex(randomblob(60)) AS words FROM n")
db.execute("PRAGMA cache_size=10")
db.execute("CREATE INDEX i ON t(words)")
"""


def under_strace(log: Path) -> tuple[str, ...]:
    """Words before a command whose opened files and written bytes are to be recorded."""
    if not shutil.which("strace"):
        pytest.skip("strace is not installed; `make test` installs it (apt install strace)")
    calls = "trace=openat,write,pwrite64,writev,pwritev,sendto,sendmsg"
    return ("strace", "-D", "-f", "-qq", "-y", "-xx", "-s", "1000000", "-e", calls, "-o", str(log))


def plain(coded: str) -> bytes:
    return bytes.fromhex(coded.replace("\\x", ""))


def opened(log: Path) -> list[str]:
    """Every path that was opened."""
    return [plain(path).decode() for path in _OPEN.findall(log.read_text())]


def written(log: Path, *, to_files: bool) -> bytes:
    """All bytes that were written to files, or to all else (sockets, pipes)."""
    taken = []
    for place, rest in _WRITE.findall(log.read_text()):
        if plain(place).decode().startswith(NO_FILE) != to_files:
            taken += map(plain, _BYTES.findall(rest))
    return b"\n".join(taken)


def test_no_file_gets_a_typed_word_and_nothing_is_swapped_out_to_one(tmp_path: Path) -> None:
    log = tmp_path / "log"
    visit = Visit(under=under_strace(log))
    try:
        visit.open_vault()
        visit.use_everything()
    finally:
        visit.server.stop()
    assert found_in(written(log, to_files=False), visit.marker), "the recorder saw no word at all"
    for marker in (visit.marker, visit.secret):
        assert found_in(written(log, to_files=True), marker) == set()
    assert any(path.endswith("notes.db-wal") for path in opened(log))
    assert [path for path in opened(log) if "etilqs" in path] == []


@pytest.mark.parametrize(("where", "is_seen"), [("FILE", True), ("MEMORY", False)])
def test_the_recorder_sees_a_database_that_sorts_on_disk(
    tmp_path: Path, where: str, is_seen: bool
) -> None:
    log = tmp_path / "log"
    command = [*under_strace(log), sys.executable, "-c", SORT.format(where)]
    subprocess.run(command, check=True)
    assert any("etilqs" in path for path in opened(log)) == is_seen
