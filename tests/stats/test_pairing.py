"""Pairs within episodes: exact chances, against dealing the answers anew by hand."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import binom, fisher_exact, norm

from halfway.stats.pairing import Four, pairing

fours = st.lists(st.tuples(*[st.integers(0, 6)] * 4), max_size=5)


def test_one_episode_is_fishers_exact_test() -> None:
    found = pairing([(8, 2, 3, 9)])
    assert found.p == pytest.approx(fisher_exact([[8, 2], [3, 9]], alternative="greater").pvalue)
    assert (found.count, found.of) == (8, 10)
    assert found.expected == pytest.approx(5.0)


def test_the_least_p_is_that_of_as_many_pairs_as_there_can_be() -> None:
    assert pairing([(3, 5, 4, 0)]).least == pytest.approx(
        fisher_exact([[7, 1], [0, 4]], alternative="greater").pvalue
    )
    assert pairing([(9, 0, 0, 0)]).least == 1.0


def test_two_episodes_are_as_dealing_anew_gives() -> None:
    episodes: list[Four] = [(4, 1, 1, 4), (3, 2, 2, 5)]
    dice = np.random.default_rng(1)
    drawn = sum(dice.hypergeometric(a + c, b + d, a + b, size=100_000) for a, b, c, d in episodes)
    assert pairing(episodes).p == pytest.approx(float((drawn >= 7).mean()), abs=0.005)


def test_a_large_table_is_exact_too() -> None:
    found = pairing([(600, 400, 400, 600)])
    assert found.z == pytest.approx(8.94, abs=0.01)
    assert found.p == pytest.approx(
        fisher_exact([[600, 400], [400, 600]], alternative="greater").pvalue, rel=1e-6
    )


@pytest.mark.parametrize("tables", [400, 401, 5000])
def test_many_small_episodes_are_exact_however_many_there_are(tables: int) -> None:
    """The normal curve would give a twelfth of the true p here (401 tables, 24 hits)."""
    hits = tables // 40 + 14
    episodes: list[Four] = [(1, 0, 0, 39)] * hits + [(0, 1, 1, 38)] * (tables - hits)
    assert pairing(episodes).p == pytest.approx(float(binom.sf(hits - 1, tables, 1 / 40)), rel=1e-6)


def test_very_many_pairs_go_by_the_normal_curve() -> None:
    episodes: list[Four] = [(6, 4, 4, 6)] * 400
    found = pairing(episodes)
    assert found.p == pytest.approx(float(norm.sf(found.z)), rel=0.05)


def test_an_episode_in_which_all_is_alike_cannot_tell() -> None:
    assert pairing([(9, 0, 0, 0)]).p == 1.0
    assert pairing([]).odds is None


def test_such_an_episode_changes_no_chance() -> None:
    alone, beside = pairing([(8, 2, 3, 9)]), pairing([(8, 2, 3, 9), (5, 0, 0, 0)])
    assert beside.p == pytest.approx(alone.p)
    assert beside.z == pytest.approx(alone.z)


@given(fours)
def test_chances_are_chances_and_nothing_is_undefined(episodes: list[Four]) -> None:
    found = pairing(episodes)
    assert 0 <= found.p <= 1
    assert np.isfinite([found.expected, found.z]).all()


@given(fours)
def test_swapping_calls_and_answers_changes_nothing(episodes: list[Four]) -> None:
    one, other = pairing(episodes), pairing([(a, c, b, d) for a, b, c, d in episodes])
    assert one.p == pytest.approx(other.p)
    assert one.z == pytest.approx(other.z)
