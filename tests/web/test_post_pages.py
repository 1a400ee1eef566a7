"""A page that answers a posted form is fetched under an address of its own, once somebody is in."""

from __future__ import annotations

import re

import pytest

from conftest import Visitor

NAVIGATES = {"Sec_Fetch_Mode": "navigate", "Sec_Fetch_Site": "same-origin"}
WORDS = "You never listen to me."
PAGE = re.compile(r"^/page/\?n=[\w-]+$")


def test_the_page_is_led_to_and_shows_what_the_form_gave(writer: Visitor) -> None:
    sent = writer.post("/keep/", {"passphrase": "short", "again": "other"}, **NAVIGATES)
    assert sent.status == 303
    assert PAGE.match(sent.headers["location"])
    shown = writer.get(sent.headers["location"])
    assert shown.status == 200
    assert "are not the same" in shown.text


def test_no_word_of_the_form_is_in_the_address(writer: Visitor) -> None:
    sent = writer.post("/keep/", {"passphrase": WORDS, "again": "other"}, **NAVIGATES)
    assert "never" not in sent.headers["location"]


def test_a_program_gets_the_answer_itself(writer: Visitor) -> None:
    assert writer.post("/keep/", {"passphrase": "short", "again": "other"}).status == 422


def test_a_redirect_stays_what_it_is(writer: Visitor) -> None:
    sent = writer.post("/before/", {"fits": "none"}, **NAVIGATES)
    assert sent.status == 302
    assert not PAGE.match(sent.headers["location"])


def test_another_visitor_does_not_see_it(writer: Visitor) -> None:
    sent = writer.post("/keep/", {"passphrase": WORDS, "again": "other"}, **NAVIGATES)
    stranger = Visitor(writer.server).open()
    shown = stranger.get(sent.headers["location"])
    assert (shown.status, shown.headers["location"]) == (302, "/")


@pytest.mark.parametrize("address", ["/page/", "/page/?n=", "/page/?n=unknown"])
def test_a_page_that_is_not_held_leads_to_the_start(writer: Visitor, address: str) -> None:
    shown = writer.get(address)
    assert (shown.status, shown.headers["location"]) == (302, "/")


def test_only_the_last_eight_are_held(writer: Visitor) -> None:
    sent = [
        writer.post("/keep/", {"passphrase": "a", "again": str(number)}, **NAVIGATES)
        for number in range(9)
    ]
    statuses = [writer.get(one.headers["location"]).status for one in sent]
    assert statuses == [302] + [200] * 8
