"""How likely a study finds a change of a size, and how many days more it would take: by simulation."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import sqrt
from statistics import fmean

import numpy as np

from halfway.stats.randomised import Design, count_of, some_plans, with_change

LEVEL = 0.05
LONGEST = 120
"""Days of the longest study that `days_needed` thinks of."""
_TIE = 1e-9
_MOST_PLANS = 2_000
"""So many plans stand for all of them in a simulation."""
_AT_ONCE = 4_000_000
_MOST_CARRIED, _LARGEST = 0.6, 10.0


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
    at or below 0.05. Of a design with many plans, 2,000 drawn ones stand for all.
    """
    plans = with_change(some_plans(design, days, least=least, most=_MOST_PLANS, seed=seed))
    dice = np.random.default_rng(seed)
    at_once = max(_AT_ONCE // len(plans), 1)
    batches = [min(at_once, runs - done) for done in range(0, runs, at_once)]
    share = sum(_found(plans, supposed, batch, dice) for batch in batches) / runs
    return Power(share, sqrt(share * (1 - share) / runs), runs)


def days_needed(
    design: Design, *, least: int, supposed: Supposed, wanted: float = 0.8, seed: int = 1
) -> int | None:
    """The fewest days, in steps of a week, with at least the `wanted` power; None when more than
    `LONGEST` would be needed. Pairs go by whole pairs."""
    step = 2 * least if design == "pairs" else 7
    start = 4 * least if design == "abab" else 2 * least
    lengths = [
        days
        for days in range(start + (-start) % step, LONGEST + 1, step)
        if count_of(design, days, least=least) >= 1 / LEVEL
    ]

    def share(days: int) -> float:
        return power(design, days, least=least, supposed=supposed, seed=seed).share

    if not lengths or share(lengths[-1]) < wanted:
        return None
    # More days find more, so that a few lengths tell where it is enough.
    return lengths[bisect_left(lengths, wanted, hi=len(lengths) - 1, key=share)]


def seen_in(plan: str, values: Sequence[float | None], *, more_is_better: bool) -> Supposed | None:
    """The change that a study has shown, as what a longer one may suppose; None where the days with
    it were not better.

    To one decimal, which is more than such an estimate is worth; without any spread in the days it
    is as large as this counts. Raises `ValueError` where a phase has no day with a value.
    """
    known = {
        letter: [v for one, v in zip(plan, values, strict=True) if one == letter and v is not None]
        for letter in "AB"
    }
    mean = {letter: fmean(of_letter) for letter, of_letter in known.items()}
    better = (mean["B"] - mean["A"]) * (1 if more_is_better else -1)
    if better <= 0:
        return None
    rest = [
        None if value is None else value - mean[letter]
        for letter, value in zip(plan, values, strict=True)
    ]
    squares = sum(one * one for one in rest if one is not None)
    spread = sqrt(squares / max(sum(map(len, known.values())) - 2, 1))
    effect = better / spread if spread * _LARGEST > better else _LARGEST
    # Only days that follow each other tell what is carried.
    products = sum(a * b for a, b in pairwise(rest) if a is not None and b is not None)
    carried = products / squares if squares else 0.0
    return Supposed(round(effect, 1), round(min(max(carried, 0.0), _MOST_CARRIED), 1))


def _found(plans: np.ndarray, supposed: Supposed, runs: int, dice: np.random.Generator) -> int:
    """How many of so many simulated studies find something."""
    mine = np.empty(runs, int)
    days = np.empty((plans.shape[1], runs))
    for run in range(runs):
        mine[run] = dice.integers(len(plans))
        days[:, run] = dice.standard_normal(len(days))
    days[1:] *= sqrt(1 - supposed.carried**2)
    for day in range(1, len(days)):
        days[day] += supposed.carried * days[day - 1]
    days += supposed.effect * plans[mine].T
    weights = plans / plans.sum(axis=1, keepdims=True)
    weights -= ~plans / (~plans).sum(axis=1, keepdims=True)
    differences = weights @ days
    reached = differences >= differences[mine, np.arange(runs)] - _TIE
    return int((reached.mean(axis=0) <= LEVEL).sum())
