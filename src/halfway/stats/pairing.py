"""Tests whether one thing is answered by another more often than by chance, within episodes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import comb, erfc, sqrt
from typing import Any

import numpy as np
from numpy.typing import NDArray

from halfway.stats.pooled import mantel_haenszel
from halfway.stats.tables import Odds

Four = tuple[int, int, int, int]

MOST_EXACT = 400
"""Above so many pairs to be expected, the normal curve is as good as the exact one."""


@dataclass(frozen=True, slots=True)
class Pairing:
    """`count` pairs against `expected`; z; one-tailed p of as many or more; odds ratio or None.

    `of` is how many calls there were to answer.
    """

    count: int
    expected: float
    z: float
    p: float
    of: int
    odds: Odds | None


def pairing(fours: Sequence[Four]) -> Pairing:
    """How often a call is answered in this way, over tables (call answered so, call not, other
    answered so, other not), one for each episode.

    Given its margins, the first cell of a table is hypergeometric: this is what one gets by
    dealing the answers anew within each episode, endlessly often. The sum over the episodes is
    convolved exactly, or taken as normal where many are expected. z = (count - expected) / sqrt
    (sum of variances); 0 and p = 1 where no episode can tell.
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
        return Pairing(count, expected, 0.0, 1.0, of, None)
    z = (count - expected) / sqrt(variance)
    pooled = mantel_haenszel([tuple(int(x) for x in row) for row in cells[told]])  # type: ignore[misc]
    sure = int(a[~told].sum())
    p = _tail(n[told], calls[told], hits[told], at_least=count - sure, spread=sqrt(variance))
    return Pairing(count, expected, float(z), p, of, pooled.odds if pooled else None)


def _tail(
    n: NDArray[Any], calls: NDArray[Any], hits: NDArray[Any], *, at_least: int, spread: float
) -> float:
    """The chance of at least so many, exactly or by the normal curve (continuity corrected)."""
    mean = float((calls * hits / n).sum())
    if mean > MOST_EXACT or len(n) > MOST_EXACT:
        return erfc((at_least - 0.5 - mean) / spread / sqrt(2)) / 2
    chances = np.ones(1)
    for one in zip(n.tolist(), hits.tolist(), calls.tolist(), strict=True):
        chances = np.convolve(chances, _hypergeometric(*one))
    return float(min(chances[max(at_least, 0) :].sum(), 1.0))


def _hypergeometric(total: int, hits: int, dealt: int) -> list[float]:
    """The chance of 0, 1, 2 ... hits among those dealt: C(K, k) C(N - K, n - k) / C(N, n)."""
    ways = comb(total, dealt)
    most = min(hits, dealt)
    return [comb(hits, k) * comb(total - hits, dealt - k) / ways for k in range(most + 1)]
