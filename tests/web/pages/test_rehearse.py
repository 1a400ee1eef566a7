"""The rehearsal over plain HTTP: begin, talk, try other words, compare, look back, put away."""

from __future__ import annotations

import re

import pytest

from conftest import Visitor
from halfway.rehearsal.rehearsal import MOST_TURNS
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


def ends(text: str) -> dict[str, int]:
    """How open they were at the end of each way, as the table has it."""
    rows = re.findall(r'<th scope="row">([^<]+)</th><td>\d+</td><td>(\d+)</td>', text)
    return {name: int(percent) for name, percent in rows}


@pytest.fixture
def branched(talker: Visitor) -> Visitor:
    """A visitor who said it harshly, went back, and said it warmly."""
    talker.post("/rehearse/say/", {"words": HARSH})
    talker.post("/rehearse/again/", {"turn": "0"})
    talker.post("/rehearse/say/", {"words": WARM})
    return talker


def test_both_ways_stand_beside_each_other_with_words_lines_and_curves(branched: Visitor) -> None:
    branched.post("/rehearse/end/", {"press": "end"})
    text = branched.get("/rehearse/").text
    assert ends(text)["The way now"] > ends(text)["Way 1"]
    ways = text[text.index('<div class="ways">') :]
    now, left = re.findall(r"<section>.*?</section>", ways, re.DOTALL)
    for way, words in ((now, WARM), (left, HARSH)):
        assert words in way
        assert "drawn--curve" in way
        assert re.search(r"<strong>They:</strong> <bdi>[^<]+</bdi>", way)
        assert re.search(r"Open: \d+ of 100", way)


def test_turns_that_both_ways_share_are_not_repeated(talker: Visitor) -> None:
    for words in (WARM, HARSH):
        talker.post("/rehearse/say/", {"words": words})
    talker.post("/rehearse/again/", {"turn": "1"})
    text = talker.get("/rehearse/").text
    ways = text[text.index('<div class="ways">') :]
    assert ways.count("The first turn is the same.") == 2
    assert '<ol start="2">' in ways
    assert WARM not in ways


def test_a_way_is_taken_up_again_and_the_other_is_kept(branched: Visitor) -> None:
    before = ends(branched.get("/rehearse/").text)
    branched.post("/rehearse/end/", {"press": "end"})
    branched.post("/rehearse/way/", {"way": "0"})
    text = branched.get("/rehearse/").text
    assert "That landed as an attack." in text
    assert ends(text) == {"The way now": before["Way 1"], "Way 1": before["The way now"]}
    branched.post("/rehearse/say/", {"words": "I am sorry."})
    assert branched.get("/rehearse/").text.count('<li class="said') == 5


def test_going_back_twice_keeps_a_way_once(talker: Visitor) -> None:
    for words in (WARM, HARSH):
        talker.post("/rehearse/say/", {"words": words})
    for turn in ("1", "0"):
        talker.post("/rehearse/again/", {"turn": turn})
    assert list(ends(talker.get("/rehearse/").text)) == ["The way now", "Way 1"]


@pytest.mark.parametrize("way", ["-1", "1", "x", "", "²"])
def test_a_way_that_is_not_there_changes_nothing(branched: Visitor, way: str) -> None:
    before = ends(branched.get("/rehearse/").text)
    branched.post("/rehearse/way/", {"way": way})
    assert ends(branched.get("/rehearse/").text) == before


def test_after_the_last_turn_it_says_so_and_they_say_goodbye(talker: Visitor) -> None:
    token = talker.form_token()
    for n in range(MOST_TURNS):
        words = {"words": f"We had soup on day {n}.", "csrfmiddlewaretoken": token}
        talker.post("/rehearse/say/", words)
    text = talker.get("/rehearse/").text
    assert f"That was turn {MOST_TURNS}, the last one of a practice talk." in text
    assert re.search(r"<blockquote>[^<]*\w[^<]*</blockquote>\s*<figure", text)


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


def test_a_break_has_the_time_of_return_that_was_chosen(talker: Visitor) -> None:
    talker.post("/rehearse/say/", {"press": "break", "back_at": "20:30"})
    assert "I will come back to you at 20:30" in talker.get("/rehearse/").text


def test_a_break_with_a_time_that_is_none_is_told(talker: Visitor) -> None:
    answer = talker.post("/rehearse/say/", {"press": "break", "back_at": "soon " * 50})
    assert answer.status == 422
    assert "Say when you will be back" in answer.text
    assert talker.get("/rehearse/").text.count('<li class="said') == 1


def test_no_typed_words_are_taken_for_a_break(talker: Visitor) -> None:
    talker.post("/rehearse/say/", {"words": f"\0{WARM}"})
    assert "You asked, and left room." in talker.get("/rehearse/").text


def test_words_of_danger_end_it_and_show_help(talker: Visitor) -> None:
    talker.post("/rehearse/say/", {"words": "If you leave me I will kill you."})
    text = talker.get("/rehearse/").text
    assert "People who can help" in text
    assert "drawn--curve" not in text


@pytest.mark.parametrize("sent", [("again", {"turn": "0"}), ("way", {"way": "0"})])
def test_after_words_of_danger_no_way_leads_back_to_practice(
    branched: Visitor, sent: tuple[str, dict[str, str]]
) -> None:
    branched.post("/rehearse/say/", {"words": "If you leave me I will kill you."})
    branched.post(f"/rehearse/{sent[0]}/", sent[1])
    text = branched.get("/rehearse/").text
    assert "People who can help" in text
    assert HARSH not in text


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
        # The partner is drawn anew each time, and some lines may not be begun with “Well”.
        for words in (WARM, "I would like to understand that.", "What would help?", WARM, WARM):
            writer.post("/rehearse/say/", {"words": words})
            if "Well, " in writer.get("/rehearse/").text:
                break
        assert "Well, " in writer.get("/rehearse/").text
        assert WARM not in str(server.asked)
        asked = len(server.asked)
        writer.get("/rehearse/")
        assert len(server.asked) == asked


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
