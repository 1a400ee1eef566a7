"""axe-core finds nothing on any screen, in any state, light and dark, narrow and wide."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from conftest import Server, come_in, go_to_coach

if TYPE_CHECKING:
    from playwright.sync_api import Page

pytestmark = pytest.mark.browser

HARSH = "You never listen to me."
LOOKS = [(scheme, width) for scheme in ("light", "dark") for width in (320, 1280)]
OPEN_ALL = "() => document.querySelectorAll('details').forEach((one) => { one.open = true })"
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


@lru_cache(maxsize=1)
def axe() -> str:
    import axe_playwright_python

    return (Path(axe_playwright_python.__file__).parent / "axe.min.js").read_text()


def violations(page: Page) -> list[str]:
    """What axe finds, one line for each place, once the page has its styles."""
    page.wait_for_load_state("load")
    if not page.evaluate("() => 'axe' in window"):
        page.evaluate(axe())
    found: dict[str, Any] = page.evaluate(
        "(tags) => axe.run(document, { runOnly: { type: 'tag', values: tags }, resultTypes: ['violations'] })",
        TAGS,
    )
    return [
        f"{rule['id']}: {node['html'][:160]}"
        for rule in found["violations"]
        for node in rule["nodes"]
    ]


def door(page: Page, server: Server) -> None:
    page.goto(server.url)


def stale_door(page: Page, server: Server) -> None:
    page.goto(f"{server.url}/#stale:token:here")
    page.get_by_role("heading", name="has been used").wait_for()


def missing(page: Page, server: Server) -> None:
    page.goto(f"{server.url}/nothing-here/")


def help_page(page: Page, server: Server) -> None:
    page.goto(f"{server.url}/help/")
    page.evaluate(OPEN_ALL)


def notice(page: Page, server: Server) -> None:
    come_in(page, server)


def before(page: Page, server: Server) -> None:
    come_in(page, server)
    page.get_by_role("button", name="I have read this").click()
    page.wait_for_url("**/before/")


def alone(page: Page, server: Server) -> None:
    before(page, server)
    page.get_by_role("button", name="I would rather not say").click()
    page.get_by_role("heading", name="You come first").wait_for()


def empty(page: Page, server: Server) -> None:
    go_to_coach(page, server)


def harsh(page: Page, server: Server) -> None:
    go_to_coach(page, server)
    page.fill("#draft", f"{HARSH} {HARSH}")
    page.locator("article.finding").first.wait_for()
    page.evaluate(OPEN_ALL)


def deep(page: Page, server: Server) -> None:
    go_to_coach(page, server)
    page.get_by_label("Deep", exact=True).check()
    page.fill("#draft", f"{HARSH} I feel sad. I'm sorry. Would you come with me on Sunday?")
    page.get_by_text("What is in it").wait_for()
    page.evaluate(OPEN_ALL)


def waved_away(page: Page, server: Server) -> None:
    harsh(page, server)
    page.get_by_role("button", name="Switch this rule off").first.click()
    page.get_by_text("Some flags are ignored.").wait_for()


def taken(page: Page, server: Server) -> None:
    harsh(page, server)
    page.locator("#reading .suggestion").first.click()
    page.get_by_role("button", name="Undo").wait_for()


def danger(page: Page, server: Server) -> None:
    go_to_coach(page, server)
    page.fill("#draft", "If you leave me I will kill you.")
    page.locator("#reading .danger").wait_for()


def too_long(page: Page, server: Server) -> None:
    go_to_coach(page, server)
    page.evaluate("() => { document.getElementById('draft').value = 'a '.repeat(130000); }")
    page.dispatch_event("#draft", "reread")
    page.get_by_text("a draft may have 250,000").wait_for()
    page.evaluate("() => { document.getElementById('draft').value = 'a'; }")


def built(page: Page, server: Server) -> None:
    go_to_coach(page, server)
    page.evaluate(OPEN_ALL)
    page.fill("#b-feeling", "that you never care")
    page.locator(".built").wait_for()


def answer(
    page: Page, server: Server, words: str = "Are you coming? I am so tired of waiting."
) -> None:
    go_to_coach(page, server)
    page.get_by_role("radio", name="Answer a message").check(force=True)
    page.wait_for_function(
        "() => window.theirs && !document.querySelector('.htmx-request, .htmx-settling')"
    )
    page.fill("#theirs", words)
    page.locator("#heard .card").wait_for()


def answer_with_danger(page: Page, server: Server) -> None:
    answer(page, server, "If you leave me I will kill you.")
    page.locator("#heard .danger").wait_for()


def home(page: Page, server: Server) -> None:
    go_to_coach(page, server)
    page.get_by_role("radio", name="Bring therapy home").check(force=True)
    page.get_by_text("What did you learn that you would like to share?").wait_for()
    page.fill("#draft", "My therapist thinks that you may be emotionally avoidant.")
    page.get_by_role("heading", name="Own your part").wait_for()


STATES = [
    door,
    stale_door,
    missing,
    help_page,
    notice,
    before,
    alone,
    empty,
    harsh,
    deep,
    waved_away,
    taken,
    danger,
    too_long,
    built,
    answer,
    answer_with_danger,
    home,
]


@pytest.mark.parametrize("state", STATES, ids=lambda state: state.__name__)
def test_axe_finds_nothing(
    page: Page, server: Server, complaints: list[str], state: Callable[[Page, Server], None]
) -> None:
    state(page, server)
    found = []
    for scheme, width in LOOKS:
        page.set_viewport_size({"width": width, "height": 900})
        page.emulate_media(color_scheme=scheme, reduced_motion="reduce")  # type: ignore[arg-type]
        found += [f"{scheme} {width} {one}" for one in violations(page)]
    assert found == []
    if state in (stale_door, missing):
        complaints[:] = [one for one in complaints if "Failed to load resource" not in one]


def test_axe_does_find_a_field_without_a_name(page: Page, server: Server) -> None:
    """The negative control: axe runs under our strict policy, and reports."""
    page.goto(server.url)
    page.evaluate("() => document.querySelector('main').append(document.createElement('input'))")
    assert [one for one in violations(page) if one.startswith("label:")]
