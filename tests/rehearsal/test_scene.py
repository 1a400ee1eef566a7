"""What a line may claim is worked out from the talk."""

from __future__ import annotations

import pytest

from halfway.rehearsal.heard import Act, Heard
from halfway.rehearsal.scene import facts_of, help_was_named


def turn(act: Act, words: str = "", *, is_help: bool = False) -> Heard:
    return Heard(act, 0.0, 0.8, frozenset(), is_help, "", words)


ASK = turn("invited", "would you try one session", is_help=True)


def test_nothing_is_claimed_at_the_beginning() -> None:
    facts = facts_of("first", [], [], turn("small", "i made tea"))
    assert facts == {"short"}


def test_asks_are_counted_before_this_turn() -> None:
    assert "asked" not in facts_of("first", [], [], ASK)
    assert "asked" in facts_of("first", [ASK], ["invited_later"], ASK)
    assert "thrice" not in facts_of("first", [ASK], ["invited_later"], ASK)
    assert "thrice" in facts_of("first", [ASK, ASK], ["invited_no", "invited_no"], ASK)


def test_answers_are_remembered() -> None:
    assert "deferred" in facts_of("first", [ASK], ["invited_later"], ASK)
    assert "refused" not in facts_of("first", [ASK], ["invited_later"], ASK)
    assert "refused" in facts_of("first", [ASK], ["invited_no"], ASK)
    assert "refused" in facts_of("no", [], [], ASK)


@pytest.mark.parametrize(
    ("occasion", "words", "is_so"),
    [
        ("first", "i think you are depressed", False),
        ("first", "my therapist says so", True),
        ("home", "i think you are depressed", True),
    ],
)
def test_a_therapist_is_known_only_where_one_was_named(
    occasion: str, words: str, is_so: bool
) -> None:
    assert ("therapist" in facts_of(occasion, [], [], turn("labelled", words))) is is_so


def test_help_stays_on_the_table() -> None:
    assert not help_was_named("first", [turn("small")])
    assert help_was_named("first", [turn("named", is_help=True), turn("small")])
    assert help_was_named("no", [])
