"""Mantel-Haenszel against R's mantelhaen.test."""

from __future__ import annotations

import pytest

from halfway.stats.pooled import mantel_haenszel


def test_three_conversations() -> None:
    found = mantel_haenszel([(6, 4, 3, 17), (4, 2, 5, 14), (3, 5, 2, 20)])
    assert found is not None
    assert found.odds.ratio == pytest.approx(6.741176, abs=1e-6)
    assert found.odds.error == pytest.approx(0.563525, abs=1e-6)
    assert (found.odds.low, found.odds.high) == pytest.approx((2.2339, 20.3427), abs=1e-4)
    assert found.chi_square == pytest.approx(12.50498, abs=1e-5)


def test_tables_that_tell_nothing_are_left_out() -> None:
    alone = mantel_haenszel([(6, 4, 3, 17)])
    with_idle = mantel_haenszel([(6, 4, 3, 17), (0, 0, 3, 2), (1, 0, 0, 0)])
    assert alone == with_idle
    assert mantel_haenszel([(0, 0, 3, 2)]) is None
    assert mantel_haenszel([]) is None


def test_never_without_stays_finite() -> None:
    found = mantel_haenszel([(5, 0, 0, 5)])
    assert found is not None
    assert found.odds.ratio == pytest.approx(5.5 * 5.5 / 0.25)
    assert found.odds.low > 1


def test_swapping_rows_turns_the_ratio_over() -> None:
    one = mantel_haenszel([(6, 4, 3, 17), (4, 2, 5, 14)])
    other = mantel_haenszel([(3, 17, 6, 4), (5, 14, 4, 2)])
    assert one is not None
    assert other is not None
    assert one.odds.ratio * other.odds.ratio == pytest.approx(1)
    assert one.chi_square == pytest.approx(other.chi_square)
