"""False alarms stay at their level, and a larger change is found more often."""

from __future__ import annotations

import pytest

from halfway.stats.power import LEVEL, Supposed, days_needed, power
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
