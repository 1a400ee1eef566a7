"""axe-core finds nothing on the screens of what is kept, light and dark, narrow and wide; none scrolls sideways."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest
from test_axe import LOOKS, OPEN_ALL, violations

from home import Home, unlock

if TYPE_CHECKING:
    from playwright.sync_api import Page

pytestmark = pytest.mark.browser


def seen_in_all_looks(page: Page, state: str) -> list[str]:
    """What axe finds and what sticks out, in each look."""
    found = []
    page.evaluate(OPEN_ALL)
    for scheme, width in LOOKS:
        page.set_viewport_size({"width": width, "height": 900})
        page.emulate_media(color_scheme=scheme, reduced_motion="reduce")  # type: ignore[arg-type]
        found += [f"{state} {scheme} {width} {one}" for one in violations(page)]
        if page.evaluate("() => document.documentElement.scrollWidth > innerWidth"):
            found.append(f"{state} {scheme} {width} scrolls sideways")
    return found


def test_axe_finds_nothing_where_something_is_kept(home: Home) -> None:
    page = home.with_vault()
    found = seen_in_all_looks(page, "kept draft")
    for path in ("drafts/", "settings/", "keep/words/"):
        page.goto(f"{home.server.url}/{path}")
        found += seen_in_all_looks(page, path)
    page.get_by_role("button", name="Make the 24 words").click()
    page.get_by_role("button", name="Check").wait_for()
    found += seen_in_all_looks(page, "words")
    page.goto(f"{home.server.url}/drafts/")
    page.get_by_role("button", name="Move to the trash").click()
    page.get_by_role("button", name="Undo").wait_for()
    found += seen_in_all_looks(page, "trash")
    assert found == []


def test_axe_finds_nothing_at_the_door(home: Home) -> None:
    home.with_vault()
    page = home.arrive()
    found = seen_in_all_looks(page, "lock")
    page.goto(f"{home.server.url}/lock/words/")
    found += seen_in_all_looks(page, "recovery")
    page.goto(f"{home.server.url}/lock/back/")
    found += seen_in_all_looks(page, "bring back")
    page.goto(f"{home.server.url}/lock/")
    unlock(page, "some other words entirely")
    page.get_by_role("alert").wait_for()
    found += seen_in_all_looks(page, "refused")
    assert found == []


def test_axe_finds_nothing_on_the_form_and_the_warning(home_with: Callable[..., Home]) -> None:
    home = home_with(HALFWAY_IDLE_S="25")
    page = home.with_vault()
    page.locator("#locks-soon").wait_for(timeout=25_000)
    assert seen_in_all_looks(page, "warning") == []


def test_axe_finds_nothing_where_a_vault_is_made(home: Home) -> None:
    from conftest import go_to_coach

    page = go_to_coach(home.page(), home.server)
    page.fill("#draft", "I miss us.")
    page.get_by_role("button", name="Keep what I write").click()
    page.wait_for_selector("#passphrase")
    assert seen_in_all_looks(page, "keep") == []
