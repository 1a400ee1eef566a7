"""Permutation p against 200,000 shuffles of the classroom stream, and by what must hold."""

from __future__ import annotations

import numpy as np
import pytest

from halfway.stats.shuffles import answered, one_tailed
from tests.stats.witness import CLASSROOM

TOLERANCE = 0.004


def test_classroom() -> None:
    p = one_tailed([CLASSROOM], kinds=5, shuffles=200_000)
    known = {
        (1, 0): 0.0396,
        (1, 3): 0.0306,
        (2, 2): 0.0223,
        (4, 1): 0.0165,
        (0, 3): 0.0577,
        (0, 0): 0.1115,
    }
    assert {cell: p[cell] for cell in known} == pytest.approx(known, abs=TOLERANCE)


def test_shuffles_stay_within_each_stream() -> None:
    p = one_tailed([[0, 0, 0], [1, 1, 1]], kinds=2, shuffles=50)
    assert (p == 1).all()


def test_answers_dealt_at_random_are_no_find() -> None:
    dice = np.random.default_rng(3)
    p = [
        answered(
            [dice.integers(0, 2, 40)],
            [dice.integers(0, 2, 40)],
            wanted=(np.array([1]), np.array([1])),
            seed=seed,
        )
        for seed in range(200)
    ]
    assert np.mean(np.array(p) <= 0.05) <= 0.09


def test_answers_that_always_follow_are_a_find() -> None:
    calls = np.tile([1, 0], 15)
    assert answered([calls], [calls], wanted=(np.array([1]), np.array([1]))) < 0.001


def test_one_episode_cannot_tell_where_all_is_alike() -> None:
    ones = np.ones(9, np.int64)
    assert answered([ones], [ones], wanted=(np.array([1]), np.array([1]))) == 1.0
