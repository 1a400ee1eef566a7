"""The trend that was there before the change: its slope, whether it is more than chance, and NAP without it.

All of it is exact arithmetic: in binary floats, days that tie after the trend was taken off do not.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache
from itertools import combinations
from math import erfc, factorial, sqrt
from statistics import median

from halfway.stats.overlap import Overlap, overlap

LEAST_DAYS = 8
LEVEL = 0.05
_MOST_EXACT = 30
"""Days; for longer baselines p is that of the normal curve."""


@dataclass(frozen=True, slots=True)
class Trend:
    """Theil-Sen `slope` (units a day) of a phase, and the two-sided p of Kendall's test against
    no trend."""

    slope: float
    p: float


def trend(values: Sequence[float]) -> Trend:
    """The trend over days 1, 2, 3 …; no slope and p = 1 with fewer than three days."""
    if len(values) < 3:
        return Trend(0.0, 1.0)
    return Trend(float(_slope(_exact(values))), _kendall_p(_exact(values)))


def without_trend(
    before: Sequence[float], after: Sequence[float], *, more_is_better: bool
) -> Overlap:
    """The overlap of both phases once the baseline's Theil-Sen line is taken off (Tau-BC is its
    `tau`; Tarlow 2017). Only to be told with `LEAST_DAYS` of baseline or more and a trend that is
    beyond chance."""
    a, b = _exact(before), _exact(after)
    slope = _slope(a)
    rest = [value - slope * day for day, value in enumerate((*a, *b), start=1)]
    # Ranks tie where the exact values do, and say the same to the overlap.
    rank = {value: float(place) for place, value in enumerate(sorted(set(rest)))}
    ranks = [rank[value] for value in rest]
    return overlap(ranks[: len(a)], ranks[len(a) :], more_is_better=more_is_better)


def _exact(values: Sequence[float]) -> list[Fraction]:
    """As written in decimals: 0.1 is one tenth."""
    return [Fraction(repr(float(value))) for value in values]


def _slope(values: Sequence[Fraction]) -> Fraction:
    pairs = combinations(enumerate(values), 2)
    return median((y - x) / (j - i) for (i, x), (j, y) in pairs)


def _kendall_p(values: Sequence[Fraction]) -> float:
    s = sum((y > x) - (y < x) for x, y in combinations(values, 2))
    n, has_ties = len(values), len(set(values)) < len(values)
    if n <= _MOST_EXACT and not has_ties:
        return min(1.0, sum(c for t, c in _scores(n) if abs(t) >= abs(s)) / factorial(n))
    ties = [values.count(value) for value in set(values)]
    variance = (n * (n - 1) * (2 * n + 5) - sum(t * (t - 1) * (2 * t + 5) for t in ties)) / 18
    if variance <= 0:
        return 1.0
    return erfc(max(abs(s) - 1, 0) / sqrt(2 * variance))


@lru_cache(maxsize=64)
def _scores(n: int) -> tuple[tuple[int, int], ...]:
    """Kendall's S of every order of `n` days, with how many orders have it."""
    counts = {0: 1}
    for size in range(2, n + 1):
        grown: dict[int, int] = {}
        for s, count in counts.items():
            for inversions in range(size):
                place = s + (size - 1) - 2 * inversions
                grown[place] = grown.get(place, 0) + count
        counts = grown
    return tuple(sorted(counts.items()))
