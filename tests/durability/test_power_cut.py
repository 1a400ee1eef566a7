"""D2: whenever the power goes, what was acknowledged is there afterwards, and whole."""

from __future__ import annotations

import json
import random
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from power import HERE, Disk, recorded
from test_kill import acknowledged

CUTS, SAVES = 400, 90

CHECK = """
import json, sys
from pathlib import Path
sys.path.insert(0, sys.argv[1])
import writer; writer.set_up(sys.argv[2])
from django.db import connection
from halfway.errors import HalfwayError
from halfway.web.store import opening

def look(folder):
    connection.close()
    connection.settings_dict["NAME"] = Path(folder) / "notes.db"
    if not opening.is_here():
        return {"integrity": "ok", "damaged": 0, "kept": {}}
    opening.make_ready()
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA integrity_check")
        (integrity,) = cursor.fetchone()
    vault = writer.open_vault()
    kept = {}
    for entry in vault.contents().entries:
        text = vault.read(entry.id).content.text
        number = int(text.split()[1].rstrip("."))
        assert text == writer.text_of(number)
        kept[entry.id] = [entry.version, number]
    return {"integrity": integrity, "damaged": len(vault.damaged()), "kept": kept}

for line in sys.stdin:
    try:
        found = look(line.strip())
    except HalfwayError as error:
        found = {"integrity": str(error), "damaged": -1, "kept": {}}
    print(json.dumps(found), flush=True)
"""


def found_after_cuts(tmp_path: Path, *, synchronous: str, cuts: int) -> list[tuple[str, Any]]:
    """For each cut: what had been told by then, and what was found afterwards."""
    if not shutil.which("strace"):
        pytest.skip("strace is not installed; `make test` installs it (apt install strace)")
    recording = tmp_path / "recording"
    recording.mkdir()
    events = recorded(recording, synchronous=synchronous, saves=SAVES)
    chance, disk, seen = random.Random(7), Disk(), []  # noqa: S311 - cuts, no secret
    points = set(chance.sample(range(len(events)), cuts))
    command = [sys.executable, "-c", CHECK, str(HERE), str(tmp_path)]
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as checker:
        assert checker.stdin
        assert checker.stdout
        for number, event in enumerate(events):
            disk.happen(event)
            if number in points:
                folder = tmp_path / str(number)
                disk.cut(folder, chance)
                checker.stdin.write(f"{folder}\n")
                checker.stdin.flush()
                seen.append((disk.told, json.loads(checker.stdout.readline())))
                shutil.rmtree(folder)
        checker.stdin.close()
    assert len(seen) == cuts
    return seen


def lost(told: str, found: dict[str, Any]) -> list[str]:
    """The documents of which an acknowledged save is not there."""
    return [
        id
        for id, (version, number) in acknowledged(told).items()
        if found["kept"].get(id, [0])[0] < version
        or (found["kept"][id][0] == version and found["kept"][id][1] != number)
    ]


def test_no_power_cut_loses_or_breaks_what_was_acknowledged(tmp_path: Path) -> None:
    seen = found_after_cuts(tmp_path, synchronous="FULL", cuts=CUTS)
    assert [found for _, found in seen if found["integrity"] != "ok" or found["damaged"]] == []
    assert [lost(told, found) for told, found in seen if lost(told, found)] == []
    assert sum(bool(acknowledged(told)) for told, _ in seen) > CUTS / 2


def test_with_synchronous_normal_the_same_test_finds_losses(tmp_path: Path) -> None:
    """The negative control: NORMAL does not sync at a commit."""
    seen = found_after_cuts(tmp_path, synchronous="NORMAL", cuts=60)
    assert sum(bool(lost(told, found)) for told, found in seen) > 5
