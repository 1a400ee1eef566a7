"""Drafts: kept as typed, found again, laid aside and brought back; nothing is overwritten."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING

import pytest

from home import DRAFT, Home, keep_typing

if TYPE_CHECKING:
    from playwright.sync_api import Page

pytestmark = pytest.mark.browser


def titles(page: Page) -> list[str]:
    return page.locator(".drafts__title").all_inner_texts()


def open_list(page: Page) -> Page:
    page.get_by_role("link", name="Drafts", exact=True).click()
    page.wait_for_url("**/drafts/")
    return page


def write_another(page: Page, words: str) -> None:
    page.get_by_role("link", name="New draft").click()
    page.wait_for_url("**/say-it/")
    keep_typing(page, words)


def test_what_is_typed_is_kept_by_itself(home: Home) -> None:
    page = home.with_vault()
    keep_typing(page, " Just us.")
    page.reload()
    assert page.input_value("#draft") == f"{DRAFT} Just us."


def test_everything_beside_the_draft_is_kept_too(home: Home) -> None:
    page = home.with_vault()
    page.get_by_role("radio", name="Answer a message").check(force=True)
    page.locator("#theirs").wait_for()
    page.fill("#theirs", "Are you coming on Sunday?")
    page.locator("#builder summary").click()
    page.fill("#b-feeling", "worried")
    keep_typing(page, " Yes.")
    page.goto(f"{home.server.url}/say-it/last/")
    assert page.input_value("#theirs") == "Are you coming on Sunday?"
    assert page.input_value("#b-feeling") == "worried"
    assert page.get_by_role("radio", name="Answer a message").is_checked()


def test_a_new_draft_does_not_touch_the_old_one(home: Home) -> None:
    page = home.with_vault()
    write_another(page, "About the garden.")
    assert titles(open_list(page)) == [
        "About the garden.",
        "I miss our Sunday walks. Would you come along …",
    ]


def test_search_finds_words_anywhere_and_says_when_there_are_none(home: Home) -> None:
    page = home.with_vault()
    write_another(page, "Something about the garden, the fence and the money for both.")
    open_list(page)
    page.fill("#words", "MONEY fence")
    page.get_by_role("button", name="Search").click()
    assert titles(page) == ["Something about the garden, the fence and the money …"]
    page.fill("#words", "giraffe")
    page.get_by_role("button", name="Search").click()
    assert "No draft has these words." in page.inner_text("main")
    assert "giraffe" not in page.url


def test_the_trash_has_an_undo_and_a_way_back(home: Home) -> None:
    page = open_list(home.with_vault())
    page.get_by_role("button", name="Move to the trash").click()
    page.get_by_text("Moved to the trash.").wait_for()
    page.get_by_role("button", name="Undo").click()
    page.get_by_text("It is back.").wait_for()
    page.get_by_role("button", name="Move to the trash").click()
    page.goto(f"{home.server.url}/drafts/")
    page.get_by_text("Trash (1)").click()
    page.get_by_role("button", name="Bring back").click()
    assert len(titles(page)) == 1


def test_what_is_deleted_for_good_is_gone(home: Home) -> None:
    page = open_list(home.with_vault())
    page.get_by_role("button", name="Move to the trash").click()
    page.get_by_text("Trash (1)").click()
    page.get_by_role("button", name="Delete for good").click()
    page.get_by_text("It is gone for good.").wait_for()
    assert titles(page) == []


def test_a_draft_opens_in_the_coach(home: Home) -> None:
    page = home.with_vault()
    write_another(page, "About the garden.")
    open_list(page)
    page.get_by_role("button", name="Open I miss").click()
    page.locator("#draft").wait_for()
    assert page.input_value("#draft") == DRAFT


def test_two_windows_never_overwrite_each_other(home: Home) -> None:
    page = home.with_vault()
    other = home.watched(page.context.new_page())
    other.goto(f"{home.server.url}/say-it/last/")
    keep_typing(page, " First window.")
    other.locator("#draft").press("Control+End")
    other.keyboard.type(" Second window.")
    other.get_by_text("changed in another window").wait_for()
    open_list(page)
    assert len(titles(page)) == 2
    texts = []
    for number in range(2):
        open_list(page)
        page.get_by_role("button", name="Open").nth(number).click()
        page.locator("#draft").wait_for()
        texts.append(page.input_value("#draft"))
    assert sorted(texts) == [f"{DRAFT} First window.", f"{DRAFT} Second window."]


def test_damage_on_the_disk_is_told_and_the_rest_still_opens(home: Home) -> None:
    page = home.with_vault()
    write_another(page, "About the garden.")
    open_list(page)
    with closing(sqlite3.connect(home.folder / "notes.db")) as raw, raw:
        (id_,) = raw.execute(
            "SELECT id FROM store_document ORDER BY length(head) LIMIT 1"
        ).fetchone()
        raw.execute("UPDATE store_document SET head = zeroblob(length(head)) WHERE id = ?", (id_,))
    page.reload()
    assert "1 thing that you kept cannot be opened" in page.inner_text("main")
    assert len(titles(page)) <= 2
    page.get_by_role("button", name="Give it up").click()
    page.get_by_text("It is gone for good.").wait_for()
    assert "cannot be opened" not in page.inner_text("main")


def test_the_empty_list_says_how_to_begin(home: Home) -> None:
    page = open_list(home.with_vault())
    page.get_by_role("button", name="Move to the trash").click()
    page.get_by_text("Trash (1)").click()
    page.get_by_role("button", name="Delete for good").click()
    assert "kept by itself" in page.inner_text("main")
