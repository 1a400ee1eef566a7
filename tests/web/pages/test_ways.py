"""The screens of the three ways, calm, and the pages for the partner, over plain HTTP."""

from __future__ import annotations

import json
import re
from datetime import date, timedelta
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from conftest import Visitor

SOON = (date.today() + timedelta(3)).isoformat()  # noqa: DTZ011 - the day of the person's clock


def test_a_guessed_barrier_leads_to_words_to_start_from(writer: Visitor) -> None:
    writer.post("/today/where/", {"no": "soft", "barriers": "cost"})
    assert 'value="cost"' in writer.get("/ask/").text.partition("</li>")[0]
    text = writer.post("/ask/barrier/", {"id": "cost"}).text
    assert "This is a guess. Only your partner knows." in text
    draft = re.search(r'name="draft" value="([^"]+)"', text)
    assert draft
    coach = writer.post("/say-it/", {"draft": draft[1], "mode": "ask", "barrier": "cost"}).text
    assert draft[1][:40] in coach


def test_an_ask_gets_a_day_and_an_answer_and_can_be_taken_away(writer: Visitor) -> None:
    writer.post("/ask/date/", {"rung": "one_visit", "day": SOON})
    assert "My asks" in writer.get("/ask/").text
    writer.post("/ask/came/", {"number": "0", "answer": "maybe", "look_back": "She smiled."})
    text = writer.get("/ask/").text
    assert "She smiled." in text
    assert "Right away" in text
    writer.post("/ask/away/", {"number": "0"})
    assert "My asks" not in writer.get("/ask/").text


@pytest.mark.parametrize("day", ["", "yesterday", "2020-01-01", "2999-01-01"])
def test_a_day_that_cannot_be_is_not_taken(writer: Visitor, day: str) -> None:
    writer.post("/ask/date/", {"rung": "one_visit", "day": day})
    assert "My asks" not in writer.get("/ask/").text


def test_every_page_for_the_partner_can_be_read_and_names_its_sources(writer: Visitor) -> None:
    index = writer.get("/read/").text
    numbers = set(re.findall(r"/read/page/\?n=(\d+)", index))
    assert len(numbers) >= 9
    for number in numbers:
        text = writer.get(f"/read/page/?n={number}").text
        marks = set(re.findall(r'href="#source-(\d+)"', text))
        assert marks == set(re.findall(r'id="source-(\d+)"', text))
        assert "[^" not in text
        assert "Not reviewed by a clinician yet" in text


@pytest.mark.parametrize("number", ["0", "99", "x", "", "-1", "1000000"])
def test_a_page_that_is_not_there_leads_back(writer: Visitor, number: str) -> None:
    assert writer.get(f"/read/page/?n={number}").headers["location"] == "/read/"


def test_the_pages_come_as_a_file_that_needs_nothing_else(writer: Visitor) -> None:
    whole = writer.get("/read/file/")
    assert 'filename="notes.html"' in whole.headers["content-disposition"]
    assert whole.text.count("<article>") >= 9
    assert "<script" not in whole.text
    assert "/static/" not in whole.text
    assert "Halfway" not in whole.text
    assert writer.get("/read/file/?n=2").text.count("<article>") == 1


def test_the_calculator_adds_up(writer: Visitor) -> None:
    sent = {"fee": "120", "sessions": "10", "paid_by_insurance": "25", "travel": "5,50"}
    text = writer.post("/read/cost/", sent | {"childcare": "20", "hours": "1.5"}).text
    for number in ("115.5", "1,155", "15", "705"):
        assert f"<strong>{number}" in text


@pytest.mark.parametrize("fee", ["a lot", "-3", "1e300", "nan", "inf"])
def test_what_is_no_number_is_told_and_stays_in_the_form(writer: Visitor, fee: str) -> None:
    answer = writer.post("/read/cost/", {"fee": fee, "sessions": "10"})
    assert answer.status == 422
    assert 'value="10"' in answer.text


def test_what_i_own_is_kept_in_my_words(writer: Visitor) -> None:
    id = re.search(r'<textarea id="(\w+)"', writer.get("/alone/mine/").text)
    assert id
    writer.post("/alone/mine/", {id[1]: "I get loud.", "no_such": "x"})
    assert "I get loud." in writer.get("/alone/mine/").text


def test_rated_lines_give_two_means_and_no_type(writer: Visitor) -> None:
    ids = re.findall(r'name="((?:worry|distance)\w*)" value="1"', writer.get("/alone/lines/").text)
    assert len(ids) == 12
    writer.post("/alone/lines/", dict.fromkeys(ids, "4"))
    text = writer.get("/alone/lines/").text
    assert text.count(": 4.0</strong>") == 2
    assert not re.search(r"\banxious\b|\bavoidant\b|\bsecure\b", text)


def test_therapists_stand_side_by_side(writer: Visitor) -> None:
    writer.post("/alone/compare/", {"name": "Ms One", "fee": "90", "felt": "4"})
    writer.post("/alone/compare/", {"name": "Mr Two", "fee": "<b>80</b>", "felt": "9"})
    text = writer.get("/alone/compare/").text
    assert "4/5" in text
    assert "&lt;b&gt;80&lt;/b&gt;" in text
    writer.post("/alone/compare/away/", {"name": "Ms One"})
    assert "Ms One" not in writer.get("/alone/compare/").text


def test_the_time_out_has_a_time_of_return_in_its_message(writer: Visitor) -> None:
    text = writer.post("/calm/message/", {"time": "18:30"}).text
    assert "Back at 18:30" in text
    assert "{time}" not in text
    assert writer.post("/calm/message/", {"time": "soon"}).status == 422


def test_an_evening_is_noted_and_taken_back(writer: Visitor) -> None:
    writer.post("/together/weeks/held/", {"number": "2"})
    assert writer.get("/together/weeks/").text.count("✓") == 1
    writer.post("/together/weeks/held/", {"number": "2"})
    assert writer.get("/together/weeks/").text.count("✓") == 0


def test_a_brought_questionnaire_is_rated_and_adds_up(insider: Any) -> None:
    asked = [{"type": "integer", "text": f"Words <b>{n}</b>"} for n in range(1, 10)]
    made = {"resourceType": "Questionnaire", "name": "ECR-RS", "item": asked}
    file = SimpleUploadedFile("any.json", json.dumps(made).encode())
    assert insider.post("/alone/bring/", {"file": file}).status_code == 302
    page = insider.get("/alone/bring/").content.decode()
    assert "Words &lt;b&gt;9&lt;/b&gt;" in page
    insider.post("/alone/bring/rate/", {str(n): "1" for n in range(1, 10)} | {"99": "3", "2": "x"})
    page = insider.get("/alone/bring/").content.decode()
    assert "Worry about being left: 1.0" in page
    assert "Need for distance: 4.6" in page  # 1, 3 and 4 turned round, 2 left out: (7 x 3 + 2) / 5


@pytest.mark.parametrize("content", [b"no json", b"{}", b""])
def test_a_file_that_is_none_is_told(insider: Any, content: bytes) -> None:
    answer = insider.post("/alone/bring/", {"file": SimpleUploadedFile("x", content)})
    assert answer.status_code == 422
    assert "FHIR" in answer.content.decode() or "Choose a file" in answer.content.decode()
