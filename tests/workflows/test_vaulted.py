"""The verbs over what is kept: nothing is lost when two windows change one draft, and words find it."""

from __future__ import annotations

from halfway.vault.inventory import Inventory, sealed_inventory
from halfway.vault.keyring import fresh_keyring
from halfway.vault.kinds.draft import Draft
from halfway.vault.memory_shelf import MemoryShelf
from halfway.vault.vault import Vault
from halfway.workflows.vaulted import find_drafts, keep_draft


def empty_vault() -> Vault:
    """An account with nothing in it, in memory."""
    shelf, keys, account = MemoryShelf(), fresh_keyring(), "a" * 32
    shelf.put_list(account, sealed_inventory(Inventory(), account=account, number=1, keys=keys))
    return Vault(shelf, account, keys)


def test_a_new_draft_is_kept_and_a_later_one_takes_its_place() -> None:
    vault = empty_vault()
    first = keep_draft(vault, Draft(text="one"))
    kept = keep_draft(
        vault, Draft(text="two"), id=first.document.id, version=first.document.version
    )
    assert not kept.is_copy
    assert [entry.head.title for entry in find_drafts(vault)] == ["two"]


def test_a_draft_that_moved_on_elsewhere_is_kept_beside_it() -> None:
    vault = empty_vault()
    id = keep_draft(vault, Draft(text="one")).document.id
    keep_draft(vault, Draft(text="here"), id=id, version=1)
    late = keep_draft(vault, Draft(text="there"), id=id, version=1)
    assert late.is_copy
    assert {entry.head.title for entry in find_drafts(vault)} == {"here", "there"}


def test_a_draft_that_was_deleted_elsewhere_is_kept_anew() -> None:
    vault = empty_vault()
    id = keep_draft(vault, Draft(text="one")).document.id
    vault.delete(id)
    assert keep_draft(vault, Draft(text="two"), id=id, version=1).document.id != id


def test_drafts_are_found_by_all_the_words_wherever_they_stand() -> None:
    vault = empty_vault()
    keep_draft(vault, Draft(text="I miss our Sunday walks"))
    keep_draft(vault, Draft(text="Sunday", theirs="Walks are boring"))
    keep_draft(vault, Draft(slots={"need": "a sunday"}))
    assert len(find_drafts(vault, "SUNDAY")) == 3
    assert len(find_drafts(vault, "walks sunday")) == 2
    assert find_drafts(vault, "walks monday") == []
