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
        ("I need a break.", "left"),
        ("I need a break. I'll be back in twenty minutes.", "paused"),
    ],
)
def test_acts(text: str, act: str) -> None:
    assert hear(text).act == act


@pytest.mark.parametrize(
    ("text", "act"),
    [
        ("Hi", "greeted"),
        ("Hello love", "greeted"),
        ("Can we talk?", "knocked"),
        ("Do you have a minute?", "knocked"),
        ("Okay", "nodded"),
        ("Yes, okay.", "nodded"),
        ("It's fine.", "nodded"),
        ("I see", "nodded"),
        ("Thank you.", "warmed"),
        ("Why not?", "asked"),
        ("Why won't you come?", "asked"),
        ("I made tea.", "small"),
        ("I am tired.", "told"),
        ("Our marriage is in trouble.", "told"),
        ("My mother is sick.", "told"),
        ("I don't want to force you.", "warmed"),
        ("You have to come to therapy.", "pushed"),
        ("You must come.", "pushed"),
        ("I feel happy with you.", "warmed"),
    ],
)
def test_ordinary_words_are_no_riddle_and_no_attack(text: str, act: str) -> None:
    assert hear(text).act == act


@pytest.mark.parametrize(
    "text",
    [
        "It's about therapy.",
        "I found a therapist who works with couples.",
        "I booked an appointment for us on Tuesday.",
        "I want to talk about therapy.",
        "I'm going to therapy on my own.",
        "I think couples therapy might help us.",
        "Can we talk about therapy?",
        "I'd like to talk to you about counselling.",
    ],
)
def test_naming_the_subject_is_not_yet_an_invitation(text: str) -> None:
    assert hear(text).act == "named"


@pytest.mark.parametrize(
    ("text", "act"),
    [
        ("Would you like to go for a walk on Sunday?", "proposed"),
        ("Would you sit with me for ten minutes?", "proposed"),
        ("Let's watch a film tonight.", "proposed"),
        ("Do you want tea?", "proposed"),
        ("Could you please do the dishes tonight?", "requested"),
        ("Please talk to me.", "requested"),
    ],
)
def test_what_is_not_about_help_is_no_invitation_to_therapy(text: str, act: str) -> None:
    found = hear(text)
    assert (found.act, found.is_about_help) == (act, False)


@pytest.mark.parametrize("text", ["Would you come with me?", "Could we try it once?"])
def test_what_goes_on_from_help_that_was_named_is_about_help(text: str) -> None:
    assert hear(text).act == "proposed"
    assert heard(default_reader().read([text])[0], help_was_named=True).act == "invited"


@pytest.mark.parametrize("text", ["Please.", "pls", "Maria and Jo do something. Just saying."])
def test_a_riddle_is_a_hint_or_a_bare_please(text: str) -> None:
    assert hear(text).act == "puzzled"


def test_hard_and_direct_come_in_tenths() -> None:
    found = hear("I feel lonely in the evenings, and I would like ten minutes with you.")
    assert found.hard == round(found.hard, 1)
    assert found.direct == round(found.direct, 1)


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


@pytest.mark.parametrize(
    "text", ["What would you like to know about therapy?", "How would you feel about therapy?"]
)
def test_a_question_about_help_is_no_invitation(text: str) -> None:
    assert hear(text).act in ("asked", "named", "felt")
