"""Suggestions fit the words found, and each reads softer and still direct."""

from __future__ import annotations

import pytest

from halfway import check
from halfway.engine.soften import MOST, fill

HARD = [
    "You never listen to me. You're so selfish.",
    "My therapist thinks that you may be emotionally avoidant",
    "Honestly, you never listen to me! And the bins need to go out.",
    "You always do this.",
    "What is wrong with you?",
    "Whatever. I'm done talking.",
    "It's not my fault, you started it.",
    "You just want to win.",
    "If you don't come to therapy I'm leaving you.",
]


@pytest.mark.parametrize("text", HARD)
def test_each_suggestion_is_softer_and_still_direct(text: str) -> None:
    reading = check(text)
    assert reading.suggestions
    for suggestion in reading.suggestions:
        changed = text[: suggestion.start] + suggestion.text + text[suggestion.end :]
        assert check(changed).opening.harshness < reading.opening.harshness
        assert check(suggestion.text).against() == ()
        assert check(suggestion.text).opening.directness >= 0.45


@pytest.mark.parametrize("text", HARD)
def test_a_place_gets_a_few_different_suggestions(text: str) -> None:
    suggestions = check(text).suggestions
    for place in {(s.start, s.end) for s in suggestions}:
        here = [s.text for s in suggestions if (s.start, s.end) == place]
        assert len(here) == len(set(here)) <= MOST


def test_takes_up_the_words_found() -> None:
    (first, *_) = check("You never listen to me.").suggestions
    assert "listen to me" in first.text


def test_replaces_only_the_clause_in_a_long_sentence() -> None:
    text = (
        "The car needs to be at the garage by eight tomorrow and your sister wants her drill back"
        " before the weekend, but you never listen to me, and the dog has to go to the vet on Friday"
    )
    suggestion = check(text).suggestions[0]
    assert "garage" not in text[suggestion.start : suggestion.end]
    assert "vet" not in text[suggestion.start : suggestion.end]


def test_a_slot_without_words_makes_no_offer() -> None:
    assert fill("Would you {act}?", {}) is None
    assert fill("Would you {act}?", {"act": "listen"}) == "Would you listen?"
