"""Lets a new reader ship only if it reads no worse than the one that is shipped.

Measures what `training/moves/made/` holds on writers that it never saw, writes `metrics.json`
beside it, compares with the figures of the shipped reader, and copies it over them if it may.
"""

from __future__ import annotations

import json
import shutil
import sys
from collections.abc import Mapping
from typing import Any

from halfway.engine.trained_reader import reader_in
from halfway.evaluation.measure import measured
from halfway.evaluation.public_sets import on_public_sets
from training.moves.places import DATA, HERE, MADE, PUBLIC, SHIPPED

FILES = ("network.onnx", "tokenizer.json", "calibration.json", "quick.npz", "metrics.json")
LARGEST = 25_000_000
HIGHER = ("moves macro_f1", "moves macro_auc", "openings harshness_spearman", "danger recall")
LOWER = (
    "moves false_flags",
    "moves calibration_error",
    "openings harshness_error",
    "danger false_alarms",
)
LEEWAY = 0.01
"""A figure may be this much worse: less than what another seed changes."""


def main() -> None:
    """Measure, compare, and copy; exit with 1 where the new reader may not ship."""
    reader = reader_in(MADE)
    found = measured(DATA, reader.read)
    if PUBLIC.exists():
        found["public"] = on_public_sets(PUBLIC, reader.read)
    (MADE / "metrics.json").write_text(json.dumps(found, indent=1) + "\n")
    reasons = list(refusals(found, _shipped(), size=(MADE / "network.onnx").stat().st_size))
    for reason in reasons:
        print(reason)
    if reasons and "--force" not in sys.argv:
        sys.exit("The new reader does not ship.")
    SHIPPED.mkdir(exist_ok=True)
    for name in FILES:
        shutil.copy(MADE / name, SHIPPED / name)
    shutil.copy(HERE / "MODEL_CARD.md", SHIPPED / "card.md")
    print(f"The new reader ships: macro-F1 {found['moves']['macro_f1']}.")


def refusals(new: Mapping[str, Any], old: Mapping[str, Any] | None, *, size: int) -> list[str]:
    """Why the new reader may not ship, one line a reason; none where it may."""
    reasons = [f"It has {size} bytes; {LARGEST} are allowed."] if size > LARGEST else []
    if not new.get("messages"):
        reasons.append("It was measured on nothing.")
    if old is None or reasons:
        return reasons
    for path, sense in [(one, 1) for one in HIGHER] + [(one, -1) for one in LOWER]:
        was, now = _at(old, path), _at(new, path)
        if sense * (now - was) < -LEEWAY:
            reasons.append(f"{path} was {was} and is {now}.")
    return reasons


def _shipped() -> dict[str, Any] | None:
    file = SHIPPED / "metrics.json"
    return json.loads(file.read_text()) if file.exists() else None


def _at(figures: Mapping[str, Any], path: str) -> float:
    part, name = path.split()
    return float(figures[part][name])


if __name__ == "__main__":
    main()
