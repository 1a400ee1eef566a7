"""Whole episodes compared with each other: who calls in which, and who answers so in which."""

from __future__ import annotations

from math import comb

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from halfway.stats.across import MOST_DEALT, across
from halfway.stats.pairing import Four

fours = st.lists(st.tuples(*[st.integers(0, 6)] * 4), max_size=12)
FIGHT: Four = (4, 0, 0, 0)
CALM: Four = (0, 0, 0, 3)


def drawn(*, episodes: int, seed: int) -> list[Four]:
    """Episodes of 2 to 20 pairs in which calls and answers go with nothing, not even each other;
    how many of each there are differs much between episodes."""
    dice = np.random.default_rng(seed)
    found: list[Four] = []
    for _ in range(episodes):
        n = int(dice.integers(2, 21))
        calls, hits = (dice.random(n) < dice.beta(0.5, 0.7) for _ in range(2))
        a, b = int((calls & hits).sum()), int((calls & ~hits).sum())
        found.append((a, b, int((~calls & hits).sum()), n - a - b - int((~calls & hits).sum())))
    return found


def test_ten_fights_between_ten_calm_talks() -> None:
    found = across([FIGHT, CALM] * 10)
    assert found.expected == pytest.approx(40 * 40 / 70)
    assert found.z == pytest.approx(20**0.5, rel=0.01)
    assert found.p < 0.001


def test_few_episodes_have_the_p_of_all_their_deals() -> None:
    assert across([FIGHT, CALM] * 3).p == pytest.approx(1 / comb(6, 3), abs=0.01)


@pytest.mark.parametrize("episodes", [[], [FIGHT], [FIGHT] * 10, [CALM] * 10])
def test_where_no_two_episodes_differ_nothing_is_told(episodes: list[Four]) -> None:
    assert (across(episodes).z, across(episodes).p) == (0.0, 1.0)


@pytest.mark.parametrize("episodes", [20, MOST_DEALT + 100])
def test_false_alarms_stay_below_the_level_in_long_and_short_episodes(episodes: int) -> None:
    alarms = sum(across(drawn(episodes=episodes, seed=seed)).p < 0.05 for seed in range(200))
    assert alarms <= 18  # 5 % of 200, and what chance adds to it in 19 of 20 runs


@given(fours)
def test_the_order_and_who_is_called_the_call_change_nothing(episodes: list[Four]) -> None:
    found = across(episodes)
    assert across(episodes[::-1]) == found
    assert across([(a, c, b, d) for a, b, c, d in episodes]) == found
    assert 0 < found.p <= 1
