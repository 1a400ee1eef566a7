"""A rehearsal in a browser: branch, compare and look back, by keys alone, on a phone; axe finds nothing."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest
from test_axe import LOOKS, OPEN_ALL, violations

from conftest import Server, go_to_coach

if TYPE_CHECKING:
    from playwright.sync_api import Page

pytestmark = pytest.mark.browser
HARSH = "You never listen to me. You are so selfish."
WARM = "What makes it hard for you to think about therapy?"


def begin(page: Page, server: Server) -> Page:
    """Into a talk with a made-up partner."""
    go_to_coach(page, server)
    page.get_by_role("link", name="Rehearse").click()
    page.get_by_label("They worry about us").check()
    page.get_by_role("button", name="Begin").click()
    page.get_by_label("I say").wait_for()
    return page


def tell(page: Page, words: str) -> None:
    """Say it by keys."""
    page.get_by_label("I say").fill(words)
    page.keyboard.press("Control+Enter")
    page.get_by_role("listitem").filter(has_text=words).first.wait_for()


def test_a_turn_is_tried_again_and_both_ways_are_compared(page: Page, server: Server) -> None:
    begin(page, server)
    tell(page, HARSH)
    page.get_by_text("What that did").click()
    page.get_by_text("That landed as an attack.").wait_for()
    page.get_by_role("button", name="Try other words here").click()
    tell(page, WARM)
    page.get_by_text("Ways that you tried before").click()
    page.get_by_text(HARSH).wait_for()
    page.get_by_role("button", name="Stop, and look back").click()
    page.get_by_role("img", name="How open they were, turn by turn", exact=True).wait_for()
    page.get_by_role("heading", name="One thing to practise").wait_for()
    for name in ("The way now", "Way 1"):
        page.get_by_role("rowheader", name=name).wait_for()
        page.get_by_role("img", name=f"{name}: How open they were").wait_for()
    page.get_by_role("button", name="Take up again: Way 1").click()
    page.get_by_role("list").filter(has_text=HARSH).first.wait_for()
    page.get_by_label("I say").wait_for()


def test_by_keys_alone_on_a_phone(browser_for: Callable[..., Page], server: Server) -> None:
    page = begin(browser_for(viewport={"width": 320, "height": 640}), server)
    assert page.evaluate("() => document.activeElement.id") == "words"
    page.keyboard.type(WARM)
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.get_by_role("listitem").filter(has_text=WARM).first.wait_for()
    page.get_by_text("What that did").click()
    page.get_by_role("button", name="Try other words here").click()
    tell(page, HARSH)
    page.evaluate(OPEN_ALL)
    page.get_by_role("button", name="Take up again: Way 1").wait_for()
    assert not page.evaluate("() => document.documentElement.scrollWidth > window.innerWidth")


@pytest.mark.parametrize(("scheme", "width"), LOOKS)
def test_axe_finds_nothing_on_the_way(
    browser_for: Callable[..., Page], server: Server, scheme: str, width: int
) -> None:
    page = browser_for(color_scheme=scheme, viewport={"width": width, "height": 900})
    go_to_coach(page, server)
    page.get_by_role("link", name="Rehearse").click()
    page.get_by_role("button", name="Begin").wait_for()
    assert violations(page) == []
    page.get_by_role("button", name="Begin").click()
    tell(page, HARSH)
    page.evaluate(OPEN_ALL)
    assert violations(page) == []
    page.get_by_role("button", name="Try other words here").click()
    tell(page, WARM)
    page.evaluate(OPEN_ALL)
    assert violations(page) == []
    page.get_by_role("button", name="Stop, and look back").click()
    page.get_by_role("heading", name="Looking back").wait_for()
    page.evaluate(OPEN_ALL)
    assert violations(page) == []
