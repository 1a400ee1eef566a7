"""Actor and partner effects against DySeq's worked couple and transition matrix."""

from __future__ import annotations

import numpy as np
import pytest

from halfway.stats.apim import counted, effects, effects_of_rates


def test_couple_41() -> None:
    found = effects(np.array([[3, 1], [3, 23]]), np.array([[11, 1], [1, 4]]))
    assert (found.intercept, found.partner, found.actor, found.interaction) == pytest.approx(
        (0.3277, 0.4988, 0.9225, -0.0960), abs=1e-4
    )


def test_transition_matrix() -> None:
    """States 00, 10, 01, 11; the chance of 1 next is read off for each of the two series."""
    to = np.array(
        [
            [0.41, 0.28, 0.19, 0.12],
            [0.18, 0.18, 0.32, 0.32],
            [0.18, 0.22, 0.27, 0.33],
            [0.05, 0.09, 0.30, 0.55],
        ]
    )
    first = to[:, 1] + to[:, 3]
    second = to[:, 2] + to[:, 3]
    one = effects_of_rates(np.array([[first[0], first[2]], [first[1], first[3]]]))
    other = effects_of_rates(np.array([[second[0], second[1]], [second[2], second[3]]]))
    assert (one.intercept, one.actor, one.partner, one.interaction) == pytest.approx(
        (0.09264, 0.19504, 0.29537, -0.00769), abs=1e-5
    )
    assert (other.intercept, other.actor, other.partner, other.interaction) == pytest.approx(
        (0.47883, 0.59121, 0.67615, -0.01159), abs=1e-5
    )


def test_constant_and_empty_series_have_answers() -> None:
    for own, partner in (([], []), ([True] * 5, [False] * 5)):
        found = effects(*counted(own, partner))
        assert np.isfinite([found.intercept, found.actor, found.partner, found.interaction]).all()


def test_counts_pairs() -> None:
    yes, no = counted([True, True, False], [False, True, True])
    assert yes[1, 0] == 1
    assert no[1, 1] == 1
    assert yes.sum() + no.sum() == 2


def test_series_of_different_length_are_an_error() -> None:
    with pytest.raises(ValueError, match="differ"):
        counted([True], [])
