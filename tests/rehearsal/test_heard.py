"""My turns are heard as what they are."""

from __future__ import annotations

import pytest

from halfway.engine.trained_reader import default_reader
from halfway.rehearsal.heard import Heard, heard


def hear(text: str) -> Heard:
    return heard(default_reader().read([text])[0])


@pytest.mark.parametrize(
    ("text", "act"),
    [
        ("You never listen. You are so selfish.", "attacked"),
        ("My therapist thinks that you may be emotionally avoidant.", "labelled"),
        ("Please, I'm begging you, please come with me.", "begged"),
        ("You have to come to therapy with me. Now.", "pushed"),
        ("I'm sorry that I snapped at you. That was not fair of me.", "owned"),
        ("That makes sense to me. I would be scared too.", "understood"),
        ("What would make it easier for you?", "asked"),
        ("Thank you for making dinner, I loved that.", "warmed"),
        ("I feel lonely in the evenings.", "felt"),
        ("Would you like to try one session with a therapist together?", "invited"),
        ("Some people do those things, just saying.", "puzzled"),
        ("I'll find you and I will kill you.", "danger"),
    ],
)
def test_acts(text: str, act: str) -> None:
    assert hear(text).act == act


@pytest.mark.parametrize(
    ("text", "topic"),
    [
        ("I felt alone with the dishes last night.", "the dishes"),
        ("When you look at your phone, I feel far away.", "my phone"),
        ("I worry about our money.", "our money"),
        ("I miss you.", ""),
    ],
)
def test_what_it_is_about_is_said_from_the_other_side(text: str, topic: str) -> None:
    assert hear(text).topic == topic


def test_other_names_are_heard_alike() -> None:
    one, other = (
        hear(f"{name} said that we could try a therapist together. Would you?")
        for name in ("Anna", "Kwame")
    )
    assert one.act == other.act
