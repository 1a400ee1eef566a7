"""Pools a table of four cells over several episodes without mixing them (Mantel-Haenszel)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from halfway.stats.tables import Odds, odds_from, two_tailed


@dataclass(frozen=True, slots=True)
class Pooled:
    """The common odds ratio with its interval, and the test of none: chi-square (1 df) and p."""

    odds: Odds
    chi_square: float
    p: float
    episodes: int


def mantel_haenszel(fours: Sequence[tuple[int, int, int, int]]) -> Pooled | None:
    """The common odds ratio of tables (a, b, c, d); None where no table can tell anything.

    OR = S(ad/n) / S(bc/n); Var ln OR after Robins, Breslow and Greenland 1986; chi-square after
    Cochran, Mantel and Haenszel without continuity correction. 0.5 is added to both sums when
    one of them is empty, so that the answer stays finite.
    """
    cells = np.array([one for one in fours if sum(one) > 1], float).reshape(-1, 4)
    a, b, c, d = cells.T
    n = cells.sum(axis=1)
    telling = (a + b) * (c + d) * (a + c) * (b + d) > 0
    if not telling.any():
        return None
    a, b, c, d, n = (part[telling] for part in (a, b, c, d, n))
    expected = (a + b) * (a + c) / n
    variance = (a + b) * (c + d) * (a + c) * (b + d) / (n**2 * (n - 1))
    chi_square = float((a - expected).sum() ** 2 / variance.sum())
    r, s = a * d / n, b * c / n
    if not (r.sum() and s.sum()):
        return Pooled(_haldane(a, b, c, d), chi_square, two_tailed(chi_square**0.5), len(n))
    p, q = (a + d) / n, (b + c) / n
    spread = (
        (p * r).sum() / (2 * r.sum() ** 2)
        + (p * s + q * r).sum() / (2 * r.sum() * s.sum())
        + (q * s).sum() / (2 * s.sum() ** 2)
    )
    common = odds_from(float(np.log(r.sum() / s.sum())), float(np.sqrt(spread)))
    return Pooled(common, chi_square, two_tailed(chi_square**0.5), len(n))


def _haldane(a: np.ndarray, b: np.ndarray, c: np.ndarray, d: np.ndarray) -> Odds:
    """The odds ratio of the summed cells, 0.5 added to each: one side has no case at all."""
    cells = np.array([part.sum() for part in (a, b, c, d)]) + 0.5
    log = float(np.log(cells[0] * cells[3] / (cells[1] * cells[2])))
    return odds_from(log, float(np.sqrt((1 / cells).sum())))
