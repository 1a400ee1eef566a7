"""Corrects p-values for having looked at several things at once."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from halfway.stats.tables import Floats


def holm(p: Sequence[float] | Floats) -> Floats:
    """Adjusted p in the same order: (m - rank + 1) p, rising, at most 1 (Holm 1979).

    Keeps the chance of even one false find below the level that is asked for.
    """
    order, sorted_p = _sorted(p)
    steps = np.minimum(np.maximum.accumulate(sorted_p * np.arange(len(order), 0, -1)), 1.0)
    return _unsorted(order, steps)


def benjamini_hochberg(p: Sequence[float] | Floats) -> Floats:
    """Adjusted p in the same order: m p / rank, from above (Benjamini and Hochberg 1995).

    Keeps the expected share of false finds among the finds below the level that is asked for.
    """
    order, sorted_p = _sorted(p)
    steps = sorted_p * len(order) / np.arange(1, len(order) + 1)
    return _unsorted(order, np.minimum(np.minimum.accumulate(steps[::-1])[::-1], 1.0))


def _sorted(p: Sequence[float] | Floats) -> tuple[np.ndarray, Floats]:
    given = np.asarray(p, float)
    order = np.argsort(given, kind="stable")
    return order, given[order]


def _unsorted(order: np.ndarray, values: Floats) -> Floats:
    result: Floats = np.zeros(len(order))
    result[order] = values
    return result
