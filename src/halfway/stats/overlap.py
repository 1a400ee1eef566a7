"""How far the days with a change lie above the days without: NAP, with an interval that fits few days."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from scipy.optimize import brentq

_Z = 1.959963984540054
_NEAR = 2.0**-13
"""How near a bound is found, as R's uniroot does: so that they are those of SingleCaseES."""
_TIE = 1e-12
"""Values closer than this part of the largest are ties: 0.1 + 0.2 and 0.3 are the same day's worth."""
_EDGE = 1e-9


@dataclass(frozen=True, slots=True)
class Overlap:
    """`nap`: the chance that a day of B is better than a day of A, ties counted half (0.5 is
    nothing, 1 is no overlap), with a 95 % interval; `tau` is 2 nap - 1; `pairs` were compared.

    `low` and `high` are for people: without any overlap (NAP 1 or 0) they still leave room, as a few
    days are no proof. `as_printed` is the interval that SingleCaseES prints, 1 to 1 (0 to 0) there.
    """

    nap: float
    low: float
    high: float
    standard_error: float
    tau: float
    pairs: int
    as_printed: tuple[float, float]


def overlap(before: Sequence[float], after: Sequence[float], *, more_is_better: bool) -> Overlap:
    """NAP of two phases after Parker and Vannest 2009.

    Standard error after Sen 1967 and Mee 1990 (unbiased), interval after Newcombe 2006, method 5.
    Days are taken as independent; where one day hangs on the one before, it is too narrow. Raises
    `ValueError` with fewer than two days in a phase.
    """
    a, b = np.asarray(before, float), np.asarray(after, float)
    if min(len(a), len(b)) < 2:
        raise ValueError("Each phase needs two days or more.")
    wins = _wins(a, b) if more_is_better else _wins(-a, -b)
    nap = float(wins.mean())
    low, high = _interval(nap, len(a), len(b))
    return Overlap(
        nap=nap,
        low=low,
        high=high,
        standard_error=_standard_error(wins, nap),
        tau=2 * nap - 1,
        pairs=wins.size,
        as_printed=(nap, nap) if nap in (0, 1) else (low, high),
    )


def _wins(a: np.ndarray, b: np.ndarray) -> np.ndarray:
    gap = b[None, :] - a[:, None]
    tie = _TIE * max(np.abs(a).max(), np.abs(b).max())
    return np.where(np.abs(gap) <= tie, 0.5, gap > 0)


def _standard_error(wins: np.ndarray, nap: float) -> float:
    """SE² = [T(1-T) + n Q1 + m Q2 - 2 Q3] / ((m-1)(n-1)), T kept off 0 and 1 by half a pair."""
    m, n = wins.shape
    off = wins - nap
    q1 = (off.sum(axis=1) ** 2).sum() / (m * n**2)
    q2 = (off.sum(axis=0) ** 2).sum() / (m**2 * n)
    q3 = (off**2).sum() / (m * n)
    t = min(max(nap, 1 / (2 * m * n)), 1 - 1 / (2 * m * n))
    return float(np.sqrt(max(t * (1 - t) + n * q1 + m * q2 - 2 * q3, 0) / ((m - 1) * (n - 1))))


def _interval(nap: float, m: int, n: int) -> tuple[float, float]:
    """Roots of mn (NAP-x)² (2-x)(1+x) = z² x(1-x) (2 + h + (1+2h) x(1-x)), h = (m+n)/2 - 1.

    One lies on each side of NAP. At 1 the upper one is 1 and the lower one is found all the same:
    a few days without any overlap are no proof that there never is one.
    """
    h = (m + n) / 2 - 1

    def off(x: float) -> float:
        inside = x * (1 - x)
        left = m * n * (nap - x) ** 2 * (2 - x) * (1 + x)
        return left - _Z**2 * inside * (2 + h + (1 + 2 * h) * inside)

    top = 1 if nap < 1 else 1 - _EDGE
    low = (
        0.0 if nap == 0 else float(brentq(off, 0 if nap < 1 else _EDGE, min(nap, top), xtol=_NEAR))
    )
    bottom = max(nap, _EDGE) if nap == 0 else nap
    high = 1.0 if nap == 1 else float(brentq(off, bottom, 1 if nap else 1 - _EDGE, xtol=_NEAR))
    return low, high
