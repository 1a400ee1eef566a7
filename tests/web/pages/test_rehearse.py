"""The rehearsal over plain HTTP: begin, talk, try other words, look back, put away."""

from __future__ import annotations

import re

import pytest

from conftest import Visitor
from model_server import Behaviour, hangs_up, model_server, says, status

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


def begin_with_voice(writer: Visitor, address: str) -> None:
    voice = {"with_voice": "1", "voice": address, "voice_model": "small"}
    assert writer.post("/rehearse/begin/", SETUP | voice).status == 302


def test_a_voice_is_off_until_it_is_asked_for_and_says_what_leaves(writer: Visitor) -> None:
    with model_server(says("Well.")) as server:
        text = writer.get("/rehearse/").text
        assert "What leaves Halfway: each line of the made-up partner" in text
        voice = {"voice": server.endpoint.address, "voice_model": "small"}
        writer.post("/rehearse/begin/", SETUP | voice)
        writer.post("/rehearse/say/", {"words": WARM})
        assert server.asked == []


def test_a_voice_rewords_the_lines_and_never_hears_mine(writer: Visitor) -> None:
    with model_server(says(lambda line: f"Well, {line[:1].lower()}{line[1:]}")) as server:
        begin_with_voice(writer, server.endpoint.address)
        writer.post("/rehearse/say/", {"words": WARM})
        assert "Well, " in writer.get("/rehearse/").text
        assert WARM not in str(server.asked)
        writer.get("/rehearse/")
        assert len(server.asked) == 1


@pytest.mark.parametrize("behaviour", [hangs_up, says("<script>alert(1)</script>"), status(500)])
def test_a_voice_that_misbehaves_leaves_our_own_line(writer: Visitor, behaviour: Behaviour) -> None:
    with model_server(behaviour) as server:
        begin_with_voice(writer, server.endpoint.address)
        writer.post("/rehearse/say/", {"words": WARM})
        text = writer.get("/rehearse/").text
    assert "So this is our own line." in text
    assert "alert(1)" not in text
    assert text.count('<li class="said') == 3


@pytest.mark.parametrize("address", ["http://example.org/v1", "", "javascript:alert(1)"])
def test_a_voice_elsewhere_is_refused_and_the_choice_kept(writer: Visitor, address: str) -> None:
    sent = SETUP | {"temperament": "anxious", "with_voice": "1", "voice": address}
    answer = writer.post("/rehearse/begin/", sent | {"voice_model": "small"})
    assert answer.status == 422
    assert "must be on this machine" in answer.text
    assert re.search(r'value="anxious" autocomplete="off" checked', answer.text)
