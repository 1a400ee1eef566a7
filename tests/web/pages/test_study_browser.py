"""A study in a browser over three weeks with a moved clock; keys, phone, axe."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from test_axe import LOOKS, OPEN_ALL, violations

from conftest import Server, go_to_coach
from home import Home, make_vault, unlock

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.browser
DAYS = 21
MISSED = 9


MOVED_CLOCK = Path(__file__).parent.parent / "moved_clock"


class Clock:
    """The server's day, which a file moves."""

    def __init__(self, folder: Path) -> None:
        self.file = folder / "clock"
        self.set(0)

    def set(self, day: int) -> None:
        """So many days from now."""
        self.file.write_text(str(day))


@pytest.fixture
def clock(tmp_path: Path) -> Clock:
    return Clock(tmp_path)


@pytest.fixture
def home(chromium: Browser, tmp_path: Path, clock: Clock, complaints: list[str]) -> Iterator[Home]:
    """A home whose day can be moved."""
    kept = tmp_path / "kept"
    server = Server(
        HALFWAY_DATA=str(kept), PYTHONPATH=str(MOVED_CLOCK), MOVED_CLOCK=str(clock.file)
    )
    home = Home(server, kept, chromium, complaints)
    yield home
    home.close()


def plan(page: Page) -> None:
    """From anywhere to the first day of a study of three weeks."""
    page.get_by_role("link", name="My study").click()
    page.get_by_role("link", name="Plan a study").click()
    page.get_by_label("I ask one open question a day").check()
    page.get_by_label("How near I felt to us").check()
    page.get_by_label("Three weeks, in four parts").check()
    page.get_by_role("group", name="Are you afraid").get_by_label("No", exact=True).check()
    page.get_by_role("button", name="Write it down").click()
    page.get_by_text("Day 1 of 21.").wait_for()


def answer(page: Page) -> str:
    """Today's answer, better on days with the change; gives today's letter."""
    letter = "B" if page.get_by_role("heading", name="Today with the change.").count() else "A"
    today = page.locator("form", has=page.get_by_role("heading", name="Today,"))
    if letter == "B":
        today.get_by_label("Yes, or nearly").check()
    number = today.get_by_role("spinbutton")
    number.fill(str((7 if letter == "B" else 4) + page.locator("circle").count() % 2))
    number.press("Enter")
    page.get_by_text("Noted.", exact=True).wait_for()
    return letter


def test_three_weeks_from_the_plan_to_the_result(home: Home, clock: Clock) -> None:
    page = go_to_coach(home.page(), home.server)
    make_vault(page)
    plan(page)
    seen = ""
    for day in range(DAYS):
        if day:
            clock.set(day)
            page.get_by_role("link", name="My study").click()
            page.get_by_text(f"Day {day + 1} of {DAYS}.").wait_for()
        assert page.get_by_role("heading", name="Can't tell yet").count() == 0
        seen += "-" if day == MISSED else answer(page)
    assert page.locator(".drawn--study circle").count() == DAYS - 1
    page.get_by_text("1 missed day.").wait_for()
    clock.set(DAYS + 2)
    page.get_by_role("button", name="Lock", exact=True).click()
    page.wait_for_url("**/lock/")
    unlock(page)
    page.get_by_role("link", name="My study").click()
    page.get_by_role("heading", name="It changed with it").wait_for()
    page.get_by_text("1 day was missed.").wait_for()
    with_it = seen.count("B")
    page.get_by_text(f"On {with_it} of {with_it} days with the change you did it.").wait_for()
    page.get_by_text("The numbers").click()
    page.get_by_text("56 plans that could have been").wait_for()
    assert seen.count("A") >= 8
    assert with_it >= 7


def test_by_keys_alone_on_a_phone(browser_for: Callable[..., Page], server: Server) -> None:
    page = go_to_coach(browser_for(viewport={"width": 320, "height": 640}), server)
    plan(page)
    page.get_by_role("spinbutton").focus()
    page.keyboard.type("6")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.get_by_text("Today is answered.").wait_for()
    assert not page.evaluate("() => document.documentElement.scrollWidth > window.innerWidth")
    page.get_by_text("Stop this study").press("Enter")
    page.get_by_role("button", name="Stop it for good").press("Enter")
    page.get_by_text("It is stopped.").wait_for()


@pytest.mark.parametrize(("scheme", "width"), LOOKS)
def test_axe_finds_nothing_on_the_way(
    browser_for: Callable[..., Page], server: Server, scheme: str, width: int
) -> None:
    page = browser_for(color_scheme=scheme, viewport={"width": width, "height": 900})
    go_to_coach(page, server)
    page.get_by_role("link", name="My study").click()
    assert violations(page) == []
    page.get_by_role("link", name="Plan a study").click()
    page.get_by_role("button", name="Write it down").wait_for()
    assert violations(page) == []
    page.get_by_role("link", name="Back").click()
    plan(page)
    answer(page)
    page.evaluate(OPEN_ALL)
    assert violations(page) == []
    page.get_by_role("button", name="Stop it for good").click()
    page.get_by_text("It is stopped.").wait_for()
    page.evaluate(OPEN_ALL)
    assert violations(page) == []
