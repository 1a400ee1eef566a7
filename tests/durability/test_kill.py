"""D1: killed at any moment, 200 times over, nothing that was acknowledged is lost."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

HERE = Path(__file__).parent
ROUNDS, SHARES = 200, 4

CHECK = """
import sys; sys.path.insert(0, sys.argv[2])
import writer; writer.set_up(sys.argv[1])
from django.db import connection
with connection.cursor() as cursor:
    cursor.execute("PRAGMA integrity_check"); print(cursor.fetchone()[0])
vault = writer.open_vault()
print(len(vault.damaged()))
for entry in vault.contents().entries:
    text = vault.read(entry.id).content.text
    number = int(text.split()[1].rstrip("."))
    assert text == writer.text_of(number)
    print(entry.id, entry.version, number)
"""


def acknowledged(said: str) -> dict[str, tuple[int, int]]:
    """The last version and save number by document, of whole lines alone."""
    last = {}
    for line in said.splitlines(keepends=True):
        if line.startswith("ack ") and line.endswith("\n"):
            _, id, version, number = line.split()
            last[id] = (int(version), int(number))
    return last


def whole(folder: Path) -> dict[str, tuple[int, int]]:
    """The last version and save number by document that a fresh process finds, all of them whole."""
    command = [sys.executable, "-c", CHECK, str(folder), str(HERE)]
    shown = subprocess.run(command, capture_output=True, text=True, check=True).stdout.splitlines()
    assert shown[:2] == ["ok", "0"]
    rows = [line.split() for line in shown[2:]]
    return {id: (int(v), int(n)) for id, v, n in rows}


def one_round(writer: subprocess.Popen[str], chance: random.Random) -> str:
    """Let a process save for a moment and kill it; gives what it said."""
    assert writer.stdin
    assert writer.stdout
    writer.stdin.write("go\n")
    writer.stdin.flush()
    said, pid = "", 0
    while not (pid and "ack " in said):  # it is past its start then: kill it at work
        line = writer.stdout.readline()
        assert line not in ("", "gone\n"), "the process ended by itself"
        pid = int(line.split()[1]) if line.startswith("pid") else pid
        said += line
    time.sleep(chance.uniform(0, 0.12))
    os.kill(pid, signal.SIGKILL)
    while not said.endswith("gone\n"):
        said += writer.stdout.readline()
    return said


@pytest.mark.parametrize("share", range(SHARES))
def test_nothing_acknowledged_is_lost_by_kill_9(tmp_path: Path, share: int) -> None:
    chance, last = random.Random(share), {}  # noqa: S311 - moments, no secret
    acknowledgements = 0
    command = [sys.executable, str(HERE / "writer.py"), str(tmp_path), "FULL", "rounds"]
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as writer:
        for number in range(ROUNDS // SHARES):
            said = one_round(writer, chance)
            acknowledgements += said.count("ack ")
            last |= acknowledged(said)
            if number % 10 == 9:
                found = whole(tmp_path)
                for id, (version, save) in last.items():
                    assert found[id][0] >= version
                    assert found[id][0] > version or found[id][1] == save
        assert writer.stdin
        writer.stdin.close()
    assert acknowledgements > ROUNDS // SHARES
