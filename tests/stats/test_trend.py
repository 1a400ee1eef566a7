"""Theil-Sen, Kendall and the overlap without the trend: published values, ties kept exact."""

from __future__ import annotations

import json
from itertools import permutations

import pytest

from halfway.stats.trend import trend, without_trend
from shared_data import SHARED

FILE = SHARED / "vectors" / "n1.json"
needs_shared = pytest.mark.skipif(not FILE.exists(), reason="skipped: shared data not here")


@needs_shared
@pytest.mark.parametrize("name", ["PVD2011", "PVDS2011_tauU", "PV2009", "Tarlow2017"])
def test_is_what_single_case_es_gives(name: str) -> None:
    series = json.loads(FILE.read_text())["singlecasees"][name]
    better = series["improvement"] == "increase"
    wanted = series["Tau_BC"]
    assert trend(series["A"]).slope == pytest.approx(wanted["slope"], abs=1e-9)
    found = without_trend(series["A"], series["B"], more_is_better=better)
    assert found.tau == pytest.approx(wanted["Est"], abs=1e-9)


def test_a_pure_trend_is_no_effect() -> None:
    found = without_trend([1, 2, 3, 4, 5], [6, 7, 8, 9, 10], more_is_better=True)
    assert found.tau == 0
    assert trend([1, 2, 3, 4, 5]).p == pytest.approx(2 / 120)


def test_ties_after_the_trend_is_taken_off_are_ties() -> None:
    """In binary floats this series gives -0.4."""
    found = without_trend([2, 3, 5, 3], [4, 5, 5, 7, 6], more_is_better=True)
    assert found.tau == pytest.approx(-0.5)


def test_p_of_kendall_is_that_of_all_orders() -> None:
    values = [3.0, 1.0, 4.0, 1.5, 9.0, 2.6]

    def s(order: tuple[float, ...]) -> int:
        return sum((b > a) - (b < a) for i, a in enumerate(order) for b in order[i + 1 :])

    orders = list(permutations(values))
    reached = sum(abs(s(one)) >= abs(s(tuple(values))) for one in orders)
    assert trend(values).p == pytest.approx(reached / len(orders))


@pytest.mark.parametrize("values", [[], [1], [1, 2], [4, 4, 4, 4]])
def test_too_few_days_or_all_alike_are_no_trend(values: list[float]) -> None:
    assert trend(values).slope == 0
    assert trend(values).p == 1


def test_a_missed_day_takes_its_day() -> None:
    found = trend([1, None, 3, None, 5, 6])
    assert found.slope == 1
    assert found.days == 4
    assert trend([1, 3, 5, 6]).slope > 1


def test_a_missed_day_takes_its_day_when_the_trend_is_taken_off() -> None:
    found = without_trend([1, None, 3, None, 5], [None, 7, 8, None, 10], more_is_better=True)
    assert found.tau == 0
    assert found.pairs == 9


@pytest.mark.parametrize("values", [[], [1, None], [None, 2, 3, None]])
def test_too_few_days_are_said_to_be(values: list[float | None]) -> None:
    assert not trend(values).is_known
