"""Figures of agreement between what was labelled and what was read, with their formulas."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy.stats import rankdata, spearmanr

Floats = NDArray[np.floating[Any]]
Bools = NDArray[np.bool_]

BINS = 15


@dataclass(frozen=True, slots=True)
class Agreement:
    """Of one move: how many lines carry it, and how well they are found."""

    support: int
    precision: float
    recall: float
    f1: float


def agreement(labelled: Bools, found: Bools) -> Agreement:
    """Precision tp/(tp+fp), recall tp/(tp+fn) and their harmonic mean; 0 where nothing is found."""
    both = int((labelled & found).sum())
    precision = both / max(int(found.sum()), 1)
    recall = both / max(int(labelled.sum()), 1)
    f1 = 2 * both / max(int(found.sum()) + int(labelled.sum()), 1)
    return Agreement(int(labelled.sum()), precision, recall, f1)


def auc(labelled: Bools, scores: Floats) -> float:
    """The chance that a labelled line scores above another one (Mann-Whitney U / n1 n0).

    `nan` where all lines or none are labelled.
    """
    ones = int(labelled.sum())
    zeros = labelled.size - ones
    if not ones or not zeros:
        return float("nan")
    ranks = rankdata(scores)
    return float((ranks[labelled].sum() - ones * (ones + 1) / 2) / (ones * zeros))


def calibration_error(labelled: Bools, probabilities: Floats) -> float:
    """Expected calibration error: over 15 equal bins, the mean |share labelled - mean probability|.

    Weighted by the lines in each bin (Naeini, Cooper and Hauskrecht 2015).
    """
    bins = np.minimum((probabilities * BINS).astype(int), BINS - 1)
    error = 0.0
    for index in range(BINS):
        inside = bins == index
        if inside.any():
            gap = abs(float(labelled[inside].mean()) - float(probabilities[inside].mean()))
            error += gap * float(inside.mean())
    return error


def spearman(labelled: Floats, scores: Floats) -> float:
    """Spearman's rank correlation, ties by mean rank."""
    return float(spearmanr(labelled, scores).statistic)


def mean_absolute_error(labelled: Floats, scores: Floats) -> float:
    """Mean |labelled - score|, in the unit of the labels."""
    return float(np.abs(labelled - scores).mean())


def kappa(first: Bools, second: Bools) -> float:
    """Cohen's kappa of two annotators over the same lines: (po - pe) / (1 - pe).

    1.0 where both say the same of every line, even when chance alone would give that.
    """
    observed = float((first == second).mean())
    yes = float(first.mean()) * float(second.mean())
    chance = yes + float((~first).mean()) * float((~second).mean())
    return 1.0 if observed == 1.0 else (observed - chance) / (1 - chance)
