"""Which talks a cycle fills."""

from __future__ import annotations

from halfway.patterns.filled import filled


def test_talks_in_which_every_second_turn_is_answered_so_are_full() -> None:
    found = filled([(3, 1, 0, 2), (2, 0, 0, 3), (0, 0, 0, 4), (0, 0, 0, 0)])
    assert (found.talks, found.of_talks) == (1, 3)
    assert (found.count, found.of) == (3, 4)


def test_a_single_pair_fills_nothing() -> None:
    assert filled([(1, 0, 0, 0)]).talks == 0
