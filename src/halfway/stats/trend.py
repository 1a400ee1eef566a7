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
_FEWEST = 3
LEVEL = 0.05
_MOST_EXACT = 30
"""Days; for longer baselines p is that of the normal curve."""


@dataclass(frozen=True, slots=True)
class Trend:
    """Theil-Sen `slope` (units a day) of a phase, and the two-sided p of Kendall's test against
    no trend; `days` had a value."""

    slope: float
    p: float
    days: int

    @property
    def is_known(self) -> bool:
        """Whether there were days enough for a slope at all."""
        return self.days >= _FEWEST


def trend(values: Sequence[float | None]) -> Trend:
    """The trend over days 1, 2, 3 …, where a missed day is None and still takes its day.

    No slope and p = 1 with fewer than three days that have a value.
    """
    days = _exact(values)
    if len(days) < _FEWEST:
        return Trend(0.0, 1.0, len(days))
    return Trend(float(_slope(days)), _kendall_p([value for _, value in days]), len(days))


def without_trend(
    before: Sequence[float | None], after: Sequence[float | None], *, more_is_better: bool
) -> Overlap:
    """The overlap of both phases once the baseline's Theil-Sen line is taken off (Tau-BC is its
    `tau`; Tarlow 2017); a missed day is None. Only to be told with `LEAST_DAYS` of baseline or more
    and a trend that is beyond chance."""
    slope = _slope(_exact(before))
    rest = {day: value - slope * day for day, value in _exact((*before, *after))}
    # Ranks tie where the exact values do, and say the same to the overlap.
    rank = {value: float(place) for place, value in enumerate(sorted(set(rest.values())))}
    a = [rank[value] for day, value in rest.items() if day <= len(before)]
    b = [rank[value] for day, value in rest.items() if day > len(before)]
    return overlap(a, b, more_is_better=more_is_better)


def _exact(values: Sequence[float | None]) -> list[tuple[int, Fraction]]:
    """Day and value of each day that has one, as written in decimals: 0.1 is one tenth."""
    return [
        (day, Fraction(repr(float(value))))
        for day, value in enumerate(values, start=1)
        if value is not None
    ]


def _slope(days: Sequence[tuple[int, Fraction]]) -> Fraction:
    return median((y - x) / (j - i) for (i, x), (j, y) in combinations(days, 2))


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
