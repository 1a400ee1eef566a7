"""Wilson's interval and Newcombe's difference against published examples."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from halfway.stats.rates import difference, rate


def test_newcombes_example() -> None:
    """56 of 70 against 48 of 80: 0.2000, 0.0524 to 0.3339 (Newcombe 1998, table II, method 10)."""
    found = difference(rate(56, 70), rate(48, 80))
    assert (found.value, found.low, found.high) == pytest.approx((0.2, 0.0524, 0.3339), abs=1e-4)


def test_a_share_of_nothing() -> None:
    assert (rate(0, 0).low, rate(0, 0).high) == (0.0, 1.0)


def test_more_hits_than_cases_is_an_error() -> None:
    with pytest.raises(ValueError, match="no share"):
        rate(3, 2)


@given(st.integers(0, 60), st.integers(1, 60))
def test_interval_holds_the_share_and_mirrors(hits: int, more: int) -> None:
    of = hits + more
    one, other = rate(hits, of), rate(of - hits, of)
    assert 0 <= one.low <= one.share <= one.high <= 1
    assert one.low == pytest.approx(1 - other.high)
