"""Makes the table of the quick look: which messages are plainly neutral (`halfway.engine.quick`)."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import numpy as np
from scipy.sparse import csr_matrix
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import GroupKFold

from halfway.engine.quick import BUCKETS, buckets
from training.moves.batches import Example, encoded

MOST_LOST = 0.004
"""Of messages with a move or of danger, how many the quick look may settle as neutral."""


def make_table(found: Sequence[Example], folder: Path) -> dict[str, float]:
    """Write `quick.npz` and give what share it settles, and what share of moves that costs.

    The point below which a message is settled is taken from writers that the model did not see.
    """
    lines = [one for one in found if one.kind != "opening"]
    rows = _rows(encoded([one.text for one in lines]))
    telling = np.array([bool(one.targets.any()) for one in lines])
    scores = np.zeros(len(lines))
    groups = [one.writer for one in lines]
    for seen, unseen in GroupKFold(5).split(rows, telling, groups):
        scores[unseen] = _fitted(rows[seen], telling[seen]).decision_function(rows[unseen])
    below = float(np.quantile(scores[telling], MOST_LOST))
    model = _fitted(rows, telling)
    scale = float(np.abs(model.coef_).max()) / 127
    table = np.round(model.coef_[0] / scale).astype(np.int8)
    np.savez_compressed(
        folder / "quick.npz", table=table, scale=scale, constant=model.intercept_[0], below=below
    )
    plain = np.array([one.kind == "message" for one in lines]) & ~telling
    return {
        "settled_of_plain": round(float((scores[plain] < below).mean()), 3),
        "lost_of_telling": round(float((scores[telling] < below).mean()), 4),
    }


def _fitted(rows: csr_matrix, telling: np.ndarray) -> LogisticRegression:
    return LogisticRegression(C=0.3, max_iter=400).fit(rows, telling)


def _rows(ids: Sequence[Sequence[int]]) -> csr_matrix:
    places = [buckets(one) for one in ids]
    starts = np.cumsum([0, *(len(one) for one in places)])
    flat = np.concatenate(places)
    counts = csr_matrix((np.ones(len(flat)), flat, starts), shape=(len(places), BUCKETS))
    counts.sum_duplicates()
    return counts
