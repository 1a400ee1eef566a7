"""The safety check: asked once a visit; the path is remembered, the answer is not."""

from __future__ import annotations

import re
from typing import Any

import pytest
from django.test import Client

from conftest import Visitor
from halfway.web.launch_token import new_token

pytestmark = pytest.mark.django_db(transaction=True)
ALONE = ("some", "skip", "", "no", "unsure")


def client_who_answered(fits: str) -> Client:
    client = Client()
    client.post("/open/", {"token": new_token()})
    client.post("/start/")
    client.post("/before/", {"fits": fits})
    return client


def kept(client: Any) -> dict[str, Any]:
    return {key: value for key, value in client.session.items() if key != "_csrftoken"}


def plain(client: Client) -> str:
    page = client.get("/say-it/").content.decode()
    return re.sub(r'name="csrfmiddlewaretoken" value="[^"]*"', "", page)


def test_it_is_asked_once_a_visit(visitor: Visitor) -> None:
    visitor.read_notice()
    assert visitor.get("/").headers["location"] == "/before/"
    visitor.answer("none")
    assert visitor.get("/").headers["location"] == "/today/"


def test_a_new_visit_is_asked_again(writer: Visitor) -> None:
    again = Visitor(writer.server).open().read_notice()
    assert again.get("/say-it/").headers["location"] == "/before/"


@pytest.mark.parametrize(
    "words", ["afraid", "controls", "hurt me", "would not be safe", "I have scared"]
)
def test_it_asks_about(visitor: Visitor, words: str) -> None:
    assert words in visitor.read_notice().get("/before/").text


def test_every_answer_is_one_press(visitor: Visitor) -> None:
    page = visitor.read_notice().get("/before/").text
    assert re.findall(r'name="fits" value="(\w+)"', page) == ["none", "some", "skip"]
    assert "checked" not in page


def test_it_promises_no_safety(visitor: Visitor) -> None:
    assert "This cannot tell whether you are safe." in visitor.read_notice().get("/before/").text


@pytest.mark.parametrize("fits", ALONE)
def test_nothing_kept_tells_which_answer_it_was(fits: str) -> None:
    client = client_who_answered(fits)
    where = {"path": "individual", "level": "amber"}
    assert kept(client) == {"arrived": True, "noticed": True} | where


def test_nothing_kept_tells_that_none_fits_but_the_path() -> None:
    where = {"path": "joint", "level": "green"}
    assert kept(client_who_answered("none")) == {"arrived": True, "noticed": True} | where


@pytest.mark.parametrize("fits", ALONE[1:])
def test_the_pages_do_not_tell_answers_apart(fits: str) -> None:
    assert plain(client_who_answered(fits)) == plain(client_who_answered("some"))


@pytest.mark.parametrize("fits", [*ALONE, "none"])
def test_the_answer_to_the_browser_is_the_same_for_all(visitor: Visitor, fits: str) -> None:
    visitor.read_notice()
    cookies = dict(visitor.cookies)
    answer = visitor.post("/before/", {"fits": fits})
    assert (answer.status, answer.headers["location"]) == (302, "/today/")
    assert visitor.cookies == cookies
    assert answer.text == ""


def test_no_answer_is_printed_by_the_server(visitor: Visitor) -> None:
    before = len(visitor.server.said)
    visitor.read_notice().answer("some")
    said = "".join(visitor.server.said[before:])
    assert "some" not in said
    assert "individual" not in said
