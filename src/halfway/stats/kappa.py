"""Wampold's transformed kappa: how far a sequence, or two of them, lies above or below chance.

Wampold and Margolin 1982, Wampold 1984: event totals n_i count each code of the stream, n their
sum; for i followed by j, e = n_i n_j / n.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import sqrt

import numpy as np

from halfway.stats.tables import Counts, transitions


@dataclass(frozen=True, slots=True)
class Kappa:
    """`observed` against `expected`; `kappa` from -1 to 1, 0 by chance; `z` by its variance."""

    observed: int
    expected: float
    kappa: float
    z: float


@dataclass(frozen=True, slots=True)
class Stream:
    """A stream of codes: its transitions, and how often each code stands in it."""

    counts: Counts
    totals: Counts

    @classmethod
    def of(cls, codes: Sequence[int], *, kinds: int) -> Stream:
        """The stream of these codes, each between 0 and kinds - 1."""
        return cls(transitions(codes, kinds=kinds), np.bincount(codes, minlength=kinds))

    @property
    def size(self) -> int:
        """How many codes there are, n."""
        return int(self.totals.sum())


def sequential(stream: Stream, i: int, j: int) -> Kappa:
    """i followed by j: v = n_i n_j (n - n_i)(n - n_j) / (n^2 (n - 1))."""
    n, (one, other) = stream.size, _totals(stream, i, j)
    return _kappa(
        int(stream.counts[i, j]),
        expected=one * other / n if n else 0.0,
        most=min(one, other),
        variance=_cell(n, one, other) / (n**2 * (n - 1)) if n > 1 else 0.0,
    )


def bidirectional(stream: Stream, i: int, j: int) -> Kappa:
    """i followed by j, or j by i: e = 2 n_i n_j / n,
    v = 2 n_i n_j (n_i n_j + (n - n_i)(n - n_j) - n) / (n^2 (n - 1))."""
    n, (one, other) = stream.size, _totals(stream, i, j)
    spread = 2 * one * other * (one * other + (n - one) * (n - other) - n)
    return _kappa(
        int(stream.counts[i, j] + stream.counts[j, i]),
        expected=2 * one * other / n if n else 0.0,
        most=2 * min(one, other),
        variance=spread / (n**2 * (n - 1)) if n > 1 else 0.0,
    )


def two_cells(stream: Stream, first: tuple[int, int], second: tuple[int, int]) -> Kappa:
    """i followed by j together with k followed by l: e = (n_i n_j + n_k n_l) / n and
    v = [n_i n_j (n-n_i)(n-n_j) + n_k n_l (n-n_k)(n-n_l) + 2 n_i n_j n_k n_l] / (n^2 (n-1))."""
    n = stream.size
    (i, j), (k, m) = _totals(stream, *first), _totals(stream, *second)
    spread = _cell(n, i, j) + _cell(n, k, m) + 2 * i * j * k * m
    return _kappa(
        int(stream.counts[first] + stream.counts[second]),
        expected=(i * j + k * m) / n if n else 0.0,
        most=min(i, j) + min(k, m),
        variance=spread / (n**2 * (n - 1)) if n > 1 else 0.0,
    )


def _totals(stream: Stream, i: int, j: int) -> tuple[int, int]:
    return int(stream.totals[i]), int(stream.totals[j])


def _cell(n: int, one: int, other: int) -> int:
    return one * other * (n - one) * (n - other)


def _kappa(observed: int, *, expected: float, most: float, variance: float) -> Kappa:
    """(f - e) / (most - e) above chance, (f - e) / e below; 0 where there is no room."""
    over = observed - expected
    room = most - expected if over >= 0 else expected
    return Kappa(
        observed,
        expected,
        over / room if room > 0 else 0.0,
        over / sqrt(variance) if variance > 0 else 0.0,
    )
