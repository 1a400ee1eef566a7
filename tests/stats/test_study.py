"""A whole series: figures of published ones, missed days, and what may be told of a trend."""

from __future__ import annotations

import json

import pytest

from halfway.stats.study import described
from shared_data import SHARED

FILE = SHARED / "vectors" / "n1.json"
needs_shared = pytest.mark.skipif(not FILE.exists(), reason="skipped: shared data not here")
JOHANNA = (54, 53, 56, 58, 52, 61, 62, 71, 66, 64, 78, 70, 74, 82, 77, 86, 68, 80, 86, 87)


def test_a_published_series() -> None:
    found = described("A" * 5 + "B" * 15, JOHANNA, more_is_better=True)
    assert (found.n_a, found.n_b, found.missed) == (5, 15, 0)
    assert found.difference == pytest.approx(19.5333333)
    assert found.overlap.nap == 1


@needs_shared
@pytest.mark.parametrize(
    "name", ["PVD2011", "PVDS2011_tauU", "PV2009", "Tarlow_perfect_trend", "Tarlow2017"]
)
def test_is_what_single_case_es_gives(name: str) -> None:
    series = json.loads(FILE.read_text())["singlecasees"][name]
    a, b = series["A"], series["B"]
    better = series["improvement"] == "increase"
    found = described("A" * len(a) + "B" * len(b), [*a, *b], more_is_better=better)
    nap = series["NAP_unbiased"]
    assert found.overlap.nap == pytest.approx(nap["Est"], abs=1e-9)
    assert found.overlap.as_printed == pytest.approx((nap["CI_lower"], nap["CI_upper"]), abs=1e-6)
    assert found.trend_a.slope == pytest.approx(series["Tau_BC"]["slope"], abs=1e-9)


def test_missed_days_are_counted_and_left_out() -> None:
    values = [1.0, None, 2.0, 3.0, None, 4.0, 5.0, 6.0]
    found = described("AAAABBBB", values, more_is_better=True)
    assert (found.n_a, found.n_b, found.missed) == (3, 3, 2)
    assert found.mean_a == 2


def test_missed_days_pass_in_the_trend_and_in_what_is_left_without_it() -> None:
    """Every second day was missed: half a point a day, and not a point from one answer to the next."""
    values = [None if day % 2 else day / 2 for day in range(1, 41)]
    found = described("A" * 20 + "B" * 20, values, more_is_better=True)
    assert found.trend_a.slope == pytest.approx(0.5)
    assert found.without_trend
    assert found.without_trend.tau == 0


def test_a_trend_that_was_there_is_taken_off_only_where_it_may_be_told() -> None:
    rising = [float(day) for day in range(1, 21)]
    found = described("A" * 10 + "B" * 10, rising, more_is_better=True)
    assert found.overlap.nap == 1
    assert found.trend_a.slope == 1
    assert found.without_trend
    assert found.without_trend.tau == 0
    short = described("A" * 5 + "B" * 5, rising[:10], more_is_better=True)
    assert short.without_trend is None
    abab = described("AAAAABBBBBAAAAABBBBB", rising, more_is_better=True)
    assert abab.without_trend is None
    assert abab.trend_a.p < 0.05


def test_no_trend_before_is_told_of_a_plan_that_begins_with_the_change() -> None:
    rising = [float(day) for day in range(1, 29)]
    found = described("BBBBBBBAAAAAAA" * 2, rising, more_is_better=True)
    assert not found.trend_a.is_known
    assert (found.trend_a.slope, found.trend_a.p) == (0, 1)
    assert found.without_trend is None


def test_less_can_be_better() -> None:
    found = described("AAAABBBB", [5.0, 6, 5, 6, 2, 1, 2, 1], more_is_better=False)
    assert found.overlap.nap == 1
    assert found.difference < 0


def test_a_plan_of_another_length_is_refused() -> None:
    with pytest.raises(ValueError, match="different lengths"):
        described("AABB", [1.0], more_is_better=True)
