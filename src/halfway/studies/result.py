"""What a study says, and what it does not: in one of a few verdicts, with the numbers behind it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from halfway.stats.power import LEVEL, Supposed, days_needed, seen_in
from halfway.stats.randomised import Design, RandomisationTest, exact_test
from halfway.stats.study import Description, described
from halfway.studies.days import values
from halfway.studies.plan import is_by_lot
from halfway.vault.kinds.studies import Study

Verdict = Literal["too_few", "changed", "changed_along", "cannot_tell", "not_better", "worse"]
LEAST_ANSWERS = 5
"""In each of the two conditions; with fewer nothing is said."""
_NO_DIFFERENCE = 1e-9


@dataclass(frozen=True, slots=True)
class Result:
    """The verdict, its numbers (None where there are too few), and the exact test where chance
    decided when the change came; in a plain before and after there is no p.

    "changed" is only said where p is 0.05 or less; without a lot it is "changed_along", where the
    interval of NAP lies above one half. "not_better" and "worse" are the other direction, the second
    beyond chance. `seen` is the change that a longer study may suppose where this one cannot tell,
    and `days_needed` how many days find it 8 times of 10, None where more than anybody can bear.
    """

    verdict: Verdict
    analysis: Description | None = None
    test: RandomisationTest | None = None
    seen: Supposed | None = None
    days_needed: int | None = None
    done_of: tuple[int, int] = (0, 0)

    @property
    def is_better(self) -> bool:
        """Whether the days with the change were the better ones, by whatever much."""
        return self.analysis is not None and self.analysis.overlap.nap > 0.5

    @property
    def was_moving(self) -> bool:
        """Whether a trend was there before the change came."""
        return self.analysis is not None and self.analysis.trend_a.p <= LEVEL


def result_of(study: Study) -> Result:
    """The result of a study that is over, or that was stopped: its other days count as missed."""
    done = (sum(study.done.values()), len(study.done))
    days = values(study)
    kept = [letter for letter, value in zip(study.plan, days, strict=True) if value is not None]
    if min(kept.count("A"), kept.count("B")) < LEAST_ANSWERS:
        return Result("too_few", done_of=done)
    found = described(study.plan, days, more_is_better=study.more_is_better)
    test = _test(study, more_is_better=study.more_is_better)
    verdict = _verdict(study, found, test)
    if verdict != "cannot_tell" or test is None or abs(found.difference) < _NO_DIFFERENCE:
        return Result(verdict, found, test, done_of=done)
    seen = seen_in(study.plan, days, more_is_better=study.more_is_better)
    needed = _days_needed(study.design, study.least, seen) if seen else None
    return Result(verdict, found, test, seen, needed, done)


def _test(study: Study, *, more_is_better: bool) -> RandomisationTest | None:
    if not is_by_lot(study):
        return None
    return exact_test(
        values(study),
        study.plan,
        design=study.design,
        least=study.least,
        more_is_better=more_is_better,
    )


def _verdict(study: Study, found: Description, test: RandomisationTest | None) -> Verdict:
    better = found.difference if study.more_is_better else -found.difference
    if abs(better) < _NO_DIFFERENCE:
        return "cannot_tell"
    if better < 0:
        other = _test(study, more_is_better=not study.more_is_better)
        is_worse = other.p <= LEVEL if other else found.overlap.high < 0.5
        return "worse" if is_worse else "not_better"
    if test is not None:
        return "changed" if test.p <= LEVEL else "cannot_tell"
    return "changed_along" if found.overlap.low > 0.5 else "cannot_tell"


@lru_cache(maxsize=256)
def _days_needed(design: Design, least: int, seen: Supposed) -> int | None:
    return days_needed(design, least=least, supposed=seen)
