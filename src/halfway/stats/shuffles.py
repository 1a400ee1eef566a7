"""Permutation tests: what a table would look like if nobody answered to anybody."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from halfway.stats.tables import Counts, Floats, pairs, table

SHUFFLES = 2_000
SEED = 20_240_101
"""Fixed, so that the same conversation always gives the same figures."""


def one_tailed(
    streams: Sequence[Sequence[int]], *, kinds: int, shuffles: int = SHUFFLES, seed: int = SEED
) -> Floats:
    """For each cell, how often chance is as far on its side: p = (1 + #) / (1 + shuffles).

    Codes are shuffled within each stream, never across; a cell's side is that of f - E; ties
    count, also those that differ by rounding alone.
    """
    codes = [np.asarray(stream, np.int64) for stream in streams]
    counts = sum((_of(stream, kinds) for stream in codes), np.zeros((kinds, kinds), np.int64))
    above = counts >= table(counts).expected
    dice = np.random.default_rng(seed)
    as_far = np.zeros((kinds, kinds))
    for _ in range(shuffles):
        drawn = np.zeros_like(counts)
        for stream in codes:
            drawn += _of(dice.permutation(stream), kinds)
        as_far += np.where(above, drawn >= counts, drawn <= counts)
    return (as_far + 1) / (shuffles + 1)


def _of(stream: Counts, kinds: int) -> Counts:
    return pairs(stream[:-1], stream[1:], shape=(kinds, kinds))
