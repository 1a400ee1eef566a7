"""Tests whether one thing is answered by another more often than by chance, within episodes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from math import erfc, sqrt
from typing import Any

import numpy as np
from numpy.typing import NDArray

from halfway.stats.pooled import mantel_haenszel
from halfway.stats.tables import Floats, Odds

Four = tuple[int, int, int, int]

MOST_EXACT = 400.0
"""With more variance than this, the normal curve is as good as the exact one."""
_NOTHING = 1e-60
"""Chances so small are dropped from the ends of a distribution, so that it stays short."""


@dataclass(frozen=True, slots=True)
class Pairing:
    """`count` pairs against `expected`; z; one-tailed p of as many or more; odds ratio or None.

    `least` is the smallest p that can come out with so many calls and answers in each episode:
    where it is large, the episodes cannot tell. `of` is how many calls there were to answer.
    """

    count: int
    expected: float
    z: float
    p: float
    least: float
    of: int
    odds: Odds | None


def pairing(fours: Sequence[Four]) -> Pairing:
    """How often a call is answered in this way, over tables (call answered so, call not, other
    answered so, other not), one for each episode.

    Given its margins, the first cell of a table is hypergeometric: this is what one gets by
    dealing the answers anew within each episode, endlessly often. The sum over the episodes is
    convolved exactly, or taken as normal where its variance is large. z = (count - expected) /
    sqrt(sum of variances); 0 and p = 1 where no episode can tell.
    """
    # Sorted, so that sums are the same to the last bit in whichever order episodes come.
    cells = np.array(sorted(fours), np.int64).reshape(-1, 4)
    a, b, c, d = cells.T
    n = cells.sum(axis=1)
    calls, hits = a + b, a + c
    told = (calls > 0) & (c + d > 0) & (hits > 0) & (b + d > 0)
    expected = float((calls * hits / np.maximum(n, 1)).sum())
    below = np.maximum(n, 1).astype(float) ** 2 * np.maximum(n - 1, 1)
    variance = float((calls * (n - calls) * hits * (n - hits) / below)[told].sum())
    count, of = int(a.sum()), int(calls.sum())
    if variance <= 0:
        return Pairing(count, expected, 0.0, 1.0, 1.0, of, None)
    z = (count - expected) / sqrt(variance)
    pooled = mantel_haenszel([tuple(int(x) for x in row) for row in cells[told]])  # type: ignore[misc]
    p, least = _tail(
        n[told], calls[told], hits[told], at_least=int(a[told].sum()), variance=variance
    )
    return Pairing(count, expected, float(z), p, least, of, pooled.odds if pooled else None)


def _tail(
    n: NDArray[Any], calls: NDArray[Any], hits: NDArray[Any], *, at_least: int, variance: float
) -> tuple[float, float]:
    """The chance of at least so many, and of as many as there can be, exactly or by the normal
    curve (continuity corrected), which takes the latter for nothing."""
    if variance > MOST_EXACT:
        mean = float((calls * hits / n).sum())
        return erfc((at_least - 0.5 - mean) / sqrt(2 * variance)) / 2, 0.0
    # Tables that are alike are one distribution, taken several times.
    alike = Counter(zip(n.tolist(), hits.tolist(), calls.tolist(), strict=True))
    least, chances = 0, np.ones(1)
    for table, times in sorted(alike.items()):
        one = _hypergeometric(*table)
        for _ in range(times):
            least, chances = _trimmed(least + one[0], np.convolve(chances, one[1]))
    return float(min(chances[max(at_least - least, 0) :].sum(), 1.0)), float(chances[-1])


def _hypergeometric(total: int, hits: int, dealt: int) -> tuple[int, Floats]:
    """The fewest hits that may be among those dealt, and the chance of each number from there on.

    C(K, k) C(N - K, n - k) / C(N, n), by the ratio of each to the one before it.
    """
    least, most = max(0, dealt + hits - total), min(hits, dealt)
    k = np.arange(least, most, dtype=float)
    ratios = (hits - k) * (dealt - k) / ((k + 1) * (total - hits - dealt + k + 1))
    logs = np.concatenate(([0.0], np.cumsum(np.log(ratios))))
    chances = np.exp(logs - logs.max())
    return _trimmed(least, chances / chances.sum())


def _trimmed(least: int, chances: Floats) -> tuple[int, Floats]:
    kept = np.flatnonzero(chances > _NOTHING)
    return least + int(kept[0]), chances[kept[0] : kept[-1] + 1]
