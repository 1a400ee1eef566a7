"""False alarms stay at their level, and a larger change is found more often."""

from __future__ import annotations

import pytest

from halfway.stats.power import LEVEL, LONGEST, Supposed, days_needed, power, seen_in
from halfway.stats.randomised import DESIGNS, Design

DAYS: dict[Design, tuple[int, int]] = {"abab": (28, 5), "pairs": (28, 2), "ab": (60, 10)}


@pytest.mark.parametrize("carried", [0.0, 0.4])
@pytest.mark.parametrize("design", DESIGNS)
def test_of_2000_null_series_no_more_than_one_in_twenty(design: Design, carried: float) -> None:
    days, least = DAYS[design]
    found = power(design, days, least=least, supposed=Supposed(0, carried), runs=2000, seed=3)
    assert found.share <= LEVEL + 2 * 0.0049


def test_a_larger_change_is_found_more_often() -> None:
    shares = [
        power("abab", 28, least=5, supposed=Supposed(effect), runs=400, seed=4).share
        for effect in (0.0, 0.8, 1.6)
    ]
    assert shares[0] < shares[1] < shares[2]


def test_a_smaller_change_needs_more_days() -> None:
    large, small = (
        days_needed("pairs", least=1, supposed=Supposed(effect, 0)) for effect in (2.0, 1.2)
    )
    assert large
    assert small
    assert large < small


def test_what_no_number_of_days_can_show_is_said() -> None:
    assert days_needed("ab", least=5, supposed=Supposed(0.01)) is None


def test_studies_with_many_plans_are_thought_of() -> None:
    """40 days in pairs have a million plans; a change of 0.7 SD is found 3 times of 4 there."""
    needed = days_needed("pairs", least=1, supposed=Supposed(0.7, 0.2))
    assert needed
    assert 36 <= needed <= 52


@pytest.mark.parametrize(("design", "least"), [("abab", 5), ("abab", 3), ("pairs", 1)])
def test_the_longest_study_is_thought_of(design: Design, least: int) -> None:
    """What is found in 119 or 120 days, and no sooner, is no "never"."""
    shares = {
        effect: power(design, 119 if design == "abab" else 120, least=least, supposed=effect).share
        for effect in (Supposed(round(0.1 * tenths, 1)) for tenths in range(1, 12))
    }
    smallest = next(effect for effect, share in shares.items() if share >= 0.8)
    needed = days_needed(design, least=least, supposed=smallest)
    assert needed
    assert 60 < needed <= LONGEST


def test_what_was_seen_is_what_a_longer_study_supposes() -> None:
    values = [3.0, 4, 3, 4, 5, 6, 5, 6]
    seen = seen_in("AAAABBBB", values, more_is_better=True)
    assert seen
    assert seen.effect == pytest.approx(2 / (2 / 6) ** 0.5, abs=0.05)
    assert seen.carried == 0


def test_a_change_for_the_worse_is_no_change_to_look_longer_for() -> None:
    values = [3.0, 4, 3, 4, 5, 6, 5, 6]
    assert seen_in("AAAABBBB", values, more_is_better=False) is None
    assert seen_in("AABB", [1.0, 1, 1, 1], more_is_better=True) is None


def test_days_without_any_spread_suppose_a_large_change() -> None:
    seen = seen_in("AABB", [1.0, 1, 2, 2], more_is_better=True)
    assert seen == Supposed(10.0, 0.0)


def test_only_days_that_follow_each_other_tell_what_is_carried() -> None:
    days = [1.0, 1, 3, 3, 1, 1, 3, 3, 5, 5, 7, 7, 5, 5, 7, 7]
    whole = seen_in("A" * 8 + "B" * 8, days, more_is_better=True)
    gaps = [value for one in days for value in (one, None)]
    apart = seen_in("A" * 16 + "B" * 16, gaps, more_is_better=True)
    assert whole
    assert apart
    assert whole.effect == apart.effect
    assert apart.carried == 0
