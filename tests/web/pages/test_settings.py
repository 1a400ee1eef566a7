"""Settings: the lock, the look, ways in, copies out, and erasing everything."""

from __future__ import annotations

import json
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from home import DRAFT, PASSPHRASE, Home, keep_typing, unlock

if TYPE_CHECKING:
    from playwright.sync_api import Page

pytestmark = pytest.mark.browser


@pytest.fixture
def page(home: Home) -> Page:
    page = home.with_vault()
    page.get_by_role("link", name="Settings", exact=True).click()
    page.wait_for_url("**/settings/")
    return page


def backup(page: Page, to: Path) -> Path:
    with page.expect_download() as coming:
        page.get_by_role("button", name="Make a backup").click()
    coming.value.save_as(to)
    assert coming.value.suggested_filename == "notes.backup"
    return to


def test_the_time_until_the_lock_is_kept(page: Page, home: Home) -> None:
    page.select_option("#idle_minutes", "10")
    page.get_by_role("button", name="Save").first.click()
    page.get_by_text("Saved.").wait_for()
    page.goto(f"{home.server.url}/settings/")
    assert page.input_value("#idle_minutes") == "10"
    assert 590 < int(page.get_attribute("body", "data-locks-in") or 0) <= 600


def test_spelling_is_not_checked_unless_wished(page: Page, home: Home) -> None:
    page.goto(f"{home.server.url}/say-it/")
    assert page.get_attribute("#draft", "spellcheck") == "false"
    page.goto(f"{home.server.url}/settings/")
    page.get_by_label("Let the browser check my spelling").check()
    page.get_by_role("button", name="Save").first.click()
    page.get_by_text("Saved.").wait_for()
    page.goto(f"{home.server.url}/say-it/")
    assert page.get_attribute("#draft", "spellcheck") == "true"


def test_discreet_takes_the_name_from_every_page(page: Page, home: Home) -> None:
    assert page.inner_text(".top__name") == "Halfway"
    page.get_by_label("Discreet").check()
    page.get_by_role("button", name="Save").nth(1).click()
    page.get_by_text("Saved.").wait_for()
    for path in ("/say-it/", "/drafts/", "/settings/", "/help/"):
        page.goto(f"{home.server.url}{path}")
        assert page.inner_text(".top__name") == "Notes"
        assert "Halfway" not in page.inner_text("body")
        assert page.title() == "Notes"


def test_a_rule_that_is_off_can_be_switched_on_again(page: Page, home: Home) -> None:
    page.goto(f"{home.server.url}/say-it/")
    page.fill("#draft", "You never listen to me.")
    page.get_by_text("Not right?").first.click()
    page.get_by_role("button", name="Switch this rule off").first.click()
    page.get_by_text("Some flags are ignored.").wait_for()
    page.goto(f"{home.server.url}/settings/")
    page.get_by_role("button", name="Switch it on again").click()
    page.get_by_text("You will see this flag again.").wait_for()
    assert "None." in page.inner_text("main")


def test_a_passphrase_is_changed_by_who_knows_the_old_one(page: Page, home: Home) -> None:
    page.get_by_text("Change the passphrase").click()
    for old, says in (("not the right one", "does not open"), (PASSPHRASE, "is changed")):
        if not page.locator("#change-now").is_visible():
            page.get_by_text("Change the passphrase").click()
        page.fill("#change-now", old)
        page.fill("#new", "seven other words nobody would try")
        page.fill("#again", "seven other words nobody would try")
        page.get_by_role("button", name="Change it").click()
        page.get_by_text(says).first.wait_for()
    page.goto(f"{home.server.url}/say-it/last/")
    assert page.input_value("#draft") == DRAFT
    page.get_by_role("button", name="Lock", exact=True).click()
    page.wait_for_url("**/lock/")
    unlock(page)
    assert "does not open" in page.get_by_role("alert").inner_text()
    unlock(page, "seven other words nobody would try")
    page.wait_for_url("**/say-it/last/")


def test_everything_can_be_sealed_with_a_new_key(page: Page, home: Home) -> None:
    page.get_by_text("Seal everything with a new key").click()
    page.fill("#keys-now", PASSPHRASE)
    page.get_by_role("button", name="Seal anew").click()
    page.get_by_text("sealed with a new key").wait_for()
    page.goto(f"{home.server.url}/say-it/last/")
    assert page.input_value("#draft") == DRAFT


