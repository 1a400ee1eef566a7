"""Five small answers become one draft, and an answer that could be better gets a note."""

from __future__ import annotations

import pytest

from halfway import check
from halfway.engine.builder import SLOTS, build

ANSWERS = {
    "feeling": "worried",
    "about": "how we talked last night",
    "need": "to feel that we are a team",
    "ask": "listen to one episode with me on Sunday",
    "view": "how do you see it",
}


def test_builds_a_whole_draft() -> None:
    built = build(**ANSWERS)
    assert built.text == (
        "I feel worried about how we talked last night. I need to feel that we are a team."
        " Would you listen to one episode with me on Sunday? How do you see it?"
    )
    assert built.notes == {}


def test_what_it_builds_reads_soft_and_direct() -> None:
    reading = check(build(**ANSWERS).text)
    assert reading.against() == ()
    assert reading.opening.harshness <= 1.5
    assert reading.opening.directness >= 0.7


def test_does_not_double_what_people_type_along() -> None:
    built = build(
        **ANSWERS | {"feeling": "I feel sad.", "ask": "Would you call me?", "need": "I need rest"}
    )
    assert "I feel sad about" in built.text
    assert "Would you call me?" in built.text
    assert "I need rest." in built.text


@pytest.mark.parametrize(
    ("slot", "answer"),
    [
        ("feeling", "that you don't care"),
        ("about", "how you always come late"),
        ("about", "because you just want to win"),
        ("need", "you to stop nagging"),
        ("ask", "try harder"),
    ],
)
def test_notes_what_could_be_better(slot: str, answer: str) -> None:
    assert list(build(**ANSWERS | {slot: answer}).notes) == [slot]


def test_leaves_out_what_is_empty() -> None:
    empty = dict.fromkeys(SLOTS, "")
    assert build(**empty).text == ""
    assert (
        build(**empty | {"ask": "talk with me tonight"}).text == "Would you talk with me tonight?"
    )
    assert build(**empty | {"about": "the dishes"}).text == "I'd like to talk about the dishes."
