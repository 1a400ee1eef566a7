"""Their message: what it asks for, and beginnings that validate first."""

from __future__ import annotations

from halfway import check
from halfway.engine.answer import Heard, heard_in


def heard(text: str) -> Heard:
    return heard_in(check(text))


def test_finds_what_is_asked_and_what_is_told() -> None:
    found = heard("You never listen to me. Can we please do something this weekend?")
    assert found.asks == ("Can we please do something this weekend?",)
    assert found.tells[0] == "You never listen to me."
    assert found.is_hard


def test_begins_with_what_they_said_turned_around() -> None:
    first = heard("You never listen to me.").beginnings[0]
    assert first.startswith("I hear you.")
    assert "I never listen to you" in first


def test_beginnings_read_soft() -> None:
    for text in ("You never listen to me.", "Where were you last night?", "ok"):
        for beginning in heard(text).beginnings:
            assert check(beginning).opening.harshness <= 3.5


def test_offers_no_beginning_to_words_of_danger() -> None:
    assert heard("If you leave me I will kill you.").beginnings == ()
