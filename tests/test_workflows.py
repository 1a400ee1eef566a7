"""The verbs: what page and command line both call."""

from __future__ import annotations

import itertools

import halfway
from halfway import workflows
from halfway.vault.inventory import Inventory, sealed_inventory
from halfway.vault.keyring import fresh_keyring
from halfway.vault.kinds.draft import Draft
from halfway.vault.memory_shelf import MemoryShelf
from halfway.vault.vault import Vault


def empty_vault() -> Vault:
    """An account with nothing in it, in memory."""
    shelf, keys, account = MemoryShelf(), fresh_keyring(), "a" * 32
    shelf.put_list(account, sealed_inventory(Inventory(), account=account, number=1, keys=keys))
    return Vault(shelf, account, keys)


def test_code_streams_and_does_not_read_ahead() -> None:
    taken = []

    def messages() -> itertools.chain[str]:
        return itertools.chain(
            (taken.append(1) or "ok" for _ in range(3)),  # type: ignore[func-returns-value]
        )

    readings = workflows.code(messages())
    next(readings)
    assert len(taken) == 1


def test_read_gives_a_reading_for_each_text_in_order() -> None:
    texts = ["ok", "", "You never listen to me."]
    assert [reading.text for reading in halfway.read(texts)] == texts


def test_check_and_read_agree_on_everything_but_suggestions() -> None:
    text = "You never listen to me."
    checked, (read,) = halfway.check(text), halfway.read([text])
    assert (checked.findings, checked.moves, checked.opening) == (
        read.findings,
        read.moves,
        read.opening,
    )
    assert read.suggestions == ()


def test_a_new_draft_is_kept_and_a_later_one_takes_its_place() -> None:
    vault = empty_vault()
    first = workflows.keep_draft(vault, Draft(text="one"))
    kept = workflows.keep_draft(
        vault, Draft(text="two"), id=first.document.id, version=first.document.version
    )
    assert not kept.is_copy
    assert [entry.head.title for entry in workflows.find_drafts(vault)] == ["two"]


def test_a_draft_that_moved_on_elsewhere_is_kept_beside_it() -> None:
    vault = empty_vault()
    id = workflows.keep_draft(vault, Draft(text="one")).document.id
    workflows.keep_draft(vault, Draft(text="here"), id=id, version=1)
    late = workflows.keep_draft(vault, Draft(text="there"), id=id, version=1)
    assert late.is_copy
    assert {entry.head.title for entry in workflows.find_drafts(vault)} == {"here", "there"}


def test_a_draft_that_was_deleted_elsewhere_is_kept_anew() -> None:
    vault = empty_vault()
    id = workflows.keep_draft(vault, Draft(text="one")).document.id
    vault.delete(id)
    assert workflows.keep_draft(vault, Draft(text="two"), id=id, version=1).document.id != id


def test_drafts_are_found_by_all_the_words_wherever_they_stand() -> None:
    vault = empty_vault()
    workflows.keep_draft(vault, Draft(text="I miss our Sunday walks"))
    workflows.keep_draft(vault, Draft(text="Sunday", theirs="Walks are boring"))
    workflows.keep_draft(vault, Draft(slots={"need": "a sunday"}))
    assert len(workflows.find_drafts(vault, "SUNDAY")) == 3
    assert len(workflows.find_drafts(vault, "walks sunday")) == 2
    assert workflows.find_drafts(vault, "walks monday") == []
