"""Writes docs/studies.md: what each shape of a study can find, and how often it is wrong, by simulation."""

from __future__ import annotations

from pathlib import Path

from halfway.stats.power import Supposed, power
from halfway.stats.randomised import count_of
from halfway.studies.plan import SHAPES, Shape

PAGE = Path(__file__).parent.parent / "docs" / "studies.md"
EFFECTS = (0.0, 0.5, 1.0, 1.5, 2.0)
CARRIED = (0.0, 0.2, 0.5)
ONE_CHANGE = Shape("ab", 40, 5)
"""Not offered in the app; `halfway study --design ab` draws it."""
RUNS, NULL_RUNS = 4_000, 40_000


def main() -> None:
    """Simulate, and write the page."""
    lots = {name: shape for name, shape in SHAPES.items() if shape.by_lot}
    lots["one_change"] = ONE_CHANGE
    PAGE.write_text("\n".join([*_head(), *_power(lots), *_nulls(lots)]) + "\n")


def _head() -> list[str]:
    return [
        "# What a study can find",
        "",
        f"As `scripts/write_studies.py` prints it: {RUNS:,} simulated studies a cell, {NULL_RUNS:,} where nothing changes (off by 0.2 points",
        "or less, 19 times of 20). A change is counted in standard deviations of an ordinary day. The exact test keeps false alarms",
        "at or below one in twenty; small changes need more days than most people have. `one_change` (A then B, its",
        "beginning drawn by lot) is of the command line; a plain before and after is not here: chance does not decide when it begins, so no p value",
        "is given.",
    ]


def _power(shapes: dict[str, Shape]) -> list[str]:
    rows = ["", "## How often a change is found", "", "Each day carries 0.2 of the day before.", ""]
    rows += [
        f"| shape | days | plans | smallest p | {' | '.join(f'{one} SD' for one in EFFECTS)} |",
        "|---|---|---|---|" + "---|" * len(EFFECTS),
    ]
    for name, shape in shapes.items():
        count = count_of(shape.design, shape.days, least=shape.least)
        cells = [_share(shape, Supposed(effect), RUNS) for effect in EFFECTS]
        rows.append(
            f"| {name} | {shape.days} | {count:,} | {1 / count:.3g} | "
            + " | ".join(f"{cell:.0%}" for cell in cells)
            + " |"
        )
    return rows


def _nulls(shapes: dict[str, Shape]) -> list[str]:
    rows = ["", "## How often it finds what is not there", ""]
    rows += [
        f"| shape | {' | '.join(f'{carried} carried' for carried in CARRIED)} |",
        "|---|" + "---|" * len(CARRIED),
    ]
    for name, shape in shapes.items():
        cells = [_share(shape, Supposed(0.0, carried), NULL_RUNS) for carried in CARRIED]
        rows.append(f"| {name} | " + " | ".join(f"{cell:.2%}" for cell in cells) + " |")
    return rows


def _share(shape: Shape, supposed: Supposed, runs: int) -> float:
    return power(
        shape.design, shape.days, least=shape.least, supposed=supposed, runs=runs, seed=11
    ).share


if __name__ == "__main__":
    main()
