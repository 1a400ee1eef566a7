"""What tests of kept things share: a home of one's own, with a vault, a browser and a passphrase."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from conftest import Server, complain_of_console, complain_of_foreign, go_to_coach

if TYPE_CHECKING:
    from playwright.sync_api import Browser, BrowserContext, Page

PASSPHRASE = "correct purple window boat rain"
DRAFT = "I miss our Sunday walks. Would you come along this week?"
EXPECTED = re.compile(r"status of (?:401|403|409|422|429) ")
"""Refusals on purpose, which Chromium reports on its console as if they were faults."""


@dataclass
class Home:
    """A server with a data folder of its own, and browsers that come to it."""

    server: Server
    folder: Path
    chromium: Browser
    complaints: list[str]
    contexts: list[BrowserContext] = field(default_factory=list)

    def page(self, **options: Any) -> Page:
        """A page in a new browser context, watched for errors and foreign requests."""
        context = self.chromium.new_context(
            **{"viewport": {"width": 1280, "height": 900}} | options
        )
        context.set_default_timeout(30_000)
        self.contexts.append(context)
        return self.watched(context.new_page())

    def watched(self, page: Page) -> Page:
        """The page, watched."""
        page.on("pageerror", lambda error: self.complaints.append(f"page error: {error}"))
        page.on("console", lambda said: complain_of_console(said, self.complaints))
        page.on(
            "request", lambda asked: complain_of_foreign(asked.url, self.server, self.complaints)
        )
        return page

    def with_vault(self, draft: str = DRAFT, **options: Any) -> Page:
        """A page with an open vault that holds one draft, which is in the coach."""
        page = go_to_coach(self.page(**options), self.server)
        page.fill("#draft", draft)
        make_vault(page)
        page.get_by_role("link", name="Go on without").click()
        page.wait_for_url("**/say-it/last/")
        return page

    def arrive(self, **options: Any) -> Page:
        """A new browser that came by the link to a home where something is kept."""
        page = self.page(**options)
        page.goto(self.server.fresh_link())
        page.wait_for_url("**/lock/")
        return page

    def close(self) -> None:
        """Close all, and forget refusals that were part of the test."""
        told = [one for one in self.complaints if not EXPECTED.search(one)]
        for context in self.contexts:
            context.close()
        self.server.stop()
        self.complaints[:] = told


def make_vault(page: Page, passphrase: str = PASSPHRASE, name: str = "") -> None:
    """From the coach to the page that offers the 24 words."""
    page.get_by_role("button", name="Keep what I write").click()
    page.fill("#passphrase", passphrase)
    page.fill("#again", passphrase)
    if name:
        page.get_by_text("If more than one person").click()
        page.fill("#name", name)
    page.get_by_role("button", name="Start keeping").click()
    page.wait_for_url("**/keep/words/")


def unlock(page: Page, passphrase: str = PASSPHRASE) -> None:
    """Type the passphrase on the lock page."""
    page.fill("#passphrase", passphrase)
    page.get_by_role("button", name="Open", exact=True).click()


def keep_typing(page: Page, words: str) -> None:
    """Type at the end of the draft, and wait until it is kept."""
    page.locator("#draft").press("Control+End")
    with page.expect_response(lambda answer: answer.url.endswith("/say-it/keep/")):
        page.keyboard.type(words)
    page.locator("#kept").get_by_text("Kept").wait_for()
