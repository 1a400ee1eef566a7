"""A talk's point graph: what each side says, counted up turn by turn, with its slope.

After Gottman's RCISS speaker graphs (positive less negative, cumulated over turns at speech);
the points here are Halfway's own codes, so no cut-off of that system holds for them.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np


@dataclass(frozen=True, slots=True)
class PointGraph:
    """`heights` after each turn; `slope` points a turn of the straight line, and its error."""

    heights: tuple[float, ...]
    slope: float
    error: float


def point_graph(points: Sequence[float]) -> PointGraph:
    """The graph of these points, one a turn.

    slope and its standard error are those of the points' mean: the line that rises by the mean
    each turn, SE = s / sqrt(n); 0 with fewer than two turns. (A least-squares line through the
    cumulated heights would have errors that hang together, and an SE that is far too small.)
    """
    given = np.asarray(points, float)
    if len(given) < 2:
        return PointGraph(tuple(np.cumsum(given).tolist()), 0.0, 0.0)
    error = float(given.std(ddof=1) / np.sqrt(len(given)))
    return PointGraph(tuple(np.cumsum(given).tolist()), float(given.mean()), error)
