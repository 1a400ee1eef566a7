"""`halfway models`: what was trained and is shipped, and how well it reads."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

from rich.console import Console
from rich.table import Table

from halfway.conversation import MOVES
from halfway.errors import BadTextError
from halfway.evaluation.measure import measured
from halfway.evaluation.public_sets import on_public_sets
from halfway.trained import READER, folder, names, numbers
from halfway.workflows import words

DATA = Path("training/moves/data")
PUBLIC = Path("../shared/data")


def print_list(*, as_json: bool) -> None:
    """Print what is shipped: its name, its size, and what its card says first."""
    shipped = [
        {
            "name": name,
            "bytes": sum(file.stat().st_size for file in folder(name).iterdir()),
            "says": (folder(name) / "card.md").read_text(encoding="utf-8").splitlines()[2],
            "macro_f1": numbers(name, "metrics.json")["moves"]["macro_f1"],
        }
        for name in names()
    ]
    if as_json:
        _print_json(shipped)
        return
    for one in shipped:
        sys.stdout.write(f"{one['name']}  {one['bytes'] / 1e6:.1f} MB  {one['says']}\n")
    sys.stdout.write("Run “halfway models evaluate” for its figures.\n")


def print_evaluation(
    *, data: Path | None, public: Path | None, out: Path | None, as_json: bool
) -> None:
    """Measure the shipped reader where the labelled lines are, or print what was measured."""
    lines = data or DATA
    if data and not (data / "writers.toml").exists():
        raise BadTextError(f"{data}: no writers.toml here. Give the folder of the labelled set.")
    if (lines / "writers.toml").exists():
        found = measured(lines, words.read)
        found["public"] = on_public_sets(public or PUBLIC, words.read)
        note = f"Measured now, on {found['writers']} writers that the reader never saw ({lines})."
    else:
        found = numbers(READER, "metrics.json")
        note = "Measured when this version was made. To measure again, give --data."
    if out:
        out.write_text(json.dumps(found, indent=1) + "\n", encoding="utf-8")
    if as_json:
        _print_json(found)
    else:
        _print_tables(found, note)


def _print_json(document: Any) -> None:
    json.dump(document, sys.stdout, ensure_ascii=False, indent=2)
    sys.stdout.write("\n")


def _print_tables(found: dict[str, Any], note: str) -> None:
    console = Console(highlight=False)
    console.print(note)
    moves = Table("move", "lines", "precision", "recall", "F1", "AUC", "calibration error")
    for move in MOVES:
        moves.add_row(move, *(str(number) for number in found["moves"]["each"][move].values()))
    overall = found["moves"]
    moves.add_row(
        "all (mean)", str(found["messages"]), "", "", str(overall["macro_f1"]),
        str(overall["macro_auc"]), str(overall["calibration_error"]),
    )  # fmt: skip
    console.print(moves)
    for part in ("by_writer", "by_group"):
        table = Table(part.replace("_", " "), "lines", "macro-F1", "false flags", "false scorn")
        for name, one in found[part].items():
            table.add_row(name, *(str(one.get(key, "")) for key in _PART))
        console.print(table)
    others = Table("what", "figure")
    for part in ("hard_negatives", "openings", "danger", "invariance", "public"):
        for name, figure in found.get(part, {}).items():
            others.add_row(f"{part.replace('_', ' ')}: {name.replace('_', ' ')}", _said(figure))
    others.add_row("flags against on lines without a move", str(overall["false_flags"]))
    console.print(others)


_PART = ("lines", "macro_f1", "false_flags", "false_scorn")


def _said(figure: Any) -> str:
    if isinstance(figure, dict):
        return ", ".join(f"{name.replace('_', ' ')} {one}" for name, one in figure.items())
    return str(figure)
