"""Tables of what follows what: counts, what chance would give, adjusted residuals, Yule's Q."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import erfc, sqrt
from typing import Any

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Counts = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Table:
    """Counts of rows (what came first) by columns (what followed), and what they tell.

    `expected` is R_i C_j / N; `z` the adjusted residual (f - E) / sqrt(E (1 - C/N)(1 - R/N))
    (Haberman 1973; equals Allison and Liker 1982); `q` is Yule's (ad - bc) / (ad + bc). Where a
    margin is empty or full, nothing can be told: z and q are 0.
    """

    counts: Counts
    expected: Floats
    z: Floats
    q: Floats

    @property
    def total(self) -> int:
        """How many pairs were counted."""
        return int(self.counts.sum())

    @property
    def rates(self) -> Floats:
        """Each row's shares, f_ij / R_i; 0 in an empty row."""
        rows = self.counts.sum(axis=1, keepdims=True)
        return _divided(self.counts.astype(float), np.broadcast_to(rows, self.counts.shape))


def transitions(codes: Sequence[int], *, kinds: int, lag: int = 1) -> Counts:
    """Counts f_ij of code i followed `lag` later by code j, of shape (kinds, kinds).

    Raises `ValueError` for a lag below 1 or a code outside 0 to kinds - 1.
    """
    if lag < 1:
        raise ValueError(f"A lag of {lag} looks nowhere: give 1 or more.")
    stream = np.asarray(codes, np.int64)
    if stream.size and (stream.min() < 0 or stream.max() >= kinds):
        raise ValueError(f"Each code must be between 0 and {kinds - 1}.")
    return pairs(stream[:-lag], stream[lag:], shape=(kinds, kinds))


def pairs(
    first: Sequence[int] | Counts, then: Sequence[int] | Counts, *, shape: tuple[int, int]
) -> Counts:
    """Counts of each pair of codes, of this shape."""
    counts = np.zeros(shape, np.int64)
    np.add.at(counts, (np.asarray(first, np.int64), np.asarray(then, np.int64)), 1)
    return counts


def table(counts: Counts) -> Table:
    """All that is told by these counts, of shape (rows, columns)."""
    counts = np.asarray(counts, np.int64)
    total = counts.sum()
    rows = np.broadcast_to(counts.sum(axis=1, keepdims=True), counts.shape).astype(float)
    columns = np.broadcast_to(counts.sum(axis=0, keepdims=True), counts.shape).astype(float)
    expected = rows * columns / max(total, 1)
    spread = expected * (1 - columns / max(total, 1)) * (1 - rows / max(total, 1))
    a, b, c = counts.astype(float), rows - counts, columns - counts
    d = total - rows - columns + counts
    return Table(
        counts,
        expected,
        _divided(counts - expected, np.sqrt(spread)),
        _divided(a * d - b * c, a * d + b * c),
    )


def likelihood_ratio(counts: Counts) -> tuple[float, int, float]:
    """X2 = 2 S f ln(f/E), its degrees of freedom (r-1)(c-1), and p; (0, 0, 1) for no freedom.

    Empty rows and columns are left out first.
    """
    kept = counts[counts.sum(axis=1) > 0][:, counts.sum(axis=0) > 0]
    freedom = (kept.shape[0] - 1) * (kept.shape[1] - 1)
    if freedom < 1:
        return 0.0, 0, 1.0
    seen = kept > 0
    expected = table(kept).expected
    value = float(2 * (kept[seen] * np.log(kept[seen] / expected[seen])).sum())
    return value, freedom, _beyond(value, freedom)


@dataclass(frozen=True, slots=True)
class Odds:
    """How much likelier something follows here than elsewhere: ln(ad/bc), its error, 95 %."""

    ratio: float
    log: float
    error: float
    low: float
    high: float


def odds(a: int, b: int, c: int, d: int) -> Odds:
    """The odds ratio ad/bc of a table of four cells, SE ln OR = sqrt(1/a + 1/b + 1/c + 1/d).

    0.5 is added to each cell when one is empty (Haldane, Anscombe).
    """
    cells = np.array([a, b, c, d], float)
    if not cells.all():
        cells += 0.5
    log = float(np.log(cells[0] * cells[3] / (cells[1] * cells[2])))
    error = float(np.sqrt((1 / cells).sum()))
    return odds_from(log, error)


def odds_from(log: float, error: float) -> Odds:
    """An odds ratio with a 95 % interval, from its logarithm and that one's standard error."""
    reach = 1.959963984540054 * error
    return Odds(
        float(np.exp(log)), log, error, float(np.exp(log - reach)), float(np.exp(log + reach))
    )


def four(counts: Counts, row: int, column: int) -> tuple[int, int, int, int]:
    """The cell against all the rest: a, b (same row), c (same column), d."""
    a = int(counts[row, column])
    b, c = int(counts[row].sum()) - a, int(counts[:, column].sum()) - a
    return a, b, c, int(counts.sum()) - a - b - c


def two_tailed(z: float) -> float:
    """The chance of a normal deviate at least this far from 0."""
    return erfc(abs(z) / sqrt(2))


def _divided(above: NDArray[Any], below: NDArray[Any]) -> Floats:
    result: Floats = np.divide(above, below, out=np.zeros(np.shape(above)), where=below > 0)
    return result


def _beyond(value: float, freedom: int) -> float:
    """The chance of a chi-squared value as large or larger."""
    # Here and not above: scipy takes longer to load than most commands take to run.
    from scipy.special import chdtrc  # noqa: PLC0415

    return float(chdtrc(freedom, value))
