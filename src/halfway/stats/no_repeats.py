"""Tables in which a code cannot follow itself: what chance gives there, and residuals."""

from __future__ import annotations

import numpy as np

from halfway.stats.tables import Counts, Floats

_CLOSE = 1e-12
_ROUNDS = 10_000


def fitted(counts: Counts) -> Floats:
    """Expected counts with an empty diagonal and the margins of `counts` (square).

    Iterative proportional fitting on the 0/1 mask (Deming and Stephan 1940), until the margins
    change by less than 1e-12 of themselves.
    """
    mask = 1.0 - np.eye(len(counts))
    counts = counts * mask.astype(np.int64)
    expected: Floats = mask * 1.0
    for _ in range(_ROUNDS):
        before = expected
        for axis in (1, 0):
            want = counts.sum(axis=axis, keepdims=True).astype(float)
            have = expected.sum(axis=axis, keepdims=True)
            expected = expected * np.divide(want, have, out=np.zeros_like(have), where=have > 0)
        if np.abs(expected - before).max(initial=0.0) < _CLOSE * max(counts.sum(), 1):
            break
    return expected


def residuals(counts: Counts) -> Floats:
    """Adjusted residuals z = (f - E) / sqrt(E (1 - h)); 0 on the diagonal and where E is 0.

    h is the diagonal of D (D'WD)^-1 D'W with D the dummies of rows and columns over the allowed
    cells and W = diag(E) (Christensen 1997).
    """
    kinds = len(counts)
    expected = fitted(counts)
    z: Floats = np.zeros((kinds, kinds))
    rows, columns = np.nonzero(expected > 0)
    if not len(rows):
        return z
    dummies = np.zeros((len(rows), 2 * kinds))
    dummies[np.arange(len(rows)), rows] = 1
    dummies[np.arange(len(rows)), kinds + columns] = 1
    weights = expected[rows, columns]
    weighted = dummies * weights[:, None]
    hat = np.einsum("ij,jk,ik->i", dummies, np.linalg.pinv(dummies.T @ weighted), weighted)
    spread = weights * np.clip(1 - hat, 0, None)
    over = counts[rows, columns] - weights
    z[rows, columns] = np.divide(
        over, np.sqrt(spread), out=np.zeros_like(over), where=spread > 1e-9
    )
    return z
