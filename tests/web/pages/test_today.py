"""Today's one step, where we are, the plan, and what amber and red switch off."""

from __future__ import annotations

import re
from datetime import date

import pytest

from conftest import Visitor

FOR_TWO = (
    "/together/",
    "/together/weeks/",
    "/together/offer/",
    "/ask/",
    "/read/",
    "/read/page/?n=1",
)
FOR_TWO += ("/read/cost/", "/read/file/", "/alone/mine/", "/alone/lines/")
POSTS_FOR_TWO = ("/together/", "/together/list/", "/ask/barrier/", "/ask/date/", "/read/cost/")
POSTS_FOR_TWO += ("/alone/mine/", "/alone/lines/", "/ask/came/", "/together/weeks/held/")


def main_of(text: str) -> str:
    return text.partition("<main")[2].partition("</main>")[0]


@pytest.fixture
def alone(visitor: Visitor) -> Visitor:
    """Somebody whom the check led to amber."""
    return visitor.read_notice().answer("some")


@pytest.fixture
def red(visitor: Visitor) -> Visitor:
    """Somebody who ticked harm."""
    visitor.read_notice().post("/before/", {"ticked": "harm", "fits": "some"})
    return visitor


def test_there_is_one_step_today(writer: Visitor) -> None:
    text = main_of(writer.get("/today/").text)
    assert text.count('action="/today/done/"') == 1
    assert "One small step" in text


def test_done_brings_another_and_undo_brings_it_back(writer: Visitor) -> None:
    before = re.findall(r"<h2>(.*?)</h2>", main_of(writer.get("/today/").text))[0]
    step = re.search(r'name="step" value="(\w+)"', writer.get("/today/").text)
    assert step
    writer.post("/today/done/", {"step": step[1]})
    after = main_of(writer.get("/today/").text)
    assert before not in re.findall(r"<h2>(.*?)</h2>", after)
    assert "Undo" in after
    writer.post("/today/undo/")
    assert before in re.findall(r"<h2>(.*?)</h2>", main_of(writer.get("/today/").text))


def test_a_step_can_be_put_off(writer: Visitor) -> None:
    step = re.search(r'name="step" value="(\w+)"', writer.get("/today/").text)
    assert step
    writer.post("/today/later/", {"step": step[1], "days": "7"})
    assert f'value="{step[1]}"' not in writer.get("/today/").text


def test_other_answers_change_the_plan_and_say_what_changed(writer: Visitor) -> None:
    writer.post("/today/where/", {"no": "soft"})
    writer.get("/today/plan/")
    writer.post("/today/where/", {"no": "hard"})
    text = main_of(writer.get("/today/plan/").text)
    assert "Your answers changed the plan." in text
    assert "New: Let the no stand for a month" in text
    assert "Gone:" in text
    assert "changed the plan" not in main_of(writer.get("/today/plan/").text)


def test_every_question_may_be_left_out(writer: Visitor) -> None:
    assert writer.post("/today/where/", {}).status == 302
    assert "The next steps" in writer.get("/today/plan/").text


def test_nonsense_in_a_form_is_left_out(writer: Visitor) -> None:
    sent = {"no": "perhaps", "barriers": "no-such", "suits": "no-such", "well": "low"}
    assert writer.post("/today/where/", sent).status == 302
    assert "You are tired" in writer.get("/today/plan/").text


def test_the_calendar_file_is_neutral_unless_wished(writer: Visitor) -> None:
    neutral = writer.post("/today/calendar/")
    assert neutral.headers["content-type"].startswith("text/calendar")
    assert "notes.ics" in neutral.headers["content-disposition"]
    assert neutral.text.count("BEGIN:VEVENT") >= 1
    assert "partner" not in neutral.text
    assert "evening" not in neutral.text
    assert "SUMMARY:A quarter of an hour for me" in neutral.text
    assert "One good thing for you" in writer.post("/today/calendar/", {"with_words": "on"}).text


@pytest.mark.parametrize("path", FOR_TWO)
def test_amber_and_red_reach_nothing_for_two(alone: Visitor, red: Visitor, path: str) -> None:
    for who in (alone, red):
        answer = who.get(path)
        assert (answer.status, answer.headers["location"]) == (302, "/today/")


@pytest.mark.parametrize("path", POSTS_FOR_TWO)
def test_amber_and_red_cannot_post_to_it_either(alone: Visitor, path: str) -> None:
    answer = alone.post(path, {"id": "cost", "rung": "one_visit", "day": "2999-01-01"})
    assert answer.status == 403
    assert "This way is closed for now" in answer.text


def test_red_shows_help_first(red: Visitor) -> None:
    text = main_of(red.get("/today/").text)
    assert text.index("Help first") < text.index("One small step")
    assert "/help/" in text


def test_amber_shows_that_i_come_first(alone: Visitor) -> None:
    text = main_of(alone.get("/today/").text)
    assert "You come first" in text
    assert "What is switched off, and why" in text
    for path in ("/together/", "/ask/", "/read/", "/say-it/"):
        assert f'href="{path}"' not in alone.get("/today/").text


def test_amber_still_has_its_own_pages(alone: Visitor) -> None:
    text = alone.get("/alone/").text
    assert "What I can own" not in text
    assert main_of(text).count('href="/alone/page/') == 2
    assert alone.get("/calm/").status == 200
    assert "time-out" not in alone.get("/calm/").text.lower()


def test_answering_again_opens_the_ways_again(alone: Visitor) -> None:
    alone.answer("none")
    assert alone.get("/ask/").status == 200


def test_a_tick_counts_more_than_the_button(visitor: Visitor) -> None:
    visitor.read_notice().post("/before/", {"ticked": "fear", "fits": "none"})
    assert visitor.get("/ask/").status == 302


def test_yes_and_no_look_the_same_from_outside(server: object) -> None:
    answers = []
    for fits in ("none", "some"):
        who = Visitor(server).open().read_notice()  # type: ignore[arg-type]
        answer = who.post("/before/", {"fits": fits})
        answers.append(
            (answer.status, answer.headers["location"], sorted(map(len, answer.cookies)))
        )
    assert answers[0] == answers[1]


def test_the_day_of_an_ask_is_told_until_an_answer_is_noted(writer: Visitor) -> None:
    today = date.today().isoformat()  # noqa: DTZ011 - the day of the person's clock
    writer.post("/ask/date/", {"rung": "one_visit", "day": today})
    assert "The day that you picked for asking has come" in writer.get("/today/").text
    writer.post("/ask/came/", {"number": "0", "answer": "no"})
    assert "The day that you picked" not in writer.get("/today/").text
    writer.post("/ask/date/", {"rung": "one_visit", "day": today})
    writer.answer("some")
    assert "The day that you picked" not in writer.get("/today/").text
