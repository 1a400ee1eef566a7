"""The point graph of a talk."""

from __future__ import annotations

import pytest

from halfway.stats.points import point_graph


def test_counts_up_and_slopes_by_the_mean() -> None:
    found = point_graph([1, -1, -1, -1])
    assert found.heights == (1, 0, -1, -2)
    assert (found.slope, found.error) == (-0.5, 0.5)


def test_short_and_constant_talks_have_answers() -> None:
    assert point_graph([]).heights == ()
    assert (point_graph([2]).slope, point_graph([2]).error) == (0.0, 0.0)
    assert point_graph([1, 1, 1]).error == pytest.approx(0)


def test_turning_the_signs_turns_the_graph() -> None:
    one, other = point_graph([1, 0, -1, -1]), point_graph([-1, 0, 1, 1])
    assert one.slope == -other.slope
    assert one.error == other.error
