"""A person brings a talk in, chooses who is who, and reads the loop: by mouse, by keys, on a phone."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from test_axe import LOOKS, OPEN_ALL, violations

from conftest import Server, go_to_coach
from halfway.guidance.pattern import EXAMPLE
from halfway.importers.source import Source
from halfway.workflows.talk import gather

if TYPE_CHECKING:
    from playwright.sync_api import Page

pytestmark = pytest.mark.browser
LONG_MS = 15_000


@pytest.fixture
def whatsapp(tmp_path: Path) -> Path:
    """An export as WhatsApp on an iPhone writes it."""
    path = tmp_path / "_chat.txt"
    path.write_text(
        "\u200e[01/03/2026, 08:00:00] Kim: \u200eMessages and calls are end-to-end encrypted.\n"
        + EXAMPLE.read_text(),
        encoding="utf-8",
    )
    return path


@pytest.fixture
def telegram(tmp_path: Path) -> Path:
    """An export as Telegram writes it."""
    messages: list[dict[str, Any]] = [
        {
            "id": number,
            "type": "message",
            "date": one.at.isoformat() if one.at else "",
            "from": one.speaker,
            "from_id": f"user{len(one.speaker)}",
            "text": one.text,
            "text_entities": [{"type": "plain", "text": one.text}],
        }
        for number, one in enumerate(gather(Source.of_file(EXAMPLE)).messages, 1)
    ]
    path = tmp_path / "result.json"
    chat = {"name": "Alex", "type": "personal_chat", "id": 7, "messages": messages}
    path.write_text(json.dumps(chat), encoding="utf-8")
    return path


def come_to_pattern(page: Page, server: Server) -> Page:
    """Past the notice and the check, to the screen."""
    go_to_coach(page, server)
    page.get_by_role("link", name="The pattern").click()
    page.get_by_role("heading", name="The pattern").wait_for()
    return page


def bring(page: Page, file: Path) -> None:
    """Hand a file in, and say who is who."""
    page.get_by_label("Yes, I am one of the two").check()
    page.get_by_label("A file that another app exported").set_input_files(file)
    page.get_by_role("button", name="Read it").click()
    choose_kim(page)


def choose_kim(page: Page) -> None:
    """I am Kim."""
    page.get_by_role("heading", name="Who is who?").wait_for(timeout=LONG_MS)
    page.get_by_role("group", name="Kim").get_by_label("This is me").check()
    page.get_by_role("group", name="Alex").get_by_label("This is my partner").check()
    page.get_by_role("button", name="Show the pattern").click()
    page.get_by_role("heading", name="The pattern, from my side").wait_for(timeout=LONG_MS)


@pytest.mark.parametrize("app", ["whatsapp", "telegram"])
def test_an_export_is_brought_in_and_its_loop_read(
    page: Page, server: Server, app: str, request: pytest.FixtureRequest
) -> None:
    come_to_pattern(page, server)
    bring(page, request.getfixturevalue(app))
    page.get_by_role("heading", name="Blame and defend").wait_for()
    assert page.get_by_role("img", name="I blame. They defend.").is_visible()
    assert "146 messages" in page.inner_text("main")
    page.get_by_role("row").nth(1).get_by_role("link").click()
    page.get_by_role("img", name="Points of the talk").wait_for()
    page.get_by_role("link", name="Back to the pattern").click()
    page.get_by_role("button", name="Forget this talk").click()
    page.get_by_text("Bring in a talk").wait_for()


def test_by_keys_alone(page: Page, server: Server) -> None:
    come_to_pattern(page, server)
    page.get_by_role("button", name="Try it with a made-up talk").focus()
    page.keyboard.press("Enter")
    page.get_by_role("heading", name="Who is who?").wait_for(timeout=LONG_MS)
    page.get_by_role("group", name="Kim").get_by_label("This is me").focus()
    page.keyboard.press("Space")
    page.keyboard.press("Tab")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.get_by_role("heading", name="The pattern, from my side").wait_for(timeout=LONG_MS)
    page.get_by_text("Moments of it").first.focus()
    page.keyboard.press("Enter")
    link = page.get_by_role("link", name="Open this talk").first
    link.focus()
    page.keyboard.press("Enter")
    page.get_by_role("img", name="Points of the talk").wait_for()


def test_typed_from_memory_on_a_phone(browser_for: Callable[..., Page], server: Server) -> None:
    page = come_to_pattern(browser_for(viewport={"width": 320, "height": 640}), server)
    page.get_by_label("Yes, I am one of the two").check()
    talk = (
        "Kim: You forgot again.\nAlex: It's not my fault.\nKim: You always say that.\nAlex: Fine."
    )
    page.get_by_label("Or type or paste it").fill(talk)
    page.get_by_role("button", name="Read it").click()
    choose_kim(page)
    assert "Too few to tell: 4 turns." in page.inner_text("main")
    wide = page.evaluate("() => document.documentElement.scrollWidth > window.innerWidth")
    assert not wide


@pytest.mark.parametrize(("scheme", "width"), LOOKS)
def test_axe_finds_nothing_on_the_way(
    browser_for: Callable[..., Page], server: Server, scheme: str, width: int
) -> None:
    page = browser_for(color_scheme=scheme, viewport={"width": width, "height": 900})
    come_to_pattern(page, server)
    page.evaluate(OPEN_ALL)
    assert violations(page) == []
    page.get_by_role("button", name="Try it with a made-up talk").click()
    page.get_by_role("heading", name="Who is who?").wait_for(timeout=LONG_MS)
    assert violations(page) == []
    choose_kim(page)
    page.evaluate(OPEN_ALL)
    assert violations(page) == []
    page.get_by_role("row").nth(1).get_by_role("link").click()
    page.get_by_role("img", name="Points of the talk").wait_for()
    assert violations(page) == []


def test_a_talk_that_would_be_a_page_is_only_words(
    page: Page, server: Server, tmp_path: Path
) -> None:
    """Nothing runs and nothing is fetched: `page` complains of every console line and address."""
    bad = (
        "<script>alert(1)</script>",
        "<img src=x onerror=alert(1)>",
        "<svg/onload=alert(1)>",
        "javascript:alert(1)",
        "{{ 7*7 }}{% debug %}",
        "\u202egnp.exe",
        "</textarea></blockquote><iframe src=//example.org>",
        "https://example.org/track.png",
    )
    page.on("dialog", lambda dialog: pytest.fail("a dialog was opened"))
    rows = [f"{who}: {words}" for words in bad for who in ("<b>Kim</b>", "Alex")]
    file = tmp_path / "<img src=x onerror=alert(1)>.jsonl"
    file.write_text(
        "".join(
            json.dumps({"speaker": who, "text": words}) + "\n"
            for who, _, words in (row.partition(": ") for row in rows)
        )
    )
    come_to_pattern(page, server)
    page.get_by_label("Yes, I am one of the two").check()
    page.get_by_label("A file that another app exported").set_input_files(file)
    page.get_by_role("button", name="Read it").click()
    page.get_by_role("heading", name="Who is who?").wait_for(timeout=LONG_MS)
    page.get_by_role("group", name="<b>Kim</b>").get_by_label("This is me").check()
    page.get_by_role("group", name="Alex").get_by_label("This is my partner").check()
    page.get_by_role("button", name="Show the pattern").click()
    page.get_by_role("heading", name="The pattern, from my side").wait_for(timeout=LONG_MS)
    page.goto(f"{server.url}/pattern/talk/?n=0")
    words = page.inner_text("main")
    assert all(one in words for one in bad if "\u202e" not in one)


def test_axe_finds_nothing_where_it_is_held_back(
    page: Page, server: Server, tmp_path: Path
) -> None:
    file = tmp_path / "_chat.txt"
    bad = "[10/04/2026, 10:00:00] Alex: If you leave me I will kill you.\n"
    file.write_text(EXAMPLE.read_text() + bad, encoding="utf-8")
    come_to_pattern(page, server)
    page.get_by_label("Yes, I am one of the two").check()
    page.get_by_label("A file that another app exported").set_input_files(file)
    page.get_by_role("button", name="Read it").click()
    page.get_by_role("heading", name="Who is who?").wait_for(timeout=LONG_MS)
    page.get_by_role("group", name="Kim").get_by_label("This is me").check()
    page.get_by_role("group", name="Alex").get_by_label("This is my partner").check()
    page.get_by_role("button", name="Show the pattern").click()
    page.get_by_role("heading", name="First, a moment of care").wait_for(timeout=LONG_MS)
    assert violations(page) == []
    assert "Blame and defend" not in page.inner_text("main")
