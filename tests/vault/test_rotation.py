"""A new key for everything, broken off anywhere and gone on with, and nothing is lost."""

from __future__ import annotations

import contextlib
import copy
from collections.abc import Iterator
from dataclasses import replace
from io import BytesIO
from itertools import islice

import pytest
from vault_lab import (
    NAME,
    OTHER_WORDS,
    WORDS,
    account_on,
    account_shelf,
    backup_of,
    bare_shelf,
    document_of,
    flipped,
    kept,
    opened,
    recovery_words,
    remembered_argon2,
    stopping,
    with_row,
)

from halfway.errors import ConflictError, DamagedError, LockedError, NotSavedError
from halfway.vault.account import has_recovery_key, recover
from halfway.vault.backup import check_backup
from halfway.vault.kinds.draft import Draft
from halfway.vault.memory_shelf import MemoryShelf
from halfway.vault.rotation import rotate
from halfway.vault.shelf import SealedHead
from halfway.vault.vault import Vault

STEPS = 5
"""One for each document, and the last without the old key."""


@pytest.fixture(autouse=True)
def _quick() -> Iterator[None]:
    with remembered_argon2():
        yield


def rotated(vault: Vault) -> Vault:
    """The vault after the last step."""
    *_, last = rotate(vault, passphrase=WORDS, name=NAME)
    return last


def holds_no_old_key(before: MemoryShelf, after: MemoryShelf) -> None:
    """Not one sealed byte stays that the old key opened, and it opens nothing new."""
    account, old = account_on(before), opened(before)
    assert opened(after).keys.get(old.keys.newest_number) is None
    with pytest.raises(DamagedError):
        replace(old, shelf=after).contents()
    for id, (head, pieces) in after.documents[account].items():
        assert head.head != before.documents[account][id][0].head
        assert set(pieces).isdisjoint(before.documents[account][id][1])
        with pytest.raises(DamagedError):
            old._opened_head(head)
    assert set(after.slots_by_find.values()).isdisjoint(before.slots_by_find.values())


def test_everything_is_as_it_was_under_a_new_key() -> None:
    shelf = bare_shelf()
    before = copy.deepcopy(shelf)
    vault = rotated(opened(shelf))
    assert kept(vault) == kept(opened(shelf)) == kept(opened(before))
    assert vault.keys == opened(shelf).keys
    assert len(vault.keys.keys) == 1
    assert any(head.trashed for head, _ in kept(vault).values())
    assert [entry.id for entry in vault.contents().entries] == [
        entry.id for entry in opened(before).contents().entries
    ]
    holds_no_old_key(before, shelf)


def test_there_is_a_step_for_each_document_and_one_more() -> None:
    steps = list(rotate(opened(bare_shelf()), passphrase=WORDS, name=NAME))
    assert len(steps) == STEPS
    assert [len(vault.keys.keys) for vault in steps] == [2] * (STEPS - 1) + [1]


@pytest.mark.parametrize("done", range(STEPS + 1))
def test_broken_off_after_a_step_it_still_opens_and_goes_on(done: int) -> None:
    shelf = bare_shelf()
    before = copy.deepcopy(shelf)
    everything = kept(opened(shelf))
    list(islice(rotate(opened(shelf), passphrase=WORDS, name=NAME), done))
    assert kept(opened(shelf)) == everything
    rotated(opened(shelf))
    assert kept(opened(shelf)) == everything
    assert len(opened(shelf).keys.keys) == 1
    if done:
        holds_no_old_key(before, shelf)


def test_stopped_at_any_write_it_still_opens_and_goes_on() -> None:
    everything, writes, is_done = kept(opened(bare_shelf())), 0, False
    while not is_done:
        shelf = stopping(bare_shelf(), writes)
        try:
            rotated(opened(shelf))
            is_done = True
        except NotSavedError:
            writes += 1
        shelf.writes_left = 1 << 30
        assert kept(opened(shelf)) == everything
        rotated(opened(shelf))
        assert kept(opened(shelf)) == everything
        assert len(opened(shelf).keys.keys) == 1
    assert writes >= 2 * STEPS


def test_what_is_written_between_two_steps_is_kept() -> None:
    shelf = bare_shelf()
    steps = rotate(opened(shelf), passphrase=WORDS, name=NAME)
    added = next(steps).add(Draft(text="in between"))
    for _ in steps:
        pass
    assert document_of(opened(shelf), added.id).content == added.content
    assert len(kept(opened(shelf))) == STEPS


