"""The lock: by hand, by itself, in all windows; and every way to open it again."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest

from conftest import go_to_coach
from home import DRAFT, PASSPHRASE, Home, keep_typing, make_vault, unlock

pytestmark = pytest.mark.browser


def test_lock_and_unlock_bring_the_draft_back(home: Home) -> None:
    page = home.with_vault()
    keep_typing(page, " Please.")
    page.get_by_role("button", name="Lock", exact=True).click()
    page.wait_for_url("**/lock/")
    unlock(page)
    page.wait_for_url("**/say-it/last/")
    assert page.input_value("#draft") == f"{DRAFT} Please."


def test_the_lock_page_says_nothing_of_what_is_behind_it(home: Home) -> None:
    home.with_vault()
    page = home.arrive()
    assert page.title() == "Notes"
    text = page.inner_text("body").lower()
    assert not re.search(r"halfway|partner|couple|therap|draft", text)


def test_a_wrong_passphrase_opens_nothing_and_stands_nowhere(home: Home) -> None:
    home.with_vault()
    page = home.arrive()
    unlock(page, "some other words entirely")
    assert "does not open anything" in page.get_by_role("alert").inner_text()
    assert "some other words" not in page.content()
    assert page.get_by_label("Passphrase", exact=True).is_visible()


def test_a_name_that_is_not_there_gets_the_very_same_answer(home: Home) -> None:
    home.with_vault()
    page = home.arrive()
    unlock(page, "some other words entirely")
    wrong = page.get_by_role("alert").inner_text()
    page.get_by_text("I chose a name too").click()
    page.fill("#name", "nobody")
    unlock(page, PASSPHRASE)
    page.get_by_role("alert").get_by_text("does not open").wait_for()
    assert page.get_by_role("alert").inner_text() == wrong


def test_after_four_tries_the_next_has_to_wait(home: Home) -> None:
    home.with_vault()
    page = home.arrive()
    for _ in range(6):
        unlock(page, "some other words entirely")
        page.get_by_role("alert").get_by_text(re.compile("open|tries")).first.wait_for()
    unlock(page)
    assert "Too many tries" in page.get_by_role("alert").inner_text()
    assert page.get_by_label("Passphrase", exact=True).is_visible()


def test_a_lock_in_one_window_locks_the_others(home: Home) -> None:
    page = home.with_vault()
    other = home.watched(page.context.new_page())
    other.goto(f"{home.server.url}/drafts/")
    page.get_by_role("button", name="Lock", exact=True).click()
    other.wait_for_url("**/lock/")


def test_back_after_a_lock_shows_only_the_lock(home: Home) -> None:
    page = home.with_vault()
    page.goto(f"{home.server.url}/settings/")
    page.goto(f"{home.server.url}/drafts/")
    page.get_by_role("button", name="Lock", exact=True).click()
    page.wait_for_url("**/lock/")
    page.go_back()
    page.wait_for_url("**/lock/")
    assert "Sunday" not in page.content()


def test_what_is_left_alone_is_kept_and_locks_by_itself(home_with: Callable[..., Home]) -> None:
    home = home_with(HALFWAY_IDLE_S="4")
    page = home.with_vault()
    page.locator("#draft").press("Control+End")
    page.keyboard.type(" One more word.")
    page.wait_for_url("**/lock/", timeout=15_000)
    unlock(page)
    page.wait_for_url("**/say-it/last/")
    assert page.input_value("#draft") == f"{DRAFT} One more word."


def test_the_warning_comes_first_and_one_press_stays(home_with: Callable[..., Home]) -> None:
    home = home_with(HALFWAY_IDLE_S="8")
    page = home.with_vault()
    stay = page.get_by_role("button", name="Stay open")
    stay.wait_for(timeout=10_000)
    assert page.evaluate("document.activeElement.id") == "stay"
    stay.press("Enter")
    stay.wait_for(state="hidden")
    assert "/say-it/last/" in page.url


def test_another_window_that_only_looks_does_not_hold_it_open(
    home_with: Callable[..., Home],
) -> None:
    """The pages ask how much time is left; asking is no sign that a person is there."""
    home = home_with(HALFWAY_IDLE_S="4")
    page = home.with_vault()
    other = home.watched(page.context.new_page())
    other.goto(f"{home.server.url}/drafts/")
    other.wait_for_url("**/lock/", timeout=15_000)
    page.wait_for_url("**/lock/", timeout=15_000)


def test_the_24_words_open_it_and_lead_to_a_new_passphrase(home: Home) -> None:
    page = go_to_coach(home.page(), home.server)
    page.fill("#draft", DRAFT)
    make_vault(page)
    page.get_by_role("button", name="Make the 24 words").click()
    words = " ".join(page.locator(".key li").all_inner_texts())
    fresh = home.arrive()
    fresh.get_by_text("Other ways").click()
    fresh.get_by_role("link", name="I forgot my passphrase").click()
    fresh.fill("#words", words)
    fresh.get_by_role("button", name="Open", exact=True).click()
    fresh.wait_for_url("**/settings/")
    fresh.get_by_text("Change the passphrase").click()
    fresh.fill("#change-now", words)
    fresh.fill("#new", "seven other words nobody would try")
    fresh.fill("#again", "seven other words nobody would try")
    fresh.get_by_role("button", name="Change it").click()
    fresh.get_by_text("Your passphrase is changed.").wait_for()
    last = home.arrive()
    unlock(last)
    assert "does not open" in last.get_by_role("alert").inner_text()
    unlock(last, "seven other words nobody would try")
    last.wait_for_url("**/say-it/last/")


def test_two_people_on_one_machine_see_nothing_of_one_another(home: Home) -> None:
    home.with_vault("Mine alone, about Sunday.")
    theirs = home.arrive()
    theirs.get_by_text("Other ways").click()
    theirs.get_by_role("button", name="Go on without opening").click()
    theirs.get_by_role("button", name="I have read this").click()
    theirs.get_by_role("button", name="None of this fits").click()
    theirs.get_by_role("link", name="Say it", exact=True).first.click()
    theirs.fill("#draft", "Theirs alone, about Monday.")
    make_vault(theirs, "another phrase of somebody else")
    theirs.goto(f"{home.server.url}/drafts/")
    assert theirs.locator(".drafts__title").all_inner_texts() == ["Theirs alone, about Monday."]
    mine = home.arrive()
    unlock(mine)
    mine.wait_for_url("**/say-it/last/")
    mine.goto(f"{home.server.url}/drafts/")
    assert mine.locator(".drafts__title").all_inner_texts() == ["Mine alone, about Sunday."]


def test_a_guest_is_still_welcome_where_something_is_kept(home: Home) -> None:
    home.with_vault()
    page = home.arrive()
    page.get_by_text("Other ways").click()
    page.get_by_role("button", name="Go on without opening").click()
    page.wait_for_url("**/start/")
