"""A whole study: figures of published series, missed days, and what may be told of a trend."""

from __future__ import annotations

import pytest

from halfway.stats.study import LEAST, analyse

JOHANNA = (54, 53, 56, 58, 52, 61, 62, 71, 66, 64, 78, 70, 74, 82, 77, 86, 68, 80, 86, 87)


def test_a_published_series() -> None:
    found = analyse(
        "A" * 5 + "B" * 15, JOHANNA, design="ab", least=LEAST["ab"], more_is_better=True
    )
    assert (found.n_a, found.n_b, found.missed) == (5, 15, 0)
    assert found.difference == pytest.approx(19.5333333)
    assert found.overlap.nap == 1
    assert found.test.p == pytest.approx(1 / 11)


def test_missed_days_are_counted_and_left_out() -> None:
    values = [1.0, None, 2.0, 3.0, None, 4.0, 5.0, 6.0]
    found = analyse("AAAABBBB", values, design="ab", least=2, more_is_better=True)
    assert (found.n_a, found.n_b, found.missed) == (3, 3, 2)
    assert found.mean_a == 2


def test_a_trend_that_was_there_is_taken_off_only_where_it_may_be_told() -> None:
    rising = [float(day) for day in range(1, 21)]
    found = analyse("A" * 10 + "B" * 10, rising, design="ab", least=5, more_is_better=True)
    assert found.overlap.nap == 1
    assert found.trend_a.slope == 1
    assert found.without_trend
    assert found.without_trend.tau == 0
    short = analyse("A" * 5 + "B" * 5, rising[:10], design="ab", least=5, more_is_better=True)
    assert short.without_trend is None
    abab = analyse("AAAAABBBBBAAAAABBBBB", rising, design="abab", least=5, more_is_better=True)
    assert abab.without_trend is None


def test_less_can_be_better() -> None:
    values = [5.0, 6, 5, 6, 2, 1, 2, 1]
    found = analyse("AAAABBBB", values, design="ab", least=2, more_is_better=False)
    assert found.overlap.nap == 1
    assert found.difference < 0
    assert found.test.p == found.test.smallest


def test_a_plan_of_another_length_is_refused() -> None:
    with pytest.raises(ValueError, match="different lengths"):
        analyse("AABB", [1.0], design="ab", least=1, more_is_better=True)
