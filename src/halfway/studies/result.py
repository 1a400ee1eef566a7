"""What a study says, and what it does not: in one of a few verdicts, with the numbers behind it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from statistics import fmean, stdev
from typing import Literal

from halfway.stats.power import Supposed, days_needed
from halfway.stats.randomised import Design
from halfway.stats.study import Analysis, analyse
from halfway.studies.days import values
from halfway.studies.plan import SHAPES
from halfway.vault.kinds.studies import Study

Verdict = Literal["too_few", "changed", "changed_along", "cannot_tell"]
LEVEL = 0.05
LEAST_ANSWERS = 5
"""In each of the two conditions; with fewer nothing is said."""
MOST_CARRIED = 0.6


@dataclass(frozen=True, slots=True)
class Result:
    """The verdict, its numbers (None where there are too few), and how long a study would need to
    find a change of the size that was seen, 8 times of 10 (`days_needed`; None where none would).

    "changed" is only said where chance decided when the change came, and p is 0.05 or less; in a
    plain before and after it is "changed_along". `was_moving` says that a trend was there before.
    """

    verdict: Verdict
    analysis: Analysis | None = None
    days_needed: int | None = None
    was_moving: bool = False
    done_of: tuple[int, int] = (0, 0)

    @property
    def is_better(self) -> bool:
        """Whether the days with the change were the better ones, by whatever much."""
        return self.analysis is not None and self.analysis.overlap.nap > 0.5


def result_of(study: Study) -> Result:
    """The result of a study that is over, or that was stopped: its other days count as missed."""
    done = (sum(study.done.values()), len(study.done))
    days = values(study)
    kept = [letter for letter, value in zip(study.plan, days, strict=True) if value is not None]
    if min(kept.count("A"), kept.count("B")) < LEAST_ANSWERS:
        return Result("too_few", done_of=done)
    found = analyse(
        study.plan,
        days,
        design=study.design,
        least=study.least,
        more_is_better=study.more_is_better,
    )
    was_moving = found.without_trend is not None
    if found.test.p <= LEVEL:
        by_lot = SHAPES[study.shape].by_lot if study.shape in SHAPES else False
        verdict: Verdict = "changed" if by_lot else "changed_along"
        return Result(verdict, found, None, was_moving, done)
    return Result("cannot_tell", found, _needed(study, found, days), was_moving, done)


def _needed(study: Study, found: Analysis, days: list[float | None]) -> int | None:
    """How many days in all would show a change like the one that was seen."""
    better = found.difference if study.more_is_better else -found.difference
    residuals = [
        value - (found.mean_a if letter == "A" else found.mean_b)
        for letter, value in zip(study.plan, days, strict=True)
        if value is not None
    ]
    spread = stdev(residuals)
    if better <= 0 or spread == 0:
        return None
    carried = min(max(_carried(residuals), 0.0), MOST_CARRIED)
    # One decimal is more than such an estimate is worth, and makes the simulation's answer reusable.
    return _simulated(study.design, study.least, round(better / spread, 1), round(carried, 1))


@lru_cache(maxsize=64)
def _simulated(design: Design, least: int, effect: float, carried: float) -> int | None:
    return days_needed(design, least=least, supposed=Supposed(effect, carried)) if effect else None


def _carried(residuals: list[float]) -> float:
    """The lag-1 autocorrelation of what is left once each condition's mean is taken off."""
    total = sum(one * one for one in residuals)
    pairs = pairwise(residuals)
    return fmean(a * b for a, b in pairs) * (len(residuals) - 1) / total if total else 0.0
