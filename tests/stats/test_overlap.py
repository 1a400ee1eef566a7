"""NAP, its error and its interval are those that SingleCaseES 0.7 and scan give."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from halfway.stats.overlap import overlap
from shared_data import SHARED

FILE = SHARED / "vectors" / "n1.json"
needs_shared = pytest.mark.skipif(not FILE.exists(), reason="skipped: shared data not here")
SERIES = ("PVD2011", "PVDS2011_tauU", "PV2009", "Tarlow_perfect_trend", "Tarlow2017")
days = st.lists(st.integers(-20, 20).map(float), min_size=2, max_size=12)


@needs_shared
@pytest.mark.parametrize("name", SERIES)
def test_is_what_single_case_es_gives(name: str) -> None:
    series = json.loads(FILE.read_text())["singlecasees"][name]
    wanted = series["NAP_unbiased"]
    found = overlap(series["A"], series["B"], more_is_better=series["improvement"] == "increase")
    assert found.nap == pytest.approx(wanted["Est"], abs=1e-9)
    assert found.standard_error == pytest.approx(wanted["SE"], abs=1e-9)
    assert found.tau == pytest.approx(series["Tau"]["Est"], abs=1e-9)
    assert found.as_printed == pytest.approx((wanted["CI_lower"], wanted["CI_upper"]), abs=1e-6)
    if wanted["Est"] < 1:
        assert (found.low, found.high) == found.as_printed


def test_published_series() -> None:
    found = overlap([20, 20, 26, 25, 22, 23], [28, 25, 24, 27, 30, 30, 29], more_is_better=True)
    assert found.nap == pytest.approx(38.5 / 42)
    assert (found.low, found.high) == pytest.approx((0.59734061, 0.98601758), abs=1e-6)
    fewer = overlap([12, 14, 9, 10], [10, 6, 4, 5, 3, 4], more_is_better=False)
    assert fewer.nap == pytest.approx(0.9375)


def test_no_overlap_in_a_few_days_is_no_certainty() -> None:
    found = overlap([1, 2, 3], [4, 5, 6], more_is_better=True)
    assert (found.nap, found.high) == (1, 1)
    assert found.low < 0.8
    assert found.as_printed == (1, 1)
    worse = overlap([1, 2, 3], [4, 5, 6], more_is_better=False)
    assert worse.high > 0.2
    assert worse.as_printed == (0, 0)


def test_small_units_are_no_ties() -> None:
    found = overlap([1e-10, 2e-10], [3e-10, 4e-10], more_is_better=True)
    assert found.nap == 1


def test_sums_that_tie_on_paper_tie() -> None:
    found = overlap([0.3, 0.3], [0.1 + 0.2, 0.1 + 0.2], more_is_better=True)
    assert found.nap == 0.5


@given(days, days)
def test_turning_the_direction_turns_the_result(a: list[float], b: list[float]) -> None:
    more, less = (overlap(a, b, more_is_better=one) for one in (True, False))
    assert more.nap + less.nap == pytest.approx(1)
    assert more.low == pytest.approx(1 - less.high, abs=2e-4)
    assert 0 <= more.low <= more.nap <= more.high <= 1


@given(days, days, st.integers(-50, 50))
def test_a_shift_of_all_days_changes_nothing(a: list[float], b: list[float], by: int) -> None:
    shifted = overlap([x + by for x in a], [x + by for x in b], more_is_better=True)
    assert shifted == overlap(a, b, more_is_better=True)


def test_one_day_is_too_few() -> None:
    with pytest.raises(ValueError, match="two days"):
        overlap([1], [2, 3], more_is_better=True)
