"""The rehearsal over plain HTTP: begin, talk, try other words, look back, put away."""

from __future__ import annotations

import re

import pytest

from conftest import Visitor

SETUP = {"occasion": "first", "temperament": "steady", "barrier": "blamed"}
HARSH = "You never listen to me. You are so selfish."
WARM = "What makes it hard for you to think about therapy?"


@pytest.fixture
def talker(writer: Visitor) -> Visitor:
    """A visitor in a rehearsal that has just begun."""
    assert writer.post("/rehearse/begin/", SETUP).status == 302
    return writer


def test_the_partner_speaks_first_and_answers(talker: Visitor) -> None:
    assert talker.get("/rehearse/").text.count('<li class="said') == 1
    talker.post("/rehearse/say/", {"words": WARM})
    text = talker.get("/rehearse/").text
    assert text.count('<li class="said') == 3
    assert "You asked, and left room." in text


def test_without_a_choice_nothing_begins(writer: Visitor) -> None:
    answer = writer.post("/rehearse/begin/", {"occasion": "first"})
    assert answer.status == 422
    assert "Choose one of each" in answer.text


def test_nothing_said_is_told_and_nothing_lost(talker: Visitor) -> None:
    talker.post("/rehearse/say/", {"words": WARM})
    answer = talker.post("/rehearse/say/", {"words": "  "})
    assert answer.status == 422
    assert WARM in answer.text


def test_other_words_for_a_turn_are_compared(talker: Visitor) -> None:
    talker.post("/rehearse/say/", {"words": HARSH})
    talker.post("/rehearse/again/", {"turn": "0"})
    talker.post("/rehearse/say/", {"words": WARM})
    text = talker.get("/rehearse/").text
    assert "Ways that you tried before" in text
    before = re.search(r"Open at the end: (\d+) of 100", text)
    assert before
    talker.post("/rehearse/end/", {"press": "end"})
    after = re.search(r"from \d+ to (\d+) of 100", talker.get("/rehearse/").text)
    assert after
    assert int(after[1]) > int(before[1])


def test_the_look_back_has_the_curve_and_one_thing_to_practise(talker: Visitor) -> None:
    for words in (WARM, HARSH):
        talker.post("/rehearse/say/", {"words": words})
    talker.post("/rehearse/end/", {"press": "end"})
    text = talker.get("/rehearse/").text
    assert "drawn--curve" in text
    assert "Leave out what they are like." in text


def test_a_break_is_a_turn(talker: Visitor) -> None:
    talker.post("/rehearse/say/", {"words": HARSH})
    talker.post("/rehearse/say/", {"press": "break"})
    assert "I will come back to you at eight" in talker.get("/rehearse/").text


def test_words_of_danger_end_it_and_show_help(talker: Visitor) -> None:
    talker.post("/rehearse/say/", {"words": "If you leave me I will kill you."})
    text = talker.get("/rehearse/").text
    assert "People who can help" in text
    assert "drawn--curve" not in text


def test_put_away_it_is_gone(talker: Visitor) -> None:
    talker.post("/rehearse/say/", {"words": WARM})
    talker.post("/rehearse/end/", {"press": "away"})
    text = talker.get("/rehearse/").text
    assert WARM not in text
    assert "When is it?" in text


@pytest.mark.parametrize("turn", ["-1", "7", "x", ""])
def test_a_turn_that_is_not_there_changes_nothing(talker: Visitor, turn: str) -> None:
    talker.post("/rehearse/say/", {"words": WARM})
    talker.post("/rehearse/again/", {"turn": turn})
    assert WARM in talker.get("/rehearse/").text


def test_it_is_off_where_the_check_did_not_leave_the_ways_for_two_open(visitor: Visitor) -> None:
    visitor.read_notice().answer("physical")
    assert visitor.get("/rehearse/").headers["location"] == "/today/"
    assert visitor.post("/rehearse/begin/", SETUP).status == 403
