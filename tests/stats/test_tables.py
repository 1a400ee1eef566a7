"""Tables of what follows what, against published values and by what must always hold."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from halfway.stats.tables import four, likelihood_ratio, odds, pairs, table, transitions, two_tailed
from tests.stats.witness import CLASSROOM, MARITAL_AFFECT

tables = arrays(
    np.int64, st.tuples(st.integers(1, 5), st.integers(1, 5)), elements=st.integers(0, 40)
)


def test_marital_affect_has_the_published_residuals() -> None:
    found = table(np.array(MARITAL_AFFECT))
    assert found.z[1] == pytest.approx(
        [-1.5547, -7.1330, -0.3280, 0.8454, 6.2568, 1.5038], abs=1e-4
    )
    assert found.z[4] == pytest.approx(
        [1.6272, 4.6798, 0.3157, -1.0861, -2.9382, -2.5180], abs=1e-4
    )
    assert found.z[5] == pytest.approx(
        [0.4917, 2.7376, -0.2945, -0.5308, -4.3511, 2.4087], abs=1e-4
    )
    assert found.expected[1, 4] == pytest.approx(36.1940, abs=1e-4)
    assert found.total == 268


def test_marital_affect_has_the_published_q_and_chi_square() -> None:
    found = table(np.array(MARITAL_AFFECT))
    assert [found.q[1, 4], found.q[4, 1], found.q[5, 5], found.q[5, 4]] == pytest.approx(
        [0.6831, 0.5467, 0.4312, -0.8107], abs=1e-4
    )
    value, freedom, p = likelihood_ratio(found.counts)
    assert (value, freedom) == (pytest.approx(107.5987, abs=1e-4), 25)
    assert p == pytest.approx(3.197e-12, rel=1e-3)


def test_classroom_stream_has_the_published_counts_and_residuals() -> None:
    found = table(transitions(CLASSROOM, kinds=5))
    assert found.counts.tolist() == [
        [1, 3, 4, 6, 2],
        [6, 2, 4, 0, 2],
        [4, 1, 9, 4, 1],
        [5, 2, 2, 3, 3],
        [0, 5, 1, 2, 2],
    ]
    assert found.z[0] == pytest.approx([-1.6871, 0.1404, -0.2062, 1.9364, -0.1339], abs=1e-4)
    assert found.z[4] == pytest.approx([-1.7860, 2.8980, -1.3037, -0.0229, 0.6452], abs=1e-4)
    assert likelihood_ratio(found.counts)[2] == pytest.approx(0.0136359, abs=1e-6)


def test_lag_two_skips_one() -> None:
    assert transitions(CLASSROOM, kinds=5, lag=2)[0].tolist() == [4, 1, 6, 3, 2]


def test_hand_checked_table() -> None:
    found = table(np.array([[10, 5], [5, 20]]))
    assert found.expected[0, 0] == 5.625
    assert found.z[0, 0] == pytest.approx(2.95146, abs=1e-5)
    assert found.q[0, 0] == pytest.approx(0.77778, abs=1e-5)
    ratio = odds(10, 5, 5, 20)
    assert (ratio.log, ratio.error) == pytest.approx((2.07944, 0.74162), abs=1e-5)


def test_an_empty_cell_gets_a_half() -> None:
    assert odds(0, 4, 3, 9).ratio == pytest.approx((0.5 * 9.5) / (4.5 * 3.5))


@given(tables)
def test_nothing_is_ever_undefined(counts: np.ndarray) -> None:
    found = table(counts)
    for part in (found.z, found.q, found.expected, found.rates):
        assert np.isfinite(part).all()
    assert np.isfinite(likelihood_ratio(counts)).all()


@given(tables)
def test_turning_the_table_turns_all_figures(counts: np.ndarray) -> None:
    one, other = table(counts), table(counts.T)
    np.testing.assert_allclose(one.z, other.z.T, atol=1e-12)
    np.testing.assert_allclose(one.q, other.q.T, atol=1e-12)


@given(tables)
def test_four_cells_add_up(counts: np.ndarray) -> None:
    assert sum(four(counts, 0, 0)) == counts.sum()


def test_pairs_counts_each() -> None:
    assert pairs([0, 0, 1], [1, 1, 0], shape=(2, 2)).tolist() == [[0, 2], [1, 0]]


def test_bad_input_is_named() -> None:
    with pytest.raises(ValueError, match="lag"):
        transitions([0, 1], kinds=2, lag=0)
    with pytest.raises(ValueError, match="between 0 and 1"):
        transitions([0, 2], kinds=2)


def test_two_tailed_of_the_usual_deviate() -> None:
    assert two_tailed(1.959963984540054) == pytest.approx(0.05)
