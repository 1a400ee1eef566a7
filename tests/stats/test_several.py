"""Corrections for several looks, against worked values."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from halfway.stats.several import benjamini_hochberg, holm

chances = st.lists(st.floats(0, 1), min_size=1, max_size=12)


def test_holm_by_hand() -> None:
    assert holm([0.01, 0.04, 0.03, 0.005]) == pytest.approx([0.03, 0.06, 0.06, 0.02])


def test_benjamini_hochberg_by_hand() -> None:
    assert benjamini_hochberg([0.01, 0.04, 0.03, 0.005]) == pytest.approx([0.02, 0.04, 0.04, 0.02])


def test_of_nothing() -> None:
    assert len(holm([])) == len(benjamini_hochberg([])) == 0


@given(chances)
def test_corrections_only_raise_and_holm_is_stricter(p: list[float]) -> None:
    one, other = holm(p), benjamini_hochberg(p)
    assert (other >= np.array(p) - 1e-12).all()
    assert (one >= other - 1e-12).all()
    assert (one <= 1).all()


@given(chances)
def test_order_of_the_p_values_stays(p: list[float]) -> None:
    order = np.argsort(p, kind="stable")
    assert (np.diff(holm(p)[order]) >= 0).all()
