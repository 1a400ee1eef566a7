"""`halfway study`: analyses a series of days, and draws a plan for one."""

from __future__ import annotations

import json
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from halfway.cli.new_file import write_new
from halfway.cli.series import Series, read_series
from halfway.cli.study_words import Told, counted, told
from halfway.errors import BadTextError
from halfway.stats.picture import picture
from halfway.stats.plans import design_of, least_of
from halfway.stats.power import LEVEL, Supposed, days_needed, power, seen_in
from halfway.stats.randomised import (
    DESIGNS,
    MOST_PLANS,
    Design,
    RandomisationTest,
    count_of,
    drawn,
    exact_test,
    is_of,
    runs_of,
)
from halfway.stats.study import LEAST, described

EFFECTS = (0.0, 0.5, 1.0, 1.5, 2.0)
RUNS = 10_000


@dataclass(frozen=True, slots=True)
class Wanted:
    """How a series was planned (None: as its letters tell), and what to give of it."""

    design: str | None
    least: int | None
    more_is_better: bool
    as_json: bool
    svg: Path | None = None


def print_analysis(file: str, wanted: Wanted) -> None:
    """Analyse a CSV file with one row a day: a column "phase" (A or B) and a column "value"."""
    design = design_named(wanted.design) if wanted.design else None
    series = read_series(file)
    try:
        found = _analysed(series, design, wanted)
    except ValueError as error:
        raise BadTextError(f"{file}: {error}") from error
    if wanted.svg is not None:
        write_new(wanted.svg, picture(series.plan, series.values))
    if wanted.as_json:
        _print_json(as_document(found))
    else:
        sys.stdout.write("\n".join(told(found)) + "\n")


def _analysed(series: Series, design: Design | None, wanted: Wanted) -> Told:
    """The series described and, where a lot could have drawn its plan, tested."""
    plan, values, better = series.plan, series.values, wanted.more_is_better
    found = described(plan, values, more_is_better=better)
    design = design or design_of(plan)
    if design is None:
        return Told(found, more_is_better=better, parts=_parts(plan))
    least = wanted.least or least_of(plan, design)
    if not is_of(plan, design, least=least):
        raise ValueError(_says_unfit(plan, design, least))

    def tested(*, more_is_better: bool) -> RandomisationTest:
        return exact_test(values, plan, design=design, least=least, more_is_better=more_is_better)

    test = tested(more_is_better=better)
    is_against = found.difference < 0 if better else found.difference > 0
    is_worse = is_against and tested(more_is_better=not better).p <= LEVEL
    seen = seen_in(plan, values, more_is_better=better) if test.p > LEVEL else None
    return Told(
        found,
        more_is_better=better,
        parts=_parts(plan),
        design=design,
        least=least,
        test=test,
        is_worse=is_worse,
        days=len(plan),
        days_needed=days_needed(design, least=least, supposed=seen) if seen else None,
    )


def _says_unfit(plan: str, design: Design, least: int) -> str:
    fits = design_of(plan)
    instead = (
        f"They fit --design {fits} --least {least_of(plan, fits)}; or leave both out."
        if fits
        else "Leave --design out to get everything but the p value."
    )
    return (
        f"its days ({_parts(plan)}) do not fit --design {design} with parts of --least {least} days."
        f" {instead}"
    )


def _parts(plan: str) -> str:
    runs = [f"{letter} {length}" for letter, length in runs_of(plan)]
    return ", ".join(runs[:8]) + (", …" if len(runs) > 8 else "")


def print_plan(days: int, seed: int, wanted: Wanted) -> None:
    """Draw a plan, and say what it can show: the smallest p, false alarms and power by simulation."""
    design = design_named(wanted.design or DESIGNS[0])
    least = wanted.least or LEAST[design]
    count = count_of(design, days, least=least)
    if not count:
        raise BadTextError(
            f"{days} days do not fit --design {design} with parts of --least {least} days. Choose"
            " other --days or --least."
        )
    smallest = 1 / min(count, MOST_PLANS)
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
        "p_smallest": smallest,
        "power": [{"effect_sd": effect, "share": one.share} for effect, one in curve.items()],
    }
    if wanted.as_json:
        _print_json(document)
        return
    lines = [
        f"Plan: {document['plan']}",
        f"One of {counted(count)}; the smallest p that can come out is {smallest:.3g}.",
        "How often a change would be found (simulated, each day carries 0.2 of the day before):",
        *(f"  {effect:.1f} SD: {one.share:.0%}" for effect, one in curve.items()),
    ]
    sys.stdout.write("\n".join(lines) + "\n")


def as_document(found: Told) -> dict[str, Any]:
    """The analysis as the JSON document that other programs rely on (`docs/json.md`)."""
    shown, test = found.found, found.test
    nap, trend = shown.overlap, shown.trend_a
    return {
        "design": found.design,
        "least": found.least,
        "n_a": shown.n_a,
        "n_b": shown.n_b,
        "missed": shown.missed,
        "mean_a": shown.mean_a,
        "mean_b": shown.mean_b,
        "mean_difference": shown.difference,
        "nap": nap.nap,
        "nap_ci": list(nap.as_printed),
        "nap_ci_wide": [nap.low, nap.high],
        "nap_se": nap.standard_error,
        "p": test.p if test else None,
        "p_smallest": test.smallest if test else None,
        "arrangements": test.arrangements if test else None,
        "arrangements_tried": test.tried if test else None,
        "why_no_p": found.why_no_p,
        "trend_a": {"slope": trend.slope, "p": trend.p} if trend.is_known else None,
        "tau_bc": shown.without_trend.tau if shown.without_trend else None,
        "days_needed": found.days_needed,
    }


def design_named(name: str) -> Design:
    """The design of this name; raises `BadTextError`."""
    for one in DESIGNS:
        if one == name.lower():
            return one
    raise BadTextError(f"There is no design {name!r}. There are: {', '.join(DESIGNS)}.")


def _print_json(document: dict[str, Any]) -> None:
    json.dump(document, sys.stdout, indent=2)
    sys.stdout.write("\n")