def test_a_backup_comes_back_on_another_machine(
    page: Page, home: Home, home_with: object, tmp_path: Path
) -> None:
    file = backup(page, tmp_path / "notes.backup")
    assert DRAFT.encode() not in file.read_bytes()
    other = home_with()  # type: ignore[operator]
    fresh = other.page()
    fresh.goto(other.server.fresh_link())
    fresh.wait_for_url("**/start/")
    fresh.goto(f"{other.server.url}/lock/back/")
    fresh.set_input_files("#file", file)
    fresh.fill("#passphrase", "not the right one at all")
    fresh.get_by_role("button", name="Check it").click()
    assert "do not open this backup" in fresh.get_by_role("alert").inner_text()
    assert not (other.folder / "notes.db").exists()
    fresh.set_input_files("#file", file)
    fresh.fill("#passphrase", PASSPHRASE)
    fresh.get_by_role("button", name="Check it").click()
    fresh.wait_for_url("**/drafts/")
    assert fresh.locator(".drafts__title").count() == 1


def test_a_broken_backup_changes_nothing(page: Page, home: Home, tmp_path: Path) -> None:
    file = backup(page, tmp_path / "notes.backup")
    file.write_bytes(file.read_bytes()[:-40])
    page.get_by_text("Bring back from a backup").click()
    page.set_input_files("#back-file", file)
    page.fill("#back-now", PASSPHRASE)
    page.get_by_role("button", name="Bring back", exact=True).click()
    assert page.get_by_role("alert").inner_text() != ""
    page.goto(f"{home.server.url}/drafts/")
    assert page.locator(".drafts__title").count() == 1


def test_bringing_back_adds_what_is_missing_and_replaces_nothing(
    page: Page, home: Home, tmp_path: Path
) -> None:
    file = backup(page, tmp_path / "notes.backup")
    page.goto(f"{home.server.url}/say-it/last/")
    keep_typing(page, " Changed since.")
    page.goto(f"{home.server.url}/settings/")
    page.get_by_text("Bring back from a backup").click()
    page.set_input_files("#back-file", file)
    page.fill("#back-now", PASSPHRASE)
    page.get_by_role("button", name="Bring back", exact=True).click()
    page.get_by_text("Brought back: 1.").wait_for()
    page.goto(f"{home.server.url}/drafts/")
    assert page.locator(".drafts__title").count() == 2


def test_everything_comes_out_in_open_files_for_who_knows_the_passphrase(
    page: Page, tmp_path: Path
) -> None:
    page.get_by_text("Take everything out").click()
    assert "your partner too" in page.inner_text("main")
    page.fill("#export-now", "not the right one")
    page.get_by_role("button", name="I understand").click()
    assert "does not open" in page.get_by_role("alert").inner_text()
    page.get_by_text("Take everything out").click()
    page.fill("#export-now", PASSPHRASE)
    with page.expect_download() as coming:
        page.get_by_role("button", name="I understand").click()
    coming.value.save_as(tmp_path / "notes.zip")
    with zipfile.ZipFile(tmp_path / "notes.zip") as archive:
        assert set(archive.namelist()) == {"notes.json", "notes.md", "notes.csv"}
        kept = json.loads(archive.read("notes.json"))
    assert [entry["content"]["text"] for entry in kept if entry["kind"] == "draft"] == [DRAFT]


def test_erase_asks_twice_and_leaves_nothing(page: Page, home: Home) -> None:
    page.fill("#erase-now", PASSPHRASE)
    page.fill("#word", "no")
    page.get_by_role("button", name="Erase everything of mine").click()
    assert "Type the word" in page.get_by_role("alert").inner_text()
    page.fill("#erase-now", PASSPHRASE)
    page.fill("#word", "erase")
    page.get_by_role("button", name="Erase everything of mine").click()
    page.wait_for_url("**/lock/")
    assert list(home.folder.iterdir()) == []
    unlock(page)
    assert "does not open" in page.get_by_role("alert").inner_text()
