"""Starting to keep: the first passphrase, what it takes along, and the 24 words."""

from __future__ import annotations

import pytest

from conftest import go_to_coach
from home import DRAFT, PASSPHRASE, Home, make_vault, unlock

pytestmark = pytest.mark.browser


def test_a_guest_keeps_nothing_and_no_file_is_made(home: Home) -> None:
    page = go_to_coach(home.page(), home.server)
    page.fill("#draft", DRAFT)
    page.wait_for_timeout(1200)
    assert page.locator("#kept").count() == 0
    assert list(home.folder.iterdir()) == []


def test_the_draft_of_a_guest_is_taken_along(home: Home) -> None:
    page = home.with_vault()
    assert page.input_value("#draft") == DRAFT
    page.get_by_role("link", name="Drafts", exact=True).click()
    assert page.locator(".drafts__title").all_inner_texts() == [
        "I miss our Sunday walks. Would you come along …"
    ]


def test_waved_away_flags_are_taken_along(home: Home) -> None:
    page = go_to_coach(home.page(), home.server)
    page.fill("#draft", "You never listen to me.")
    page.get_by_text("Not right?").first.click()
    page.get_by_role("button", name="Switch this rule off").first.click()
    page.get_by_text("Some flags are ignored.").wait_for()
    make_vault(page)
    page.get_by_role("link", name="Settings", exact=True).click()
    assert page.get_by_role("button", name="Switch it on again").count() == 1


@pytest.mark.parametrize(
    ("first", "second", "says"),
    [
        ("short", "short", "at least 12 characters"),
        ("passwordpassword", "passwordpassword", "could guess"),
        (PASSPHRASE, PASSPHRASE + "x", "not the same"),
    ],
)
def test_a_bad_passphrase_is_told_and_the_draft_is_not_lost(
    home: Home, first: str, second: str, says: str
) -> None:
    page = go_to_coach(home.page(), home.server)
    page.fill("#draft", DRAFT)
    page.get_by_role("button", name="Keep what I write").click()
    page.fill("#passphrase", first)
    page.fill("#again", second)
    page.get_by_role("button", name="Start keeping").click()
    assert says in page.get_by_role("alert").inner_text()
    assert page.input_value("#passphrase") == ""
    assert page.input_value("input[name='draft']") == DRAFT
    assert not (home.folder / "notes.db").exists()


def test_a_passphrase_of_names_that_a_partner_knows_is_refused(home: Home) -> None:
    page = go_to_coach(home.page(), home.server)
    page.get_by_role("button", name="Keep what I write").click()
    page.fill("#passphrase", "rosalindaatherton")
    page.fill("#again", "rosalindaatherton")
    page.get_by_text("If more than one person").click()
    page.fill("#known", "Rosalinda, Atherton")
    page.get_by_role("button", name="Start keeping").click()
    assert "could guess" in page.get_by_role("alert").inner_text()


def test_the_words_are_shown_once_and_can_be_checked(home: Home) -> None:
    page = go_to_coach(home.page(), home.server)
    make_vault(page)
    page.get_by_role("button", name="Make the 24 words").click()
    words = page.locator(".key li").all_inner_texts()
    assert len(words) == 24
    page.fill("#words", " ".join(reversed(words)))
    page.get_by_role("button", name="Check", exact=True).click()
    assert page.locator(".key").count() == 0
    assert "24 words of a recovery key" in page.get_by_role("alert").inner_text()
    page.fill("#words", " ".join(words).upper())
    page.get_by_role("button", name="Check", exact=True).click()
    assert "the right words" in page.get_by_role("alert").inner_text()


def test_new_words_later_need_the_passphrase(home: Home) -> None:
    page = home.with_vault()
    page.get_by_role("button", name="Lock", exact=True).click()
    page.wait_for_url("**/lock/")
    unlock(page)
    page.wait_for_url("**/say-it/last/")
    page.goto(f"{home.server.url}/keep/words/")
    page.fill("#make-now", "not the passphrase at all")
    page.get_by_role("button", name="Make the 24 words").click()
    assert page.locator(".key").count() == 0
    page.fill("#make-now", PASSPHRASE)
    page.get_by_role("button", name="Make the 24 words").click()
    assert page.locator(".key li").count() == 24


def test_a_vault_can_be_made_and_used_without_javascript(home: Home) -> None:
    token = home.server.fresh_link().partition("#")[2]
    page = home.page(java_script_enabled=False)
    page.goto(home.server.url)
    page.fill("#token", token)
    page.get_by_role("button", name="Open").click()
    page.get_by_role("button", name="I have read this").click()
    page.get_by_role("button", name="None of this fits").click()
    page.get_by_role("link", name="Say it", exact=True).first.click()
    page.fill("#draft", DRAFT)
    make_vault(page)
    page.get_by_role("link", name="Go on without").click()
    page.fill("#draft", "Changed by hand.")
    page.get_by_role("button", name="Keep it").click()
    assert "Kept" in page.inner_text("#kept")
    page.get_by_role("button", name="Lock", exact=True).click()
    page.fill("#passphrase", PASSPHRASE)
    page.get_by_role("button", name="Open", exact=True).click()
    assert page.input_value("#draft") == "Changed by hand."
    page.get_by_role("button", name="Leave now").last.click()
    assert "This page is empty." in page.inner_text("main")