def test_what_is_changed_between_two_steps_is_kept() -> None:
    shelf = bare_shelf()
    steps = rotate(opened(shelf), passphrase=WORDS, name=NAME)
    vault = next(steps)
    last = vault.contents().entries[-1]
    vault.save(last.id, Draft(text="changed"), version=last.version)
    first = vault.contents().entries[1]
    vault.delete(first.id)
    for _ in steps:
        pass
    assert document_of(opened(shelf), last.id).content == Draft(text="changed")
    assert opened(shelf).read(first.id) is None
    assert opened(shelf).contents().damaged == ()


def test_wrong_words_rotate_nothing() -> None:
    shelf = account_shelf()
    before = copy.deepcopy(shelf)
    for words, name in ((OTHER_WORDS, NAME), (WORDS, "Somebody")):
        with pytest.raises(LockedError):
            next(rotate(opened(shelf), passphrase=words, name=name))
    assert shelf == before


@pytest.mark.parametrize("done", range(1, STEPS + 1))
def test_the_recovery_key_ends_with_the_first_step(done: int) -> None:
    shelf = account_shelf()
    list(islice(rotate(opened(shelf), passphrase=WORDS, name=NAME), done))
    assert not has_recovery_key(opened(shelf))
    with pytest.raises(LockedError):
        recover(shelf, words=recovery_words())


def test_an_empty_account_is_rotated() -> None:
    shelf = bare_shelf()
    for entry in opened(shelf).contents().entries:
        opened(shelf).delete(entry.id)
    before = opened(shelf).keys
    assert rotated(opened(shelf)).keys.newest != before.newest
    assert opened(shelf).contents().entries == ()


def test_twice_gives_yet_another_key() -> None:
    shelf = bare_shelf()
    everything = kept(opened(shelf))
    numbers = [rotated(opened(shelf)).keys.newest_number for _ in range(3)]
    assert numbers == [2, 3, 4]
    assert kept(opened(shelf)) == everything


def test_a_backup_made_after_it_is_whole() -> None:
    shelf = bare_shelf()
    vault = rotated(opened(shelf))
    assert check_backup(vault, BytesIO(backup_of(vault))) == STEPS - 1


def test_the_old_key_stays_while_a_head_does_not_open() -> None:
    shelf = bare_shelf()
    id = opened(shelf).contents().entries[0].id
    account = account_on(shelf)
    row = shelf.documents[account][id]
    damaged = replace(row[0], head=flipped(row[0].head, 999))
    with_row(shelf, account, id, damaged, row[1])
    everything = kept(opened(shelf))
    vault = rotated(opened(shelf))
    assert len(vault.keys.keys) == 2
    assert kept(opened(shelf)) == everything
    with_row(shelf, account, id, *row)
    assert len(kept(opened(shelf))) == STEPS - 1


def test_a_damaged_body_does_not_keep_the_others_from_the_new_key() -> None:
    shelf = bare_shelf()
    entries = opened(shelf).contents().entries
    account = account_on(shelf)
    head, (piece,) = shelf.documents[account][entries[0].id]
    with_row(shelf, account, entries[0].id, head, [flipped(piece, 999)])
    before = copy.deepcopy(shelf)
    with contextlib.suppress(DamagedError):
        rotated(opened(shelf))
    for entry in entries[1:]:
        assert shelf.documents[account][entry.id] != before.documents[account][entry.id]


@pytest.mark.parametrize("done", range(1, STEPS + 1))
def test_started_again_with_the_vault_of_before_it_loses_nothing(done: int) -> None:
    shelf = bare_shelf()
    everything, vault = kept(opened(shelf)), opened(shelf)
    list(islice(rotate(vault, passphrase=WORDS, name=NAME), done))
    with contextlib.suppress(DamagedError, ConflictError, LockedError):
        rotated(vault)
    assert kept(opened(shelf)) == everything


def test_another_window_with_the_old_key_keeps_nothing_that_would_be_lost(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    shelf = bare_shelf()
    other, vault = opened(shelf), opened(shelf)
    everything = kept(opened(shelf))
    refused = []
    listed = MemoryShelf.heads

    def heads(self: MemoryShelf, account: str) -> Iterator[SealedHead]:
        yield from listed(self, account)
        if not refused:
            with pytest.raises(DamagedError) as caught:
                other.add(Draft(text="from another window"))
            refused.append(caught)

    monkeypatch.setattr(MemoryShelf, "heads", heads)
    rotated(vault)
    assert refused
    assert kept(opened(shelf)) == everything
