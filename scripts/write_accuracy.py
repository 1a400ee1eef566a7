"""Writes the tables of docs/accuracy.md from the figures that are shipped (`metrics.json`)."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from halfway.conversation import MOVES
from halfway.trained import READER, numbers

PAGE = Path(__file__).parent.parent / "docs" / "accuracy.md"
START, END = "<!-- tables -->", "<!-- end of tables -->"
WANTED = {
    "macro-F1 over 18 moves": ("moves macro_f1", 0.80, "at least"),
    "flags against on messages without a move": ("moves false_flags", 0.03, "at most"),
    "calibration error (15 bins), mean over moves": ("moves calibration_error", 0.05, "at most"),
    "opening harshness, Spearman": ("openings harshness_spearman", 0.88, "at least"),
    "opening harshness, mean absolute error": ("openings harshness_error", 0.55, "at most"),
    "danger lines told": ("danger recall", 0.95, "at least"),
    "danger, false alarms on ordinary messages": ("danger false_alarms", 0.03, "at most"),
    "change when names are swapped": ("invariance names mean_change", 0.01, "at most"),
    "change, he to she": ("invariance he_to_she mean_change", 0.01, "at most"),
    "change, she to he": ("invariance she_to_he mean_change", 0.01, "at most"),
    "WikiTactics attacks on the person, zero-shot AUC": (
        "public wikitactics attack_auc", 0.75, "at least"
    ),
    "AnnoMI questions, zero-shot AUC": ("public annomi question_auc", 0.85, "at least"),
}  # fmt: skip


def main() -> None:
    """Write the tables, or with `--check` fail where the page is not up to date."""
    page = PAGE.read_text(encoding="utf-8")
    before, rest = page.split(START)
    _, after = rest.split(END)
    tables = "\n".join(_tables(numbers(READER, "metrics.json")))
    new = f"{before}{START}\n{tables}\n{END}{after}"
    if "--check" in sys.argv and new != page:
        sys.exit("docs/accuracy.md is not up to date: run scripts/write_accuracy.py")
    PAGE.write_text(new, encoding="utf-8")


def _tables(found: Mapping[str, Any]) -> Iterator[str]:
    yield f"Measured on {found['messages']} messages of {found['writers']} writers never trained on.\n"
    yield "| figure | measured | wanted | |"
    yield "|---|---|---|---|"
    for name, (path, wanted, sense) in WANTED.items():
        value = _at(found, path)
        met = value is not None and (value >= wanted if sense == "at least" else value <= wanted)
        yield f"| {name} | {value} | {sense} {wanted} | {'met' if met else '**not met**'} |"
    yield "\n| move | lines | precision | recall | F1 | AUC | calibration error |"
    yield "|---|---|---|---|---|---|---|"
    for move in MOVES:
        row = " | ".join(str(one) for one in found["moves"]["each"][move].values())
        yield f"| {move} | {row} |"
    for part, title in (("by_writer", "writer"), ("by_group", "group of dialects")):
        yield f"\n| {title} | lines | macro-F1 | flags on plain messages | false criticism or contempt |"
        yield "|---|---|---|---|---|"
        for name, one in found[part].items():
            cells = (
                one.get(key, "") for key in ("lines", "macro_f1", "false_flags", "false_scorn")
            )
            yield f"| {name} | {' | '.join(str(cell) for cell in cells)} |"
    yield "\n| what else | figure |"
    yield "|---|---|"
    for part in ("hard_negatives", "openings", "danger", "invariance", "public"):
        for name, value in found.get(part, {}).items():
            yield f"| {part.replace('_', ' ')}: {name.replace('_', ' ')} | {_said(value)} |"


def _at(found: Mapping[str, Any], path: str) -> Any:
    value: Any = found
    for key in path.split():
        value = value.get(key, {}) if isinstance(value, Mapping) else None
    return value if isinstance(value, int | float) else None


def _said(value: Any) -> str:
    if isinstance(value, Mapping):
        return ", ".join(f"{name.replace('_', ' ')} {one}" for name, one in value.items())
    return str(value)


if __name__ == "__main__":
    main()
