"""The way out: at once, by button or by keys, locked on the server, and nothing behind it."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

import pytest

from conftest import go_to_coach
from home import DRAFT, Home

if TYPE_CHECKING:
    from playwright.sync_api import Page

pytestmark = pytest.mark.browser


def press_shift(page: Page, times: int) -> None:
    for _ in range(times):
        page.keyboard.press("Shift")


def is_away(page: Page) -> bool:
    return page.url.endswith("/x/0/")


@pytest.fixture
def page(home: Home) -> Page:
    return home.with_vault()


def test_three_presses_of_shift_leave_and_lock(page: Page, home: Home) -> None:
    press_shift(page, 3)
    page.wait_for_url("**/x/0/")
    page.goto(f"{home.server.url}/drafts/")
    page.wait_for_url("**/lock/")


def test_the_button_leaves_and_locks(page: Page, home: Home) -> None:
    page.locator("header").get_by_role("button", name="Leave now").click()
    page.wait_for_url("**/x/0/")
    page.goto(f"{home.server.url}/drafts/")
    page.wait_for_url("**/lock/")


def test_the_hidden_button_is_second_for_the_keyboard(page: Page) -> None:
    page.evaluate("document.activeElement.blur()")
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.innerText") == "Leave this page now"
    page.keyboard.press("Enter")
    page.wait_for_url("**/x/0/")


def test_the_page_is_blank_within_150_ms(page: Page) -> None:
    took = page.evaluate(
        """() => new Promise((done) => {
          const start = performance.now();
          new MutationObserver(() => done(performance.now() - start)).observe(document.body, { childList: true });
          document.querySelector('header .top__exit').click();
        })"""
    )
    assert took < 150


def test_back_leads_to_nothing_but_the_lock(page: Page, home: Home) -> None:
    page.goto(f"{home.server.url}/settings/")
    page.goto(f"{home.server.url}/drafts/")
    press_shift(page, 3)
    page.wait_for_url("**/x/0/")
    shown = []
    for _ in range(5):
        page.evaluate("history.back()")
        page.wait_for_timeout(400)
        shown.append(page.inner_text("body") if page.url.startswith(home.server.url) else "")
    assert not [text for text in shown if "Sunday" in text or "Halfway" in text]
    assert [text for text in shown if "Locked" in text]


def test_two_presses_stay_and_are_counted_aloud(page: Page) -> None:
    press_shift(page, 1)
    assert page.inner_text("#exit-says") == "Shift, press 2 more times to leave."
    press_shift(page, 1)
    assert page.inner_text("#exit-says") == "Shift, press 1 more time to leave."
    assert page.locator(".top__lights i.on").count() == 2
    assert not is_away(page)


def test_typing_capitals_does_not_leave(page: Page) -> None:
    page.locator("#draft").press("Control+End")
    for letter in "ABCDEF":
        page.keyboard.down("Shift")
        page.keyboard.press(letter)
        page.keyboard.up("Shift")
    assert page.input_value("#draft").endswith("ABCDEF")
    assert not is_away(page)


def test_another_key_between_starts_over(page: Page) -> None:
    press_shift(page, 2)
    page.keyboard.press("a")
    press_shift(page, 2)
    assert not is_away(page)
    press_shift(page, 1)
    page.wait_for_url("**/x/0/")


def test_presses_more_than_five_seconds_apart_do_not_count(page: Page) -> None:
    page.clock.install()
    press_shift(page, 2)
    page.clock.fast_forward(5100)
    press_shift(page, 2)
    assert not is_away(page)
    page.clock.fast_forward(4900)
    press_shift(page, 1)
    page.wait_for_url("**/x/0/")


def test_the_keys_can_be_switched_off(page: Page, home: Home) -> None:
    page.goto(f"{home.server.url}/settings/")
    page.get_by_label("Leave at once").uncheck()
    page.get_by_role("button", name="Save").first.click()
    page.get_by_text("Saved.").wait_for()
    press_shift(page, 3)
    time.sleep(0.3)
    assert not is_away(page)


def test_a_guest_leaves_too_and_nothing_is_behind(home: Home) -> None:
    page = go_to_coach(home.page(), home.server)
    page.fill("#draft", DRAFT)
    press_shift(page, 3)
    page.wait_for_url("**/x/0/")
    page.evaluate("history.back()")
    page.wait_for_url("**/lock/")
    assert "Sunday" not in page.content()


def test_it_blanks_and_leaves_even_if_the_server_is_gone(page: Page, home: Home) -> None:
    home.server.process.kill()
    home.server.process.wait(10)
    home.complaints.clear()
    press_shift(page, 3)
    page.wait_for_timeout(300)
    assert "Sunday" not in page.evaluate("document.body.innerText")
    home.complaints.clear()
