"""What a study of one change shows: means, overlap, the exact test, and the trend that was there before."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from statistics import fmean

from halfway.stats.overlap import Overlap, overlap
from halfway.stats.randomised import Design, RandomisationTest, exact_test
from halfway.stats.trend import LEAST_DAYS, LEVEL, Trend, trend, without_trend

LEAST: dict[Design, int] = {"ab": 5, "abab": 3, "pairs": 1}
"""Days that a phase, or one half of a pair, has at least, unless the plan says otherwise."""


@dataclass(frozen=True, slots=True)
class Analysis:
    """A finished study, or one under way; missed days count nowhere.

    `difference` is the mean of B less that of A in units of the measure, `test` the exact one,
    `trend_a` the first phase's trend, and `without_trend` the overlap once that trend is taken off,
    where it may be told (`LEAST_DAYS` or more, trend beyond chance).
    """

    n_a: int
    n_b: int
    missed: int
    mean_a: float
    mean_b: float
    difference: float
    overlap: Overlap
    test: RandomisationTest
    trend_a: Trend
    without_trend: Overlap | None


def analyse(
    plan: str,
    values: Sequence[float | None],
    *,
    design: Design,
    least: int,
    more_is_better: bool,
) -> Analysis:
    """The analysis of one letter (A or B) and one value, or None, a day.

    Raises `ValueError` where plan and values differ in length, a phase has fewer than two days with
    a value, or the plan is none of the design's.
    """
    if len(plan) != len(values):
        raise ValueError("The plan and the values have different lengths.")
    a, b = _values_of(plan, values, "A"), _values_of(plan, values, "B")
    found = overlap(a, b, more_is_better=more_is_better)
    tested = exact_test(values, plan, design=design, least=least, more_is_better=more_is_better)
    first = [value for value in values[: _first_phase(plan)] if value is not None]
    before = trend(first)
    is_telling = len(first) >= LEAST_DAYS and before.p <= LEVEL and set(plan.lstrip("A")) == {"B"}
    return Analysis(
        n_a=len(a),
        n_b=len(b),
        missed=len(values) - len(a) - len(b),
        mean_a=fmean(a),
        mean_b=fmean(b),
        difference=fmean(b) - fmean(a),
        overlap=found,
        test=tested,
        trend_a=before,
        without_trend=without_trend(a, b, more_is_better=more_is_better) if is_telling else None,
    )


def _values_of(plan: str, values: Sequence[float | None], letter: str) -> list[float]:
    days = zip(plan, values, strict=True)
    return [value for one, value in days if one == letter and value is not None]


def _first_phase(plan: str) -> int:
    return len(plan) - len(plan.lstrip(plan[:1]))
