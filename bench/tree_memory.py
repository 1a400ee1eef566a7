"""Runs a command and watches how much memory it and all the processes that it starts have at once.

A page that several processes share is counted once (the proportional set size that Linux gives).
"""

from __future__ import annotations

import os
import subprocess
import threading
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

EVERY = 0.2
"""Seconds between two looks."""


@dataclass(frozen=True, slots=True)
class Ran:
    """How a command ended, what it said, and the most memory of its tree in MB (2**20 bytes)."""

    code: int
    said: str
    complained: str
    peak_mb: float


def watched(command: Sequence[str]) -> Ran:
    """Run `command` to its end in a process group of its own."""
    started = subprocess.Popen(
        command,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )
    peaks, ended = [0.0], threading.Event()

    def look() -> None:
        while not ended.wait(EVERY):
            peaks[0] = max(peaks[0], _of_group(started.pid))

    watcher = threading.Thread(target=look)
    watcher.start()
    said, complained = started.communicate()
    ended.set()
    watcher.join()
    return Ran(started.returncode, said, complained, peaks[0])


def _of_group(group: int) -> float:
    total = 0
    for folder in Path("/proc").iterdir():
        if not folder.name.isdigit():
            continue
        try:
            if os.getpgid(int(folder.name)) == group:
                rollup = (folder / "smaps_rollup").read_text()
                total += int(rollup.split("\nPss:")[1].split()[0])
        except (OSError, IndexError):
            continue  # It ended while we looked.
    return total / 1024
