"""What the network alone reads into words that do not bear it out is not believed."""

from __future__ import annotations

from dataclasses import replace

import pytest

from halfway.conversation import Finding, Reading
from halfway.engine.trained_reader import default_reader
from halfway.rehearsal.believed import believed


def reading(text: str, move: str, *, rule: str = "") -> Reading:
    findings = (Finding(move, 0, len(text), text, 0.9, "", rule or f"reads_as.{move}"),)
    return replace(default_reader().read([text])[0], named=(move,), findings=findings)


@pytest.mark.parametrize(
    ("text", "move"),
    [
        ("I made tea for us.", "ownership"),
        ("I want to talk about therapy.", "withdrawal"),
        ("Our marriage is in trouble.", "appreciation"),
        ("You have to come to therapy.", "diagnosis"),
        ("I am tired.", "withdrawal"),
        ("Not this again.", "criticism"),
    ],
)
def test_a_guess_that_the_words_do_not_bear_out_is_not_believed(text: str, move: str) -> None:
    assert move not in believed(reading(text, move))
    assert move in believed(reading(text, move, rule=f"{move}.a_rule"))


@pytest.mark.parametrize(
    ("text", "move"),
    [
        ("I'm sorry that I was so loud.", "ownership"),
        ("I don't want to talk about this.", "withdrawal"),
        ("You are impossible.", "criticism"),
        ("Thank you.", "appreciation"),
    ],
)
def test_a_guess_that_they_bear_out_is(text: str, move: str) -> None:
    assert move in believed(reading(text, move))
