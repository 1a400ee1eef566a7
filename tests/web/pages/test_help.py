"""The help page: every country's lines, chosen by the person, with the day of the check."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any

import pytest

from conftest import Server, ask
from halfway.guidance.hotlines import load_hotlines
from halfway.web.pages.help import views

if TYPE_CHECKING:
    from playwright.sync_api import Page

COUNTRIES = load_hotlines().countries
LINES = [(country, line) for country in COUNTRIES for line in country.lines]


def test_there_are_countries() -> None:
    assert {"US", "CA", "GB", "IE", "AU", "NZ"} <= {country.code for country in COUNTRIES}


@pytest.fixture(scope="module")
def text(server: Server) -> str:
    from html import unescape

    return unescape(ask(server, "GET", "/help/").text)


@pytest.mark.parametrize(
    ("country", "line"), LINES, ids=[f"{country.code}-{line.name}" for country, line in LINES]
)
def test_every_line_is_shown_with_its_facts(text: str, country: Any, line: Any) -> None:
    assert country.name in text
    for fact in (line.name, line.tel, line.sms, line.chat_url, line.hours, line.source_url):
        assert fact in text
    assert f"Checked on {line.checked_on.isoformat()}" in text


def test_emergency_numbers_come_first(text: str) -> None:
    main = text.partition('id="main"')[2]
    assert main.index("In danger right now?") < main.index("<details")


def test_no_country_is_chosen_for_the_person(server: Server, text: str) -> None:
    assert "<details open" not in text
    assert text.count('<details class="country">') == len(COUNTRIES)
    for language in ("de", "en-NZ"):
        assert (
            ask(server, "GET", "/help/", Accept_Language=language).text
            == ask(server, "GET", "/help/").text
        )
    spanish = ask(server, "GET", "/help/", Accept_Language="es-MX").text
    assert "<details open" not in spanish
    assert spanish.count('<details class="country">') == len(COUNTRIES)


def test_web_addresses_are_words_and_no_links(text: str) -> None:
    assert 'href="http' not in text


@pytest.mark.parametrize(
    "words",
    ["on the bill", "Texts stay on the phone", "library computer", "not your fault"],
)
def test_it_says_how_to_call_more_safely(text: str, words: str) -> None:
    assert words in text


def test_an_old_list_says_so(insider: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    class Later(datetime):
        @classmethod
        def now(cls, tz: Any = None) -> Any:
            return datetime(2020, 1, 1, tzinfo=UTC) + timedelta(days=365 * 30)

    assert "more than a year old" not in insider.get("/help/").content.decode()
    monkeypatch.setattr(views, "datetime", Later)
    assert "more than a year old" in insider.get("/help/").content.decode()


@pytest.mark.browser
def test_a_country_opens_by_keyboard_without_any_request(page: Page, server: Server) -> None:
    page.goto(f"{server.url}/help/")
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    first = page.locator("details.country").first
    first.locator("summary").focus()
    page.keyboard.press("Enter")
    first.locator(".numbers").first.wait_for()
    assert [url for url in asked if "/static/" not in url] == []
    assert page.url == f"{server.url}/help/"


@pytest.mark.browser
def test_help_is_one_press_from_the_door(page: Page, server: Server) -> None:
    page.goto(server.url)
    page.get_by_role("link", name="Need help now?").click()
    page.get_by_role("heading", name="People who can help").wait_for()
