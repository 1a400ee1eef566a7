"""`halfway study`: analyses a series of days, and draws a plan for one."""

from __future__ import annotations

import csv
import json
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from halfway.errors import BadTextError
from halfway.stats.picture import picture
from halfway.stats.power import Supposed, power
from halfway.stats.randomised import DESIGNS, MOST_PLANS, Design, count_of, drawn
from halfway.stats.study import LEAST, Analysis, analyse

_PHASE = ("phase", "condition", "part")
_VALUE = ("value", "score", "measure", "y")
_MISSED = {"", "na", "nan", "missed", "-"}
EFFECTS = (0.0, 0.5, 1.0, 1.5, 2.0)
RUNS = 10_000


@dataclass(frozen=True, slots=True)
class Wanted:
    """How a series was planned, and what to give of it."""

    design: str
    least: int | None
    more_is_better: bool
    as_json: bool
    svg: Path | None = None


def print_analysis(file: str, wanted: Wanted) -> None:
    """Analyse a CSV file with one row a day: a column "phase" (A or B) and a column "value"."""
    design = design_named(wanted.design)
    plan, values = read_days(file)
    try:
        found = analyse(
            plan,
            values,
            design=design,
            least=wanted.least or LEAST[design],
            more_is_better=wanted.more_is_better,
        )
    except ValueError as error:
        raise BadTextError(f"{file}: {error}") from error
    if wanted.svg is not None:
        _write(wanted.svg, picture(plan, values))
    document = as_document(found, design)
    if wanted.as_json:
        json.dump(document, sys.stdout, indent=2)
        sys.stdout.write("\n")
    else:
        sys.stdout.write("\n".join(_told(found, document)) + "\n")


def print_plan(days: int, seed: int, wanted: Wanted) -> None:
    """Draw a plan, and say what it can show: the smallest p, false alarms and power by simulation."""
    design = design_named(wanted.design)
    least = wanted.least or LEAST[design]
    count = count_of(design, days, least=least)
    if not 0 < count <= MOST_PLANS:
        raise BadTextError(
            f"{days} days with parts of {least} or more give {count:,} plans; 1 to {MOST_PLANS:,} can"
            " be tried. Choose other --days or --least."
        )
    curve = {
        effect: power(design, days, least=least, supposed=Supposed(effect), runs=RUNS, seed=seed)
        for effect in EFFECTS
    }
    document = {
        "design": design,
        "days": days,
        "least": least,
        "seed": seed,
        "plan": drawn(design, days, least=least, seed=seed),
        "arrangements": count,
        "p_smallest": 1 / count,
        "power": [{"effect_sd": effect, "share": one.share} for effect, one in curve.items()],
    }
    if wanted.as_json:
        json.dump(document, sys.stdout, indent=2)
        sys.stdout.write("\n")
        return
    lines = [
        f"Plan: {document['plan']}",
        f"One of {count:,}; the smallest p that can come out is {1 / count:.3g}.",
        "How often a change would be found (simulated, each day carries 0.2 of the day before):",
        *(f"  {effect:.1f} SD: {one.share:.0%}" for effect, one in curve.items()),
    ]
    sys.stdout.write("\n".join(lines) + "\n")


def read_days(file: str) -> tuple[str, list[float | None]]:
    """Plan and values of a CSV file; raises `BadTextError` with the line that is wrong."""
    try:
        text = Path(file).read_text(encoding="utf-8-sig")
    except (OSError, UnicodeError) as error:
        raise BadTextError(f"{file}: {error}. Give a CSV file.") from error
    rows = list(csv.reader(text.splitlines()))
    names = [name.strip().lower() for name in rows[0]] if rows else []
    phase, value = (
        next((names.index(n) for n in known if n in names), -1) for known in (_PHASE, _VALUE)
    )
    if phase < 0 or value < 0:
        raise BadTextError(f'{file}: the first line must name the columns "phase" and "value".')
    letters, values = [], []
    for number, row in enumerate(rows[1:], start=2):
        if not any(cell.strip() for cell in row):
            continue
        letters.append(_letter(row, phase, place=f"{file}: line {number}"))
        values.append(_number(row, value, place=f"{file}: line {number}"))
    return "".join(letters), values


def _letter(row: list[str], column: int, *, place: str) -> str:
    letter = row[column].strip().upper()[:1] if column < len(row) else ""
    if letter not in ("A", "B"):
        raise BadTextError(f"{place}: the phase must be A or B.")
    return letter


def _number(row: list[str], column: int, *, place: str) -> float | None:
    cell = row[column].strip() if column < len(row) else ""
    if cell.lower() in _MISSED:
        return None
    try:
        return float(cell)
    except ValueError:
        raise BadTextError(f"{place}: {cell!r} is no number. Leave it empty if missed.") from None


def as_document(found: Analysis, design: Design) -> dict[str, Any]:
    """The analysis as the JSON document that other programs rely on (`docs/json.md`)."""
    return {
        "design": design,
        "n_a": found.n_a,
        "n_b": found.n_b,
        "missed": found.missed,
        "mean_a": found.mean_a,
        "mean_b": found.mean_b,
        "mean_difference": found.difference,
        "nap": found.overlap.nap,
        "nap_ci": [found.overlap.low, found.overlap.high],
        "nap_se": found.overlap.standard_error,
        "p": found.test.p,
        "p_smallest": found.test.smallest,
        "arrangements": found.test.arrangements,
        "trend_a": {"slope": found.trend_a.slope, "p": found.trend_a.p},
        "tau_bc": found.without_trend.tau if found.without_trend else None,
    }


def _told(found: Analysis, document: dict[str, Any]) -> list[str]:
    test, nap = found.test, found.overlap
    lines = [
        f"Without the change: {found.mean_a:.2f} on {found.n_a} days. With it: {found.mean_b:.2f} on"
        f" {found.n_b} days. Difference: {found.difference:+.2f}.",
        f"A day with it is the better one in {nap.nap:.0%} of pairs ({nap.low:.0%} to {nap.high:.0%}).",
        f"p = {test.p:.3f}; {test.arrangements:,} plans were possible, so no p below {test.smallest:.3f}.",
    ]
    if test.p <= test.smallest and test.smallest > 0.05:
        lines.append("Can't tell yet: this plan is too short to show anything beyond chance.")
    elif test.p > 0.05:
        lines.append("Can't tell: chance alone gives as much often enough.")
    if found.trend_a.p <= 0.05:
        lines.append("It was already changing before: read the difference with care.")
    if document["tau_bc"] is not None:
        lines.append(f"Once that trend is taken off, tau is {document['tau_bc']:+.2f}.")
    lines.append(
        "If the days were not drawn by lot, it changed along with it; more cannot be said."
    )
    return lines


def design_named(name: str) -> Design:
    """The design of this name; raises `BadTextError`."""
    for one in DESIGNS:
        if one == name.lower():
            return one
    raise BadTextError(f"There is no design {name!r}. There are: {', '.join(DESIGNS)}.")


def _write(path: Path, text: str) -> None:
    try:
        with path.open("x", encoding="utf-8") as file:
            file.write(text)
    except OSError as error:
        raise BadTextError(f"{path}: {error.strerror}. Give a name that is free.") from error
