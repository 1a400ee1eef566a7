"""Designs have the number of plans that they should, and the exact test is that of scan."""

from __future__ import annotations

import json
from collections import Counter
from itertools import product

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from halfway.stats.randomised import (
    DESIGNS,
    MOST_PLANS,
    Design,
    arrangements,
    count_of,
    drawn,
    exact_test,
    is_of,
)
from shared_data import SHARED

FILE = SHARED / "vectors" / "n1.json"
needs_shared = pytest.mark.skipif(not FILE.exists(), reason="skipped: shared data not here")
JOHANNA = (54, 53, 56, 58, 52, 61, 62, 71, 66, 64, 78, 70, 74, 82, 77, 86, 68, 80, 86, 87)


@pytest.mark.parametrize(
    ("days", "least", "count"),
    [(20, 3, 165), (24, 4, 165), (28, 5, 165), (28, 4, 455), (40, 5, 1771)],
)
def test_plans_of_abab(days: int, least: int, count: int) -> None:
    plans = list(arrangements("abab", days, least=least))
    assert len(plans) == len(set(plans)) == count == count_of("abab", days, least=least)
    assert all(len(plan) == days and plan[0] == "A" and plan[-1] == "B" for plan in plans)


def test_a_late_start_among_eleven() -> None:
    found = exact_test(JOHANNA, "A" * 5 + "B" * 15, design="ab", least=5, more_is_better=True)
    assert found.difference == pytest.approx(19.53333333)
    assert (found.p, found.arrangements) == (pytest.approx(1 / 11), 11)
    wider = exact_test(JOHANNA, "A" * 5 + "B" * 15, design="ab", least=3, more_is_better=True)
    assert wider.p == pytest.approx(1 / 15) == wider.smallest


@needs_shared
@pytest.mark.parametrize("case", [0, 1, 2])
def test_is_what_scan_gives(case: int) -> None:
    found = json.loads(FILE.read_text())
    wanted = found["scan_rand_single"][case]
    series = found["data_exampleAB"][wanted["case"]]
    plan = "".join(series["phase"])
    for name, least in (("mean", 5), ("limit3", 3)):
        result = exact_test(series["values"], plan, design="ab", least=least, more_is_better=True)
        assert result.p == pytest.approx(wanted[name]["p.value"], abs=1e-9)
        assert result.arrangements == wanted[name]["number"]
        assert result.difference == pytest.approx(wanted[name]["observed.statistic"], abs=1e-9)


def test_six_pairs_in_one_direction() -> None:
    values = [value for gain in (3, 3, 2, 4, 1, 4) for value in (10, 10 + gain)]
    found = exact_test(values, "AB" * 6, design="pairs", least=1, more_is_better=True)
    assert found.p == pytest.approx(1 / 64)


@pytest.mark.parametrize("design", DESIGNS)
def test_under_nothing_no_more_than_its_share_is_beyond_chance(design: Design) -> None:
    """An exact test keeps its level in every data set: over all plans, p <= 0.05 comes as often."""
    values = [float(3 + (day * 7 + day * day) % 5) for day in range(16)]
    plans = list(arrangements(design, 16, least=2))
    found = [
        exact_test(values, one, design=design, least=2, more_is_better=True).p for one in plans
    ]
    assert sum(p <= 0.05 for p in found) <= 0.05 * len(plans)


def test_missed_days_count_nowhere() -> None:
    values = [None if day in (1, 8) else float(day % 3) for day in range(12)]
    found = exact_test(values, "AB" * 6, design="pairs", least=1, more_is_better=True)
    kept = [(v, "AB"[day % 2]) for day, v in enumerate(values) if v is not None]
    means = [sum(v for v, p in kept if p == x) / sum(p == x for _, p in kept) for x in "AB"]
    assert found.difference == pytest.approx(means[1] - means[0])


@given(st.sampled_from(DESIGNS), st.integers(0, 10_000))
def test_the_same_seed_draws_the_same_plan(design: Design, seed: int) -> None:
    plan = drawn(design, 12, least=2, seed=seed)
    assert plan == drawn(design, 12, least=2, seed=seed)
    assert plan in set(arrangements(design, 12, least=2))


def test_every_plan_is_drawn() -> None:
    plans = Counter(drawn("abab", 9, least=2, seed=seed) for seed in range(400))
    assert len(plans) == count_of("abab", 9, least=2)
    assert max(plans.values()) < 3 * min(plans.values())


@pytest.mark.parametrize(("design", "days"), [("ab", 3), ("abab", 7), ("pairs", 9), ("pairs", 0)])
def test_days_that_do_not_fit_are_refused(design: Design, days: int) -> None:
    assert count_of(design, days, least=2) in (0, 1)
    with pytest.raises(ValueError, match="do not fit"):
        drawn(design, days, least=2, seed=1)


def test_a_plan_of_another_design_is_refused() -> None:
    with pytest.raises(ValueError, match="none that the design"):
        exact_test([1.0] * 8, "ABBABBAB", design="abab", least=2, more_is_better=True)


@pytest.mark.parametrize("design", DESIGNS)
def test_a_plan_is_known_to_be_of_its_design(design: Design) -> None:
    """Of all strings of twelve letters, exactly the plans are taken for one."""
    strings = map("".join, product("AB", repeat=12))
    taken = {one for one in strings if is_of(one, design, least=2)}
    assert taken == set(arrangements(design, 12, least=2))


def test_plans_that_are_one_on_the_answered_days_count_as_one_in_the_smallest_p() -> None:
    """Days 5 to 8 were missed: a change on any of the days 5 to 9 is the same to these answers."""
    values = [1.0, 1, 1, 1, None, None, None, None, 5, 5, 5, 5]
    found = exact_test(values, "A" * 6 + "B" * 6, design="ab", least=2, more_is_better=True)
    assert found.arrangements == 9
    assert found.smallest == pytest.approx(5 / 9)
    assert found.p == found.smallest


def test_more_plans_than_can_be_tried_are_sampled() -> None:
    values = [float((day * day) % 7) + (day % 2) for day in range(32)]
    found = exact_test(values, "AB" * 16, design="pairs", least=1, more_is_better=True)
    gains = np.array(values[1::2]) - np.array(values[::2])
    signs = np.array(list(product((1, -1), repeat=16)))
    every = (signs @ gains >= gains.sum() - 1e-9).mean()
    assert (found.arrangements, found.tried) == (2**16, MOST_PLANS)
    assert found.p == pytest.approx(every, abs=0.012)
    assert found.smallest == 1 / MOST_PLANS


def test_a_long_study_is_drawn_and_tested() -> None:
    plan = drawn("abab", 120, least=5, seed=2)
    assert is_of(plan, "abab", least=5)
    values = [float(one == "B") for one in plan]
    found = exact_test(values, plan, design="abab", least=5, more_is_better=True)
    assert found.arrangements == 176_851
    assert found.p < 0.001


def test_days_that_are_all_alike_show_nothing() -> None:
    found = exact_test([0.1] * 12, "AB" * 6, design="pairs", least=1, more_is_better=True)
    assert (found.difference, found.p) == (0, 1)


def test_a_phase_without_an_answer_is_refused() -> None:
    with pytest.raises(ValueError, match="a day with an answer"):
        exact_test([1.0, 2, None, None], "AABB", design="ab", least=1, more_is_better=True)
