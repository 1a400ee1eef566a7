"""Tests whether two things fall into the same episodes: whole episodes are compared."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import erfc, sqrt

import numpy as np

from halfway.stats.pairing import Four
from halfway.stats.shuffles import SEED
from halfway.stats.tables import Floats

DEALS = 4_999
MOST_DEALT = 400
"""Above so many episodes, the normal curve is as good as dealing them anew."""


@dataclass(frozen=True, slots=True)
class Across:
    """`expected` pairs if calls and answers were spread over all episodes alike; z and one-tailed p
    of their falling together as they do."""

    expected: float
    z: float
    p: float


def across(fours: Sequence[Four]) -> Across:
    """Whether episodes with more of one thing have more of the other, over tables as in `pairing`,
    one for each episode; 0 and p = 1 where no two episodes differ.

    With k of n in an episode and a share P in all, an episode is r = (k - nP) / sqrt(n) off, which
    its length does not move. z = S r s / sqrt(S r^2 s^2), r and s centred; p from dealing s
    anew over the episodes, 1 + those as far / 1 + 4,999, or from the normal curve (DiCiccio and
    Romano 2017: so studentised, the test holds where long and short episodes vary differently).
    The deals are drawn from a fixed seed, and do not depend on the order of the episodes nor on
    which of the two is called the call.
    """
    told = [one for one in fours if sum(one)]
    turned = [(a, c, b, d) for a, b, c, d in told]
    cells = np.array(min(sorted(told), sorted(turned)), np.int64).reshape(-1, 4)
    n = cells.sum(axis=1)
    total = int(n.sum())
    calls, hits = cells[:, 0] + cells[:, 1], cells[:, 0] + cells[:, 2]
    expected = float(calls.sum() * hits.sum() / max(total, 1))
    if len(n) < 2:
        return Across(expected, 0.0, 1.0)
    r, s = _off(calls, n), _off(hits, n)
    z = float(_together(r, s[None, :])[0])
    if len(n) > MOST_DEALT or not z:
        return Across(expected, z, erfc(z / sqrt(2)) / 2 if z else 1.0)
    dice = np.random.default_rng(SEED)
    dealt = dice.permuted(np.broadcast_to(s, (DEALS, len(s))), axis=1)
    as_far = int((_together(r, dealt) >= z - 1e-9).sum())
    return Across(expected, z, (1 + as_far) / (1 + DEALS))


def _off(counts: np.ndarray, n: np.ndarray) -> Floats:
    off = (counts - n * counts.sum() / n.sum()) / np.sqrt(n)
    centred: Floats = off - off.mean()
    return centred


def _together(r: Floats, many: Floats) -> Floats:
    """z for each row of `many`; 0 where nothing differs."""
    products = r * many
    spread = np.sqrt((products**2).sum(axis=1))
    sums = products.sum(axis=1)
    z: Floats = np.divide(sums, spread, out=np.zeros_like(sums), where=spread > 1e-9)
    return z
