"""B1, B5, B6: a browser that remembers everything remembers nothing of what was typed."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from conftest import Server, go_to_coach
from home import PASSPHRASE
from safety.markers import Marker, found_in_files, fresh_marker

if TYPE_CHECKING:
    from playwright.sync_api import BrowserContext, Page

pytestmark = pytest.mark.browser

FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--restore-last-session"]
CARELESS = """() => document.querySelectorAll('form, input, textarea').forEach((one) => {
  one.removeAttribute('autocomplete');
})"""


@pytest.fixture
def home() -> Iterator[Server]:
    server = Server("--data", tempfile.mkdtemp(prefix="halfway-data-"))
    yield server
    server.stop()


@pytest.fixture
def profile() -> Iterator[Path]:
    folder = Path(tempfile.mkdtemp(prefix="halfway-profile-"))
    yield folder
    shutil.rmtree(folder, ignore_errors=True)


def browser(play: Any, profile: Path) -> BrowserContext:
    """A Chromium with a profile on disk, and its memory of past pages left on."""
    path = shutil.which("chromium") or shutil.which("chromium-browser")
    context: BrowserContext = play.chromium.launch_persistent_context(
        str(profile),
        executable_path=path,
        args=FLAGS,
        ignore_default_args=["--disable-back-forward-cache"],
    )
    context.set_default_timeout(30_000)
    return context


def type_everywhere(page: Page, words: str) -> None:
    page.locator("#examples summary").click()
    page.locator("#builder summary").click()
    for field in ("#draft", "#b-feeling", "#b-about", "#b-need", "#b-ask", "#b-view"):
        page.fill(field, words)
    page.wait_for_timeout(3000)  # Chromium writes its session files every two or three seconds


def test_a_profile_holds_nothing_that_was_typed(play: Any, home: Server, profile: Path) -> None:
    marker = fresh_marker()
    context = browser(play, profile)
    page = go_to_coach(context.new_page(), home)
    type_everywhere(page, marker.text)
    page.get_by_role("button", name="Keep what I write").click()
    for field in ("#passphrase", "#again"):
        page.fill(field, f"{PASSPHRASE} {marker.text}")
    page.get_by_role("button", name="Start keeping").click()
    page.wait_for_url("**/keep/words/")
    page.get_by_role("link", name="Go on without").click()
    page.wait_for_url("**/say-it/last/")
    page.goto(f"{home.url}/drafts/")
    page.fill("#words", marker.text)
    page.get_by_role("button", name="Search").click()
    page.goto(f"{home.url}/settings/")
    page.fill("#erase-now", marker.text)
    page.fill("#word", marker.text)
    page.wait_for_timeout(3000)
    context.close()
    assert len([path for path in profile.rglob("*") if path.is_file()]) > 20
    assert found_in_files([profile], marker) == {}


def test_the_scan_would_find_fields_that_let_the_browser_remember(
    play: Any, home: Server, profile: Path
) -> None:
    """The negative control: the same page without `autocomplete=off` lies in the profile."""
    marker = fresh_marker()
    context = browser(play, profile)
    page = go_to_coach(context.new_page(), home)
    page.evaluate(CARELESS)
    type_everywhere(page, marker.text)
    context.close()
    assert found_in_files([profile], marker)


def test_back_after_a_lock_restores_nothing_with_the_memory_of_pages_on(
    play: Any, home: Server, profile: Path
) -> None:
    marker: Marker = fresh_marker()
    context = browser(play, profile)
    page = go_to_coach(context.new_page(), home)
    page.fill("#draft", marker.text)
    page.goto(f"{home.url}/help/")
    page.keyboard.press("Shift")
    page.keyboard.press("Shift")
    page.keyboard.press("Shift")
    page.wait_for_url("**/x/0/")
    for _ in range(4):
        page.evaluate("setTimeout(() => history.back(), 0)")
        page.wait_for_timeout(300)
        if page.url.startswith(home.url):
            assert marker.ascii not in page.content()
            fields = (
                "() => [...document.querySelectorAll('input, textarea')].map((one) => one.value)"
            )
            assert not [value for value in page.evaluate(fields) if marker.ascii in value]
    context.close()
