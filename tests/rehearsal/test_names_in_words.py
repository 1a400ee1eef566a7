"""Every name becomes the same one; other words with a capital stay as they are."""

from __future__ import annotations

import pytest

from halfway.rehearsal.names import one_name


@pytest.mark.parametrize(
    "name", ["Kwame", "Li", "Will", "May", "María", "Siobhán", "O'Brien", "Jean-Luc"]
)
@pytest.mark.parametrize(
    "words",
    [
        "I talked to {} yesterday.",
        "I feel lonely when you are out with {}.",
        "{} said we should go.",
        "{}, I miss you.",
        "I miss you. {} thinks that you do too.",
        "I like {}'s laugh.",
    ],
)
def test_a_name_is_known_by_its_capital(words: str, name: str) -> None:
    assert one_name(words.format(name)) == words.format("Anna")


def test_two_names_of_one_person_are_one() -> None:
    assert one_name("I met Mary Jane Smith today.") == "I met Anna today."


@pytest.mark.parametrize(
    "text",
    [
        "Will you come with me on Sunday?",
        "May I say something?",
        "Okay, I hear you. That makes sense, and I'm sorry.",
        "You NEVER listen to me.",
        "I told Mum that I love Christmas.",
        "Why Do You Always Do This To Me?",
        "Everyone says that. Nobody asked me.",
        "",
    ],
)
def test_what_is_no_name_stays(text: str) -> None:
    assert one_name(text) == text
