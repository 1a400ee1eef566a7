"""Says in plain sentences what a series of days shows, and what it does not."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from halfway.stats.power import LEVEL, LONGEST
from halfway.stats.randomised import Design, RandomisationTest
from halfway.stats.study import Description

_NOTHING = 1e-9
_MANY = 10**12


@dataclass(frozen=True, slots=True)
class Told:
    """A series of `days` as it is told: its description, and the test of the `design` that its
    letters fit, if one does. `is_worse` says that it was for the worse beyond chance; `days_needed` in all would find a change like the one that was seen,
    8 times of 10 (None where there was none for the better, or more than `LONGEST` are needed)."""

    found: Description
    more_is_better: bool
    parts: str
    design: Design | None = None
    least: int | None = None
    test: RandomisationTest | None = None
    is_worse: bool = False
    days: int = 0
    days_needed: int | None = None

    @property
    def better(self) -> float:
        """The difference for the better, in units of the measure; below 0 it is for the worse."""
        return self.found.difference if self.more_is_better else -self.found.difference

    @property
    def why_no_p(self) -> str | None:
        """Why there is no p value, where there is none."""
        if self.test is not None:
            return None
        return (
            f"No design (ab, abab, pairs) could have drawn this plan ({self.parts}), so there is no p"
            " value: how often chance alone would give as much is not known."
        )


def told(one: Told) -> list[str]:
    """The sentences, each on a line of its own."""
    return list(_sentences(one))


def _sentences(one: Told) -> Iterator[str]:
    found, nap = one.found, one.found.overlap
    yield (
        f"Without the change: {found.mean_a:.2f} on {found.n_a} days. With it: {found.mean_b:.2f} on"
        f" {found.n_b} days. Difference: {found.difference:+.2f}. Missed days: {found.missed}."
    )
    yield (
        f"A day with it is the better one in {nap.nap:.0%} of pairs ({nap.low:.0%} to {nap.high:.0%})."
    )
    if one.test is None:
        yield one.why_no_p or ""
    else:
        yield f"Taken as {one.design} with parts of {one.least} days or more ({one.parts})."
        yield _tested(one.test)
    yield from _verdict(one)
    if found.trend_a.p <= LEVEL:
        yield "It was already changing before: read the difference with care."
    if found.without_trend is not None:
        yield f"Once that trend is taken off, tau is {found.without_trend.tau:+.2f}."
    yield "If the days were not drawn by lot, it changed along with it; more cannot be said."


def counted(plans: int) -> str:
    """A number of plans as a person reads it."""
    return f"{plans:,}" if plans < _MANY else f"{plans:.1e}"


def _tested(test: RandomisationTest) -> str:
    tried = f" ({test.tried:,} of them were tried)" if test.tried < test.arrangements else ""
    return (
        f"p = {test.p:.3f}; {counted(test.arrangements)} plans were possible{tried}, so no p below"
        f" {test.smallest:.3g}."
    )


def _verdict(one: Told) -> Iterator[str]:
    """What that means; a change for the worse is named first of all, and nobody is coaxed on."""
    by = abs(one.found.difference)
    if by < _NOTHING:
        yield "The days with it were neither better nor worse. You may well leave it."
    elif one.better < 0:
        where = "lower" if one.found.difference < 0 else "higher"
        yield f"The days with it were not better; they were {where} by {by:.2f}. You may well leave it."
        if one.is_worse:
            yield "They were worse by more than chance alone gives."
    elif one.test is None:
        return
    elif one.test.p <= LEVEL:
        yield "That is more than chance: of the plans that were possible, 1 in 20 or fewer give as much."
    else:
        yield (
            "Can't tell yet: this plan is too short to show anything beyond chance."
            if one.test.smallest > LEVEL
            else "Can't tell yet: chance alone gives as much often enough."
        )
        yield _longer(one)


def _longer(one: Told) -> str:
    if one.days_needed is None:
        return f"To find a change of this size, 8 times of 10, would take more than {LONGEST} days."
    more = one.days_needed - one.days
    if more <= 0:
        return "Another study of the same length may well find a change of this size."
    return (
        f"A study of {one.days_needed} days, {more} more than this one, would find a change of this"
        " size 8 times of 10."
    )
