"""The first-run notice: before any field, with what this cannot do."""

from __future__ import annotations

import re

import pytest

from conftest import Visitor


def test_it_comes_first(visitor: Visitor) -> None:
    assert visitor.get("/").headers["location"] == "/start/"


@pytest.mark.parametrize("path", ["/say-it/", "/before/"])
def test_nothing_else_is_shown_before_it(visitor: Visitor, path: str) -> None:
    assert visitor.get(path).headers["location"] == "/start/"
    assert visitor.post(path, {"fits": "none", "draft": "x"}).headers["location"] == "/start/"
    assert visitor.get("/").headers["location"] == "/start/"


def test_an_answer_sent_before_it_does_not_count(visitor: Visitor) -> None:
    visitor.post("/before/", {"fits": "none"})
    visitor.read_notice()
    assert visitor.get("/").headers["location"] == "/before/"


@pytest.mark.parametrize(
    "words",
    [
        "a program that watches this machine",
        "It does not erase your history",
        "cannot keep a secret from someone who can make you open it",
        "not therapy",
        "nobody reads along",
        "Keeps nothing unless you choose a passphrase",
    ],
)
def test_it_says_what_this_cannot_do(visitor: Visitor, words: str) -> None:
    assert words in visitor.get("/start/").text


def test_it_asks_for_no_words(visitor: Visitor) -> None:
    page = visitor.get("/start/").text
    assert re.findall(r"<(?:textarea|select)|<input (?!type=.hidden)", page) == []


def test_going_on_leads_to_the_safety_check(visitor: Visitor) -> None:
    answer = visitor.post("/start/")
    assert answer.headers["location"] == "/"
    assert visitor.get("/").headers["location"] == "/before/"


def test_it_can_be_read_again(writer: Visitor) -> None:
    assert "Before you type anything" in writer.get("/start/").text
    assert writer.get("/say-it/").status == 200
