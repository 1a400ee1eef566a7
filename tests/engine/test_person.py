"""What they say of me becomes what I can say back."""

from __future__ import annotations

import pytest

from halfway.engine.person import turned_around


@pytest.mark.parametrize(
    ("theirs", "mine"),
    [
        ("You never help me with your mess", "I never help you with my mess"),
        ("I feel like you don't hear me", "you feel like I don't hear you"),
        ("You’re not here for me anymore", "I am not here for you anymore"),
        ("I'm tired and I've told you", "you are tired and you have told me"),
        ("That was yours, not mine", "That was mine, not yours"),
    ],
)
def test_turns_around(theirs: str, mine: str) -> None:
    assert turned_around(theirs) == mine
