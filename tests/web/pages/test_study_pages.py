"""Studies over plain HTTP: plan, refuse, answer, stop, forget; and what a guest is told."""

from __future__ import annotations

import re
from datetime import date, timedelta

import pytest

from conftest import Visitor

WISH = {"change": "question", "measure": "near", "shape": "four_short", "fear": "no"}


def main_of(text: str) -> str:
    return text.partition("<main")[2].partition("</main>")[0]


def id_in(text: str) -> str:
    found = re.search(r'name="id" value="(\w+)"', text)
    assert found
    return found[1]


@pytest.fixture
def studying(writer: Visitor) -> Visitor:
    """Somebody whose study has begun today."""
    assert writer.post("/study/begin/", WISH).status == 302
    return writer


def test_before_the_first_study_the_rules_are_there(writer: Visitor) -> None:
    text = main_of(writer.get("/study/").text)
    assert "Never hold warmth back" in text
    assert "Plan a study" in text


def test_the_first_day_is_as_usual_and_what_comes_is_hidden(studying: Visitor) -> None:
    text = main_of(studying.get("/study/").text)
    assert "Day 1 of 21." in text
    assert "Today as usual." in text
    assert "drawn by lot before you began" in text
    assert "How near did you feel" in text
    assert "AAAA" not in text


def test_a_guest_is_told_that_nothing_is_kept(studying: Visitor) -> None:
    assert "when you leave, this study is gone" in studying.get("/study/").text


def test_an_answer_is_noted_and_can_be_changed(studying: Visitor) -> None:
    today = date.today().isoformat()  # noqa: DTZ011  (the server's day is the machine's)
    studying.post("/study/answer/", {"day": today, "value": "7"})
    text = main_of(studying.get("/study/").text)
    assert "Noted." in text
    assert "Today is answered." in text
    assert "1 answer," in text
    studying.post("/study/answer/", {"day": today, "value": "4"})
    text = main_of(studying.get("/study/").text)
    assert 'value="4"' in text
    assert "1 answer," in text


@pytest.mark.parametrize("value", ["", "eleven", "11", "-1", "3.5"])
def test_a_wrong_answer_is_told(studying: Visitor, value: str) -> None:
    today = date.today().isoformat()  # noqa: DTZ011
    answer = studying.post("/study/answer/", {"day": today, "value": value})
    assert answer.status == 422
    assert "Give a whole number from 0 to 10." in answer.text


@pytest.mark.parametrize("back", [-1, 1, 400])
def test_another_day_is_not_answered(studying: Visitor, back: int) -> None:
    day = (date.today() - timedelta(back)).isoformat()  # noqa: DTZ011
    answer = studying.post("/study/answer/", {"day": day, "value": "3"})
    assert answer.status == 422
    assert "Only today and yesterday" in answer.text


def test_a_day_that_is_none_is_told(studying: Visitor) -> None:
    answer = studying.post("/study/answer/", {"day": "soon", "value": "3"})
    assert answer.status == 422
    assert "Choose today or yesterday." in answer.text


@pytest.mark.parametrize("fear", ["unsure", "yes"])
def test_where_there_is_fear_nothing_begins_and_the_ways_for_two_close(
    writer: Visitor, fear: str
) -> None:
    answer = writer.post("/study/begin/", WISH | {"fear": fear})
    assert answer.status == 403
    assert "People who can help" in answer.text
    assert "closed for now" in answer.text
    for path in ("/study/", "/ask/"):
        assert writer.get(path).headers["location"] == "/today/"
    writer.answer("none")
    assert "Day 1" not in writer.get("/study/").text


def test_the_question_of_fear_must_be_answered(writer: Visitor) -> None:
    answer = writer.post("/study/begin/", {**WISH, "fear": ""})
    assert answer.status == 422
    assert "Please answer this one too." in answer.text


def test_a_harmful_change_is_refused_and_the_words_stay(writer: Visitor) -> None:
    words = "I hold back affection"
    answer = writer.post("/study/begin/", WISH | {"change": "own_words", "own": words})
    assert answer.status == 422
    assert "Choose something that you add." in answer.text
    assert words in answer.text


def test_a_harmful_question_of_my_own_is_refused(writer: Visitor) -> None:
    own = {"measure": "own_words", "own_measure": "How often she begged me"}
    answer = writer.post("/study/begin/", WISH | own)
    assert answer.status == 422
    assert "you would be glad for them to know about" in answer.text


def test_before_and_after_is_not_told_as_drawn_by_lot(writer: Visitor) -> None:
    writer.post("/study/begin/", WISH | {"shape": "before_after"})
    text = main_of(writer.get("/study/").text)
    assert "Here no lot decides." in text
    assert "drawn by lot" not in text


def test_words_of_danger_lead_to_help(writer: Visitor) -> None:
    words = "I stay calm when he puts his hands round my throat"
    answer = writer.post("/study/begin/", WISH | {"change": "own_words", "own": words})
    assert answer.status == 403
    assert "People who can help" in answer.text


def test_a_question_of_my_own_is_asked(writer: Visitor) -> None:
    own = {"measure": "own_words", "own_measure": "How often did we laugh?", "scale": "count"}
    writer.post("/study/begin/", WISH | own)
    assert "How often did we laugh?" in main_of(writer.get("/study/").text)


def test_it_stops_on_any_day_for_good_and_says_so_before(studying: Visitor) -> None:
    text = main_of(studying.get("/study/").text)
    assert "It ends for good then" in text
    assert "Too few days" not in text
    studying.post("/study/stop/")
    text = main_of(studying.get("/study/").text)
    assert "It is stopped." in text
    assert "Too few days to say anything" in text
    assert "Stop it for good" not in text
    assert studying.post("/study/go-on/", {"id": id_in(text)}).status == 404
    assert "Day 1 of 21." not in studying.get("/study/").text


def test_it_is_deleted_for_good(studying: Visitor) -> None:
    studying.post("/study/stop/")
    studying.post("/study/forget/", {"id": id_in(studying.get("/study/").text)})
    text = main_of(studying.get("/study/").text)
    assert "It is gone for good." in text
    assert "Too few days" not in text


def test_only_one_runs(studying: Visitor) -> None:
    assert studying.get("/study/plan/").status == 302
    assert studying.post("/study/begin/", WISH | {"change": "soft"}).status == 302
    assert "I begin with how it is" not in studying.get("/study/").text


def test_today_reminds_until_it_is_answered(studying: Visitor) -> None:
    assert "Your study waits for an answer." in studying.get("/today/").text
    today = date.today().isoformat()  # noqa: DTZ011
    studying.post("/study/answer/", {"day": today, "value": "7"})
    assert "Your study waits for an answer." not in studying.get("/today/").text


def test_outside_the_ways_for_two_it_is_closed(visitor: Visitor) -> None:
    visitor.read_notice().answer("some")
    assert visitor.get("/study/").status == 302
    assert visitor.post("/study/begin/", WISH).status == 403


def test_without_a_conversation_a_measure_from_one_says_where_to_bring_it(writer: Visitor) -> None:
    writer.post("/study/begin/", WISH | {"measure": "toward"})
    text = main_of(writer.get("/study/").text)
    assert "Bring the conversation in" in text
    assert 'name="value"' not in text
