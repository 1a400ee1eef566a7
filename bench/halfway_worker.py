"""Times Halfway on the draft and prints the timings as JSON: `halfway_worker.py DRAFT RUNS`."""

from __future__ import annotations

import json
import sys
from importlib.metadata import version
from pathlib import Path

import halfway
from halfway.engine import trained_reader
from timing import edited, measure, peak_mb


def main(draft_path: str, runs: int) -> None:
    """Time the whole draft from nothing, the draft edited, and the same draft again."""
    draft = Path(draft_path).read_text(encoding="utf-8")
    cases = [
        measure("whole draft", runs, lambda _: halfway.check(draft), trained_reader.clear_cache),
        measure("one word edited", runs, lambda run: halfway.check(edited(draft, run))),
        measure("same text again", runs, lambda _: halfway.check(draft)),
    ]
    about = {"name": "Halfway", "version": version("halfway"), "peak_mb": peak_mb()}
    print(json.dumps([about | case for case in cases]))


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]))
