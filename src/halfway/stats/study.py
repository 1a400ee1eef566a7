"""What a series of days with one change shows: means, overlap, and the trend that was there before."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from statistics import fmean

from halfway.stats.overlap import Overlap, overlap
from halfway.stats.randomised import Design
from halfway.stats.trend import LEAST_DAYS, LEVEL, Trend, trend, without_trend

LEAST: dict[Design, int] = {"ab": 5, "abab": 3, "pairs": 1}
"""Days that a phase, or one half of a pair, has at least, unless the plan says otherwise."""


@dataclass(frozen=True, slots=True)
class Description:
    """A series of days, whatever made its plan; missed days count nowhere, but they pass.

    `difference` is the mean of B less that of A in units of the measure. `trend_a` is the trend of
    the days before the first B (`is_known` says whether there were enough), and `without_trend` the
    overlap once that trend is taken off, where it may be told (A then B, `LEAST_DAYS` or more, a
    trend beyond chance).
    """

    n_a: int
    n_b: int
    missed: int
    mean_a: float
    mean_b: float
    difference: float
    overlap: Overlap
    trend_a: Trend
    without_trend: Overlap | None


def described(plan: str, values: Sequence[float | None], *, more_is_better: bool) -> Description:
    """What one letter (A or B) and one value, or None, a day show; whether chance gives as much,
    `exact_test` tells.

    Raises `ValueError` where plan and values differ in length, or a phase has fewer than two days
    with a value.
    """
    if len(plan) != len(values):
        raise ValueError("The plan and the values have different lengths.")
    a, b = _values_of(plan, values, "A"), _values_of(plan, values, "B")
    found = overlap(a, b, more_is_better=more_is_better)
    change = len(plan) - len(plan.lstrip("A"))
    before, after = values[:change], values[change:]
    moved = trend(before)
    is_telling = set(plan[change:]) == {"B"} and moved.days >= LEAST_DAYS and moved.p <= LEVEL
    return Description(
        n_a=len(a),
        n_b=len(b),
        missed=len(values) - len(a) - len(b),
        mean_a=fmean(a),
        mean_b=fmean(b),
        difference=fmean(b) - fmean(a),
        overlap=found,
        trend_a=moved,
        without_trend=(
            without_trend(before, after, more_is_better=more_is_better) if is_telling else None
        ),
    )


def _values_of(plan: str, values: Sequence[float | None], letter: str) -> list[float]:
    days = zip(plan, values, strict=True)
    return [value for one, value in days if one == letter and value is not None]
