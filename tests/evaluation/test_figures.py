"""Figures against values worked out by hand, and against scikit-learn's definitions."""

from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from halfway.evaluation import figures

YES = np.array([True, True, True, False, False, False, False, False])
FOUND = np.array([True, True, False, True, False, False, False, False])


def test_agreement_by_hand() -> None:
    assert figures.agreement(YES, FOUND) == figures.Agreement(3, 2 / 3, 2 / 3, 2 / 3)


def test_agreement_where_nothing_is_labelled_or_found() -> None:
    none = np.zeros(4, bool)
    assert figures.agreement(none, none) == figures.Agreement(0, 0.0, 0.0, 0.0)


def test_auc_counts_pairs_and_halves_ties() -> None:
    scores = np.array([0.9, 0.5, 0.3, 0.5, 0.1, 0.1, 0.1, 0.1])
    # 15 pairs: 0.9 wins 5, 0.5 wins 4 and ties 1, 0.3 wins 4.
    assert figures.auc(YES, scores) == pytest.approx(13.5 / 15)


def test_auc_of_one_class_is_not_a_number() -> None:
    assert math.isnan(figures.auc(np.ones(3, bool), np.arange(3.0)))


def test_calibration_error_by_hand() -> None:
    labelled = np.array([True, False, True, True])
    p = np.array([0.7, 0.71, 0.95, 0.96])
    assert figures.calibration_error(labelled, p) == pytest.approx(
        0.5 * abs(0.5 - 0.705) + 0.5 * abs(1 - 0.955)
    )


def test_spearman_with_ties() -> None:
    assert figures.spearman(np.array([1.0, 2, 2, 4]), np.array([1.0, 2, 3, 4])) == pytest.approx(
        0.9486833
    )


def test_kappa_by_hand() -> None:
    # Agreement 6/8; by chance (3/8 * 3/8) + (5/8 * 5/8) = 34/64.
    assert figures.kappa(YES, FOUND) == pytest.approx((0.75 - 0.53125) / (1 - 0.53125))


@given(st.lists(st.tuples(st.booleans(), st.floats(0, 1)), min_size=2, max_size=60))
def test_auc_of_turned_scores_is_its_complement(rows: list[tuple[bool, float]]) -> None:
    labelled = np.array([yes for yes, _ in rows])
    scores = np.array([score for _, score in rows])
    forward, backward = figures.auc(labelled, scores), figures.auc(labelled, -scores)
    assert math.isnan(forward) or forward + backward == pytest.approx(1)
