"""Times proselint on the draft and prints the timings as JSON: `proselint_worker.py DRAFT RUNS`."""

from __future__ import annotations

import json
import sys
from importlib.metadata import version
from pathlib import Path

from proselint.checks import __register__
from proselint.registry import CheckRegistry
from proselint.tools import LintFile

from timing import measure, peak_mb


def main(draft_path: str, runs: int) -> None:
    """Time the whole draft with proselint's default checks; it keeps nothing between texts."""
    draft = Path(draft_path).read_text(encoding="utf-8")
    CheckRegistry().register_many(__register__)
    case = measure("whole draft", runs, lambda _: LintFile("draft", draft).lint())
    about = {"name": "proselint", "version": version("proselint"), "peak_mb": peak_mb()}
    print(json.dumps([about | case]))


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]))
