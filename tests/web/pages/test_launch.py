"""The door: what a person sees who has no link yet, and where one who came in is led."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from conftest import Server, Visitor

if TYPE_CHECKING:
    from playwright.sync_api import Page


def test_the_door_says_where_the_link_is(stranger: Visitor) -> None:
    assert "the link that was printed when you started Halfway" in stranger.get("/").text


def test_a_stale_link_says_how_to_get_another(stranger: Visitor) -> None:
    answer = stranger.post("/open/", {"token": "stale"})
    assert answer.status == 403
    assert "press Enter for a new link" in answer.text


def test_opening_is_no_page_to_read(stranger: Visitor) -> None:
    assert stranger.get("/open/").status == 405


def test_one_who_is_in_is_led_on(writer: Visitor) -> None:
    assert writer.get("/").headers["location"] == "/today/"


@pytest.mark.browser
def test_a_token_can_be_pasted_with_or_without_spaces(page: Page, server: Server) -> None:
    page.goto(server.url)
    page.fill("#token", f"  {server.fresh_link().partition('#')[2]} ")
    page.keyboard.press("Enter")
    page.get_by_role("heading", name="Before you type anything").wait_for()
