"""How likely a study finds a change of a size, and how many days more it would take: by simulation."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from halfway.stats.randomised import MOST_PLANS, Design, arrangements, count_of

LEVEL = 0.05
_TIE = 1e-9
_LONGEST = 120


@dataclass(frozen=True, slots=True)
class Supposed:
    """What is supposed of a person's days: a change of `effect` standard deviations of a day, and
    how much of each day is `carried` (0 to below 1) into the next."""

    effect: float
    carried: float = 0.2


@dataclass(frozen=True, slots=True)
class Power:
    """The share of `runs` simulated studies with p at or below 0.05, and its standard error."""

    share: float
    error: float
    runs: int


def power(
    design: Design, days: int, *, least: int, supposed: Supposed, runs: int = 400, seed: int = 1
) -> Power:
    """The power of a randomised design where things are as supposed.

    Days are normal, each with a part of the day before (AR(1)). Each run draws a plan of its own, as
    a real study does. With an effect of 0 it is the rate of false alarms, which the exact test keeps
    at or below 0.05.
    """
    plans = np.array([[one == "B" for one in p] for p in arrangements(design, days, least=least)])
    weights = plans / plans.sum(axis=1, keepdims=True) - ~plans / (~plans).sum(
        axis=1, keepdims=True
    )
    dice = np.random.default_rng(seed)
    found = 0
    for _ in range(runs):
        mine = int(dice.integers(len(plans)))
        y = _days(days, supposed.carried, dice) + supposed.effect * plans[mine]
        differences = weights @ y
        found += bool((differences >= differences[mine] - _TIE).mean() <= LEVEL)
    share = found / runs
    return Power(share, float(np.sqrt(share * (1 - share) / runs)), runs)


def days_needed(
    design: Design, *, least: int, supposed: Supposed, wanted: float = 0.8, seed: int = 1
) -> int | None:
    """The fewest days, in steps of a week, with at least the `wanted` power; None when more than
    120 would be needed."""
    step = 2 * least if design == "pairs" else 7
    start = 4 * least if design == "abab" else 2 * least
    for days in range(start + (-start) % step, _LONGEST + 1, step):
        if 1 / LEVEL <= count_of(design, days, least=least) <= MOST_PLANS:
            reached = power(design, days, least=least, supposed=supposed, seed=seed)
            if reached.share >= wanted:
                return days
    return None


def _days(days: int, carried: float, dice: np.random.Generator) -> np.ndarray:
    noise = dice.standard_normal(days)
    if carried:
        noise[1:] *= np.sqrt(1 - carried**2)
        for day in range(1, days):
            noise[day] += carried * noise[day - 1]
    return noise
