"""Words that are negated, quoted or somebody else's are not held against the writer."""

from __future__ import annotations

import pytest

from halfway.engine.context import is_negated, is_reported, quoted_ranges


@pytest.mark.parametrize(
    "before",
    [
        "i am not saying ",
        "i do not think that ",
        "i never said ",
        "you are not ",
        "nobody says ",
        "it is not that ",
    ],
)
def test_knows_a_negation(before: str) -> None:
    assert is_negated(before + "you are selfish", len(before))


@pytest.mark.parametrize("before", ["why do you not listen ", "i think ", "no, "])
def test_knows_what_is_no_negation(before: str) -> None:
    assert not is_negated(before + "you are selfish", len(before))


@pytest.mark.parametrize(
    "before",
    [
        "my mum said ",
        "she told me ",
        "he was like ",
        "my therapist says ",
        "you said ",
        'my dad said, "',
    ],
)
def test_knows_words_of_somebody_else(before: str) -> None:
    assert is_reported(before + "you never listen", len(before))


@pytest.mark.parametrize("before", ["honestly ", "i feel like ", "my mum is here and "])
def test_knows_the_writers_own_words(before: str) -> None:
    assert not is_reported(before + "you never listen", len(before))


def test_finds_quotes_near_a_word_of_saying() -> None:
    text = "My mum said “you are useless” and I cried."
    assert [text[start:end] for start, end in quoted_ranges(text)] == ["“you are useless”"]


def test_leaves_quotes_that_nobody_said() -> None:
    assert quoted_ranges("You are so “busy” lately.") == []
