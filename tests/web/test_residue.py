"""Words of a person stand in the page alone: in no address, header, title or storage."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote_plus

import pytest

from conftest import Server, Visitor, all_paths, go_to_coach

if TYPE_CHECKING:
    from playwright.sync_api import Page

MARKER = "Zqmxvhärkerw7"
FIELDS = (
    "draft",
    "theirs",
    "undo",
    "feeling",
    "about",
    "need",
    "ask",
    "view",
    "mode",
    "depth",
    "fits",
    "flag",
    "token",
)
PRESSES = ("", "read", "undo", f"put|{MARKER}", f"replace|0|3|{MARKER}", f"example|{MARKER}")
ADDRESSES = re.compile(r'(?:href|src|action|formaction|hx-[a-z-]+|data-read|content)="([^"]*)"')
STORAGE = """async () => ({
  local: localStorage.length, session: sessionStorage.length,
  databases: (await indexedDB.databases()).length, caches: (await caches.keys()).length,
  workers: (await navigator.serviceWorker.getRegistrations()).length, cookie: document.cookie,
  state: JSON.stringify(history.state),
})"""


def has_marker(text: str) -> bool:
    plain = unquote_plus(text).lower()
    return "zqmxvh" in plain or "rkerw7" in plain


def fields(press: str) -> dict[str, str]:
    words = f"You never listen to me. {MARKER}"
    return dict.fromkeys(FIELDS, words) | {
        "mode": "answer",
        "flag": f"once|1|{MARKER}",
        "press": press,
    }


@pytest.mark.parametrize("press", PRESSES)
@pytest.mark.parametrize("path", all_paths())
def test_no_address_header_or_title_holds_words_of_a_person(
    writer: Visitor, path: str, press: str
) -> None:
    answer = writer.post(path, fields(press))
    assert not [name for name, value in answer.headers.items() if has_marker(value)]
    assert not [one for one in ADDRESSES.findall(answer.text) if has_marker(one)]
    assert re.findall(r"<title>(.*?)</title>", answer.text) in ([], ["Notes"])


@pytest.mark.parametrize("path", ["/say-it/", "/say-it/build/"])
def test_the_marker_does_reach_the_page(writer: Visitor, path: str) -> None:
    """The negative control: there is a marker to find."""
    assert has_marker(writer.post(path, fields("")).text)


@pytest.mark.parametrize("path", all_paths())
def test_words_in_the_address_are_not_passed_on(writer: Visitor, path: str) -> None:
    answer = writer.get(f"{path}?draft=zqmxvhrkerw7&next=//evil.example/zqmxvhrkerw7")
    assert not [name for name, value in answer.headers.items() if has_marker(value)]
    assert not has_marker(answer.text)


@pytest.mark.parametrize(
    "path", ["/nothing-zqmxvhrkerw7/", "/say-it/zqmxvhrkerw7/", "/zqmxvhrkerw7?a=zqmxvhrkerw7"]
)
def test_a_missing_page_does_not_repeat_its_address(writer: Visitor, path: str) -> None:
    answer = writer.get(path)
    assert answer.status == 404
    assert not has_marker(answer.text)


@pytest.mark.parametrize("path", [*all_paths(), "/nothing-here/"])
@pytest.mark.parametrize("who", ["stranger", "visitor", "writer"])
def test_the_title_is_the_same_neutral_word_everywhere(
    request: pytest.FixtureRequest, who: str, path: str
) -> None:
    visitor: Visitor = request.getfixturevalue(who)
    for answer in (visitor.get(path), visitor.post(path)):
        if "<html" in answer.text:
            assert re.findall(r"<title>(.*?)</title>", answer.text) == ["Notes"]


def test_no_address_tells_what_it_is_about() -> None:
    told = re.compile(r"abus|safe|danger|violen|partner|therap|couple|halfway", re.IGNORECASE)
    assert [path for path in all_paths() if told.search(path)] == []


@pytest.mark.browser
def test_a_whole_visit_leaves_nothing_in_the_browser(page: Page, server: Server) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    go_to_coach(page, server)
    with page.expect_response("**/say-it/read/"):
        page.fill("#draft", f"You never listen to me. {MARKER}")
    page.locator("article.finding").first.wait_for()
    page.locator(".suggestion").first.click()
    page.click("text=Build it from five small answers")
    with page.expect_response("**/say-it/build/"):
        page.fill("#b-feeling", MARKER)
    page.locator(".built").wait_for()
    with page.expect_response("**/say-it/"):
        page.get_by_role("radio", name="Answer a message").check(force=True)
    page.wait_for_function(
        "() => theirs && !document.querySelector('.htmx-request, .htmx-settling')"
    )
    with page.expect_response("**/say-it/hear/"):
        page.fill("#theirs", f"Are you coming? {MARKER}")
    assert MARKER in page.input_value("#draft")
    assert [url for url in asked if has_marker(url)] == []
    assert not has_marker(page.url)
    assert page.title() == "Notes"
    kept: dict[str, Any] = page.evaluate(STORAGE)
    empty = {"local": 0, "session": 0, "databases": 0, "caches": 0, "workers": 0, "cookie": ""}
    assert {key: kept[key] for key in empty} == empty
    assert not has_marker(kept["state"])


@pytest.mark.browser
def test_what_was_typed_does_not_come_back_after_a_reload(page: Page, server: Server) -> None:
    go_to_coach(page, server)
    page.fill("#draft", f"You never listen to me. {MARKER}")
    page.locator("article.finding").first.wait_for()
    page.goto(f"{server.url}/help/")
    page.goto(f"{server.url}/say-it/")
    assert page.input_value("#draft") == ""
