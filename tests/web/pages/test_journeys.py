"""Five whole journeys: a soft no, a hard no, a maybe, the unsure partner alone, and help first.

One by keyboard, one on a phone, one in the dark; axe looks at every stop.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from test_axe import violations

from conftest import Server, come_in

if TYPE_CHECKING:
    from playwright.sync_api import Page

pytestmark = pytest.mark.browser

SIDEWAYS = "() => document.documentElement.scrollWidth > innerWidth"
SOON = (datetime.date.today() + datetime.timedelta(4)).isoformat()  # noqa: DTZ011 - a person's day


def stop(page: Page) -> None:
    """Look around at this stop."""
    assert violations(page) == []
    assert not page.evaluate(SIDEWAYS)


def press(page: Page, name: str) -> None:
    page.get_by_role("button", name=name, exact=True).first.click()


def begin(page: Page, server: Server) -> Page:
    come_in(page, server)
    press(page, "I have read this, go on")
    page.wait_for_url("**/before/")
    return page


def to_today(page: Page, server: Server) -> Page:
    begin(page, server)
    press(page, "None of this fits")
    page.wait_for_url("**/today/")
    return page


def tell(page: Page, *answers: str) -> None:
    """Where we are: choose these answers and make the plan."""
    page.get_by_role("link", name=re.compile("where you are")).first.click()
    stop(page)
    for answer in answers:
        page.get_by_label(answer, exact=True).check()
    press(page, "Make the plan")
    page.wait_for_url("**/today/plan/")
    stop(page)


def test_a_soft_no_with_cost_as_barrier(browser_for: Callable[..., Page], server: Server) -> None:
    page = to_today(browser_for(viewport={"width": 375, "height": 700}, is_mobile=True), server)
    stop(page)
    tell(page, "A soft no: not now, or not that", "It costs too much", "minds the cost")
    assert "Learn together" in page.locator("ol").first.inner_text().splitlines()[0]
    page.get_by_role("link", name="Ask", exact=True).first.click()
    stop(page)
    press(page, "It costs too much")
    page.wait_for_url("**/page/**")
    stop(page)
    press(page, "Start from this in Say it")
    page.locator("#draft").wait_for()
    assert "cost" in page.locator("details[open] summary").first.inner_text().lower()
    assert page.locator("#reading").inner_text()
    page.goto(f"{server.url}/ask/")
    page.get_by_text("One visit, like a check-up").click()
    page.fill("#day-one_visit", SOON)
    page.locator("details[open]").get_by_role("button", name="Set the day").click()
    page.get_by_role("heading", name="My asks").wait_for()
    page.get_by_label("They said maybe").check()
    page.get_by_label(re.compile("A look back")).fill("A small smile.")
    press(page, "Note it")
    page.get_by_text("Right away").wait_for()
    stop(page)
    page.goto(f"{server.url}/together/")
    page.get_by_role("heading", name="Perhaps for the two of you").wait_for()
    press(page, "Put on our list Gottman Card Decks")
    page.get_by_role("heading", name="Our list").wait_for()
    stop(page)


def test_a_hard_no(page: Page, server: Server) -> None:
    to_today(page, server)
    tell(page, "A clear no", "Years")
    assert "A no is an answer" in page.inner_text("main")
    assert "Let the no stand for a month" in page.inner_text("main")
    assert "Ask for one small thing" not in page.inner_text("main")
    page.get_by_role("link", name="Ask", exact=True).first.click()
    assert "It can stand for a month" in page.inner_text("main")
    page.get_by_role("link", name="On my own").first.click()
    stop(page)
    page.get_by_role("link", name="What I can own").click()
    stop(page)
    page.locator("textarea").first.fill("I get loud at the door.")
    press(page, "Keep my words")
    assert page.locator("textarea").first.input_value() == "I get loud at the door."
    page.goto(f"{server.url}/today/")
    before = page.locator("h2").first.inner_text()
    press(page, "Done")
    page.get_by_role("status").get_by_role("button", name="Undo").wait_for()
    assert page.locator("h2").first.inner_text() != before
    press(page, "Undo")
    assert page.locator("h2").first.inner_text() == before


def test_a_partner_who_reads_a_shared_page_and_says_maybe(
    browser_for: Callable[..., Page], server: Server, tmp_path: Path, complaints: list[str]
) -> None:
    page = to_today(browser_for(color_scheme="dark", accept_downloads=True), server)
    tell(page, "Maybe")
    assert "Share one page for your partner" in page.inner_text("main")
    page.get_by_role("link", name="Pages for your partner").first.click()
    stop(page)
    page.get_by_role("link", name="Fears about couples therapy, one by one").click()
    stop(page)
    with page.expect_download() as coming:
        page.get_by_role("link", name="This page as a file").click()
    file = tmp_path / coming.value.suggested_filename
    coming.value.save_as(file)
    assert file.name == "notes.html"
    theirs = browser_for()
    theirs.goto(file.as_uri())
    assert theirs.get_by_role("heading", level=1).inner_text().startswith("Fears")
    assert violations(theirs) == []
    complaints[:] = [one for one in complaints if "file://" not in one]
    page.goto(f"{server.url}/today/")
    tell(page, "Yes")
    assert "Say thank you, and offer two dates" in page.inner_text("main")
    assert "Your answers changed the plan." in page.inner_text("main")


def test_the_unsure_partner_alone_by_keyboard(page: Page, server: Server) -> None:
    begin(page, server)

    def tab_to(name: str) -> None:
        for _ in range(80):
            page.keyboard.press("Tab")
            text = page.evaluate("document.activeElement.innerText || document.activeElement.id")
            if text.strip().startswith(name):
                return
        raise AssertionError(f"{name} cannot be reached by Tab")

    tab_to("None of this fits")
    page.keyboard.press("Enter")
    page.wait_for_url("**/today/")
    tab_to("Therapy")
    page.keyboard.press("Enter")
    page.wait_for_url("**/read/")
    stop(page)
    assert "You owe nobody an answer" in page.inner_text("main")
    for _ in range(3):
        tab_to("What a first" if page.url.endswith("/read/") else "Next page")
        with page.expect_navigation():
            page.keyboard.press("Enter")
        page.wait_for_url(re.compile(r"/read/page/\?n="))
        stop(page)
    page.goto(f"{server.url}/read/")
    tab_to("What would it cost us?")
    page.keyboard.press("Enter")
    page.wait_for_url("**/read/cost/")
    for field, number in (("fee", "120"), ("sessions", "12"), ("childcare", "20")):
        tab_to(field)
        page.keyboard.type(number)
    page.keyboard.press("Enter")
    page.get_by_role("heading", name="It comes to").wait_for()
    assert "1,680" in page.inner_text("main")
    stop(page)


def test_help_first_where_there_is_harm(page: Page, server: Server) -> None:
    begin(page, server)
    stop(page)
    page.get_by_label(re.compile("My partner has hurt me")).check()
    press(page, "Some of it does, or I am not sure")
    page.wait_for_url("**/today/")
    assert page.locator("h2").first.inner_text() == "Help first"
    stop(page)
    links = page.locator("nav").get_by_role("link").all_inner_texts()
    assert links == ["Today", "On my own", "Calm"]
    for path in ("/together/", "/ask/", "/read/", "/read/page/?n=1", "/alone/mine/"):
        page.goto(f"{server.url}{path}")
        assert page.url.endswith("/today/")
    page.goto(f"{server.url}/say-it/")
    assert page.locator("textarea").count() == 0
    page.get_by_role("link", name="Calm").first.click()
    stop(page)
    press(page, "Start")
    page.get_by_role("button", name="Stop", exact=True).wait_for()
    assert page.locator("#pacer-says").inner_text() == "Breathe in"
    press(page, "Stop")
    page.get_by_role("link", name="Need help now?").click()
    assert "Call your emergency number" in page.inner_text("main")


def test_a_soft_no_in_spanish(browser_for: Callable[..., Page], server: Server) -> None:
    page = browser_for(locale="es-MX", viewport={"width": 375, "height": 700})
    page.goto(server.fresh_link())
    press(page, "Ya leí esto, seguir")
    stop(page)
    press(page, "Nada de esto encaja")
    page.wait_for_url("**/today/")
    assert page.evaluate("document.documentElement.lang") == "es"
    page.get_by_role("link", name="Cuenta dónde están").click()
    page.get_by_label("Un no suave: ahora no, o eso no").check()
    page.get_by_label("Cuesta demasiado").check()
    press(page, "Hacer el plan")
    stop(page)
    page.get_by_role("link", name="Pedir", exact=True).first.click()
    press(page, "Cuesta demasiado")
    page.wait_for_url("**/page/**")
    assert "Solo tu pareja lo sabe" in page.inner_text("main")
    page.get_by_role("link", name="Terapia", exact=True).click()
    page.locator("main").get_by_role("link").nth(2).click()
    stop(page)
    press(page, "English")
    page.wait_for_url("**/today/")
    assert page.get_by_role("heading", name="Today").is_visible()
