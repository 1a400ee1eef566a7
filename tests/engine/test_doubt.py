"""Where the network was never taught, only rules are believed."""

from __future__ import annotations

import numpy as np
import pytest

from halfway.conversation import MOVES
from halfway.engine.doubt import calmed, doubted

SURE = np.full(len(MOVES), 0.9)
NONE = np.zeros(len(MOVES), bool)
WITHDRAWAL, FEELING = MOVES.index("withdrawal"), MOVES.index("feeling")


def test_one_word_turns_against_nobody_unless_a_rule_knows_it() -> None:
    found = doubted(SURE, "Ok.", ruled=NONE, is_danger=False)
    assert found[WITHDRAWAL] < 0.25
    assert found[FEELING] == 0.9
    ruled = NONE.copy()
    ruled[WITHDRAWAL] = True
    assert doubted(SURE, "Whatever.", ruled=ruled, is_danger=False)[WITHDRAWAL] == 0.9


def test_beside_danger_no_move_is_believed() -> None:
    assert doubted(SURE, "He hit me last night.", ruled=NONE, is_danger=True).max() < 0.25


@pytest.mark.parametrize(
    ("words", "is_reported"),
    [
        ("He said “you are useless” and hung up.", True),
        ('My boss told me "nobody likes you" again.', True),
        ("You are useless.", False),
        ("I said “you are useless” to you.", False),
    ],
)
def test_what_others_said_is_not_mine(words: str, is_reported: bool) -> None:
    found = doubted(SURE, words, ruled=NONE, is_danger=False)
    assert (found[MOVES.index("contempt")] < 0.25) == is_reported


def test_without_any_hard_move_it_is_calmer() -> None:
    assert calmed(3.0, np.zeros(len(MOVES))) == pytest.approx(1.4)
    assert calmed(3.0, SURE) == 3.0
