"""Plain words are known by themselves, and only where they are the whole turn."""

from __future__ import annotations

import pytest

from halfway.engine.dismissed import canonical_words
from halfway.rehearsal.plain import is_break, is_free, plain_act


@pytest.mark.parametrize(
    ("text", "act"),
    [
        ("Hey you", "greeted"),
        ("Good morning, love.", "greeted"),
        ("Can we talk about us tonight?", "knocked"),
        ("Do you have ten minutes?", "knocked"),
        ("I have something to tell you.", "knocked"),
        ("ok, fine", "nodded"),
        ("No.", "nodded"),
        ("Please, please.", "puzzled"),
        ("Tell me more.", "asked"),
        ("Why don't you want to come?", "asked"),
        ("Why don't you ever come with me?", None),
        ("Okay, you are impossible.", None),
        ("Hi. You are so selfish.", None),
        ("Can we talk about your drinking?", None),
        ("", None),
    ],
)
def test_plain_acts(text: str, act: str | None) -> None:
    assert plain_act(canonical_words(text)) == act


@pytest.mark.parametrize(
    ("text", "is_so"),
    [
        ("I need a break. I'll be back in twenty minutes.", True),
        ("Let's stop for now and go on after dinner.", True),
        ("Time-out. I will come back at eight.", True),
        ("I need a break.", False),
        ("I need a break from you.", False),
        ("I will be back at eight.", False),
    ],
)
def test_a_break_says_when_i_am_back(text: str, is_so: bool) -> None:
    assert is_break(canonical_words(text)) is is_so


def test_no_force_is_known() -> None:
    assert is_free(canonical_words("I don't want to force you."))
    assert not is_free(canonical_words("I will force you."))


@pytest.mark.parametrize(
    "text", ["m" * 2000, "ok " * 600, "please " * 280, "hi, " * 500, "i am " * 400]
)
def test_endless_words_are_soon_given_up(text: str) -> None:
    assert plain_act(text) is None
