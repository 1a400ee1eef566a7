"""Codes that cannot repeat: fitted margins and residuals against Bakeman and Quera 2011."""

from __future__ import annotations

from itertools import groupby

import numpy as np
import pytest

from halfway.stats.no_repeats import fitted, residuals
from halfway.stats.tables import transitions
from tests.stats.witness import CLASSROOM

COUNTS = transitions([code for code, _ in groupby(CLASSROOM)], kinds=5)


def test_published_values() -> None:
    assert COUNTS.sum() == 57
    assert fitted(COUNTS)[0, 1] == pytest.approx(4.0357, abs=1e-4)
    z = residuals(COUNTS)
    assert (z[4, 1], z[1, 3]) == pytest.approx((3.0646, -2.4134), abs=1e-4)


def test_margins_are_kept_and_the_diagonal_is_empty() -> None:
    expected = fitted(COUNTS)
    np.testing.assert_allclose(expected.sum(axis=0), COUNTS.sum(axis=0), atol=1e-9)
    np.testing.assert_allclose(expected.sum(axis=1), COUNTS.sum(axis=1), atol=1e-9)
    assert not expected.diagonal().any()


def test_nothing_to_fit() -> None:
    assert not residuals(np.zeros((3, 3), np.int64)).any()
