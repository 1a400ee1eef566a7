"""All of a backup comes back or nothing is written, and nothing here is ever replaced."""

from __future__ import annotations

import contextlib
import copy
from collections.abc import Callable, Iterator
from dataclasses import replace
from io import BytesIO

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from vault_lab import (
    FLOOR,
    NAME,
    OTHER_WORDS,
    WORDS,
    account_on,
    account_shelf,
    backup_bytes,
    backup_of,
    bare_shelf,
    document_of,
    empty_vault,
    fill,
    flipped,
    kept,
    long_text,
    opened,
    recovery_words,
    remembered_argon2,
    stopping,
    with_row,
)

from halfway.errors import ConflictError, DamagedError, HalfwayError, LockedError, NotSavedError
from halfway.vault.account import change_passphrase, create_account, recover
from halfway.vault.backup_format import FIRST_LINE, Header, WayIn, read_header
from halfway.vault.derivation import decoded
from halfway.vault.framing import framed
from halfway.vault.kinds.draft import Draft
from halfway.vault.kinds.preferences import Preferences
from halfway.vault.memory_shelf import MemoryShelf
from halfway.vault.restore import merge, opened_backup, restore
from halfway.vault.rotation import rotate
from halfway.vault.vault import Vault


@pytest.fixture(autouse=True)
def _quick() -> Iterator[None]:
    with remembered_argon2():
        yield


def floor_shelf() -> MemoryShelf:
    return MemoryShelf(header=FLOOR.encoded())


def brought_back(shelf: MemoryShelf, file: bytes, words: str = WORDS, name: str = NAME) -> Vault:
    return restore(shelf, BytesIO(file), passphrase=words, name=name).vault


def merged(vault: Vault, file: bytes, words: str = WORDS, name: str = NAME) -> int:
    return merge(vault, BytesIO(file), passphrase=words, name=name)


def refuses(
    file: bytes, words: str = WORDS, name: str = NAME, *, error: type[HalfwayError] | None = None
) -> None:
    """Neither restored nor merged, and not a byte written."""
    shelf, present = MemoryShelf(), bare_shelf()
    before, vault = copy.deepcopy(present), opened(present)
    refusals = error or (DamagedError, LockedError)
    with pytest.raises(refusals):
        brought_back(shelf, file, words, name)
    with pytest.raises(refusals):
        merged(vault, file, words, name)
    assert shelf == MemoryShelf()
    assert present == before


def texts(vault: Vault) -> list[str]:
    return sorted(one.text for _, one in kept(vault).values() if isinstance(one, Draft))


def with_header(change: Callable[[Header], Header], file: bytes | None = None) -> bytes:
    source = BytesIO(file or backup_bytes())
    header = change(read_header(source))
    return FIRST_LINE + b"".join(framed([msgspec.msgpack.encode(header)])) + source.read()


def test_every_document_comes_back_byte_for_byte() -> None:
    shelf, original = floor_shelf(), bare_shelf()
    restored = restore(shelf, BytesIO(backup_bytes()), passphrase=WORDS, name=NAME)
    assert restored.documents == 4
    assert shelf.documents == original.documents
    assert shelf.lists == original.lists
    assert list(shelf.slots_by_find) == list(original.slots_by_find)
    assert kept(restored.vault) == kept(opened(shelf)) == kept(opened(original))


def test_documents_of_many_pieces_come_back_byte_for_byte() -> None:
    original, shelf = bare_shelf(), floor_shelf()
    opened(original).add(Draft(text=long_text()))
    brought_back(shelf, backup_of(opened(original)))
    assert shelf.documents == original.documents


def test_it_comes_back_on_a_new_installation_with_parameters_of_its_own() -> None:
    shelf = MemoryShelf()
    brought_back(shelf, backup_bytes())
    assert shelf.header
    assert decoded(shelf.header).salt != FLOOR.salt
    assert kept(opened(shelf)) == kept(opened(bare_shelf()))
    assert shelf.documents == bare_shelf().documents
    assert len(shelf.slots_by_find) == 1


def test_it_comes_back_beside_another_account() -> None:
    shelf = floor_shelf()
    other = create_account(shelf, passphrase=OTHER_WORDS)
    fill(other)
    before = kept(other)
    brought_back(shelf, backup_bytes())
    assert kept(other) == before
    assert kept(opened(shelf)) == kept(opened(bare_shelf()))


def test_a_backup_of_a_backup_is_the_same() -> None:
    shelf, again = floor_shelf(), floor_shelf()
    brought_back(shelf, backup_bytes())
    brought_back(again, backup_of(opened(shelf)))
    assert again.documents == shelf.documents


def test_the_recovery_key_comes_back_too() -> None:
    shelf = MemoryShelf()
    brought_back(shelf, backup_bytes(recovery=True))
    assert kept(recover(shelf, words=recovery_words())) == kept(opened(shelf))


def test_what_is_here_already_is_not_restored() -> None:
    shelf = bare_shelf()
    before = copy.deepcopy(shelf)
    with pytest.raises(ConflictError, match="already kept here"):
        brought_back(shelf, backup_bytes())
    assert shelf == before


def test_words_that_open_another_account_here_are_refused() -> None:
    shelf = floor_shelf()
    create_account(shelf, passphrase=WORDS, name=NAME)
    before = copy.deepcopy(shelf)
    with pytest.raises(ConflictError, match="Other notes"):
        brought_back(shelf, backup_bytes())
    assert shelf == before


def test_wrong_words_open_no_backup() -> None:
    refuses(backup_bytes(), OTHER_WORDS, error=LockedError)
    refuses(backup_bytes(), WORDS, "Somebody", error=LockedError)
    refuses(backup_bytes(recovery=True), recovery_words(), "", error=LockedError)


def test_an_old_backup_opens_with_the_old_words_only() -> None:
    shelf = bare_shelf()
    change_passphrase(opened(shelf), passphrase=OTHER_WORDS, name=NAME)
    assert kept(brought_back(floor_shelf(), backup_bytes())) == kept(opened(shelf, OTHER_WORDS))
    refuses(backup_bytes(), OTHER_WORDS, error=LockedError)
    newer = backup_of(opened(shelf, OTHER_WORDS))
    assert kept(brought_back(floor_shelf(), newer, OTHER_WORDS)) == kept(opened(bare_shelf()))


def test_a_backup_of_before_a_rotation_still_opens() -> None:
    shelf = bare_shelf()
    *_, vault = rotate(opened(shelf), passphrase=WORDS, name=NAME)
    assert kept(brought_back(floor_shelf(), backup_bytes())) == kept(vault)
    assert kept(brought_back(floor_shelf(), backup_of(vault))) == kept(vault)


def test_a_backup_of_amid_a_rotation_opens() -> None:
    vault = next(rotate(opened(bare_shelf()), passphrase=WORDS, name=NAME))
    assert kept(brought_back(floor_shelf(), backup_of(vault))) == kept(vault)


def test_a_restore_that_stops_leaves_nothing() -> None:
    writes, is_done = 0, False
    while not is_done:
        shelf = stopping(floor_shelf(), writes)
        try:
            brought_back(shelf, backup_bytes())
            is_done = True
        except NotSavedError:
            writes += 1
            assert (shelf.slots_by_find, shelf.lists, shelf.documents) == ({}, {}, {})
    assert writes >= 6
    assert kept(opened(shelf)) == kept(opened(bare_shelf()))


def test_every_cut_of_a_backup_is_refused() -> None:
    whole, shelf = backup_bytes(), MemoryShelf()
    for length in range(len(whole)):
        with pytest.raises(DamagedError):
            brought_back(shelf, whole[:length])
    assert shelf == MemoryShelf()


@settings(
    deadline=None, max_examples=300, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(st.data())
def test_a_flipped_bit_of_a_backup_is_refused(data: st.DataObject) -> None:
    whole = backup_bytes()
    refuses(flipped(whole, data.draw(st.integers(0, len(whole) * 8 - 1))))


@settings(
    deadline=None, max_examples=300, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(st.data())
def test_a_flipped_bit_of_the_header_is_refused(data: st.DataObject) -> None:
    whole = backup_bytes()
    kdf = whole.index(FLOOR.encoded())
    start, end = len(FIRST_LINE), whole.index(b"ways_in") + 300
    place = data.draw(
        st.integers(start, end).filter(lambda at: not kdf <= at < kdf + len(FLOOR.encoded()))
    )
    refuses(flipped(whole, place * 8 + data.draw(st.integers(0, 7))))


@settings(
    deadline=None, max_examples=6, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(st.integers(0, len(FLOOR.encoded()) * 8 - 1))
def test_a_flipped_bit_of_the_parameters_is_refused(bit: int) -> None:
    kdf = backup_bytes().index(FLOOR.encoded())
    refuses(flipped(backup_bytes(), kdf * 8 + bit))


@settings(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.binary(min_size=1, max_size=40).filter(lambda more: more != bytes(4)))
def test_what_was_appended_is_refused(more: bytes) -> None:
    refuses(backup_bytes() + more, error=DamagedError)


def test_an_appended_empty_piece_is_refused() -> None:
    refuses(backup_bytes() + bytes(4))


@pytest.mark.parametrize(
    "cheap",
    [
        replace(FLOOR, memory_kib=8),
        replace(FLOOR, passes=1),
        replace(FLOOR, lanes=1),
        replace(FLOOR, memory_kib=1 << 31),
        replace(FLOOR, passes=255),
        replace(FLOOR, lanes=255),
    ],
)
def test_parameters_outside_the_bounds_are_refused(cheap: object) -> None:
    file = backup_bytes().replace(FLOOR.encoded(), cheap.encoded())  # type: ignore[attr-defined]
    with pytest.raises(DamagedError, match="cheap or endless"):
        brought_back(MemoryShelf(), file)


def test_a_header_changed_in_any_field_is_refused() -> None:
    changes: list[Callable[[Header], Header]] = [
        lambda header: replace(header, account="b" * 32),
        lambda header: replace(header, account=""),
        lambda header: replace(header, format=0),
        lambda header: replace(header, format=2),
        lambda header: replace(header, kdf=b""),
        lambda header: replace(header, ways_in=[]),
        lambda header: replace(header, ways_in=[replace(header.ways_in[0], name="recovery")]),
        lambda header: replace(header, ways_in=[replace(header.ways_in[0], sealed=b"")]),
    ]
    assert with_header(lambda header: header) == backup_bytes()
    for change in changes:
        refuses(with_header(change))


@pytest.mark.parametrize("part", ["find", "sealed", "name"])
def test_a_flipped_bit_of_the_recovery_slot_in_the_header_is_refused(part: str) -> None:
    def touched(header: Header) -> Header:
        (first, second) = sorted(header.ways_in, key=lambda way: way.name)
        changed = {
            "find": replace(second, find=flipped(second.find, 0)),
            "sealed": replace(second, sealed=flipped(second.sealed, 999)),
            "name": replace(second, name="secovery"),
        }[part]
        return replace(header, ways_in=[first, changed])

    shelf = MemoryShelf()
    with contextlib.suppress(DamagedError, LockedError):
        brought_back(shelf, with_header(touched, backup_bytes(recovery=True)))
    assert shelf == MemoryShelf()


def test_a_way_in_that_was_added_to_the_header_is_refused() -> None:
    shelf = MemoryShelf()
    with contextlib.suppress(DamagedError, LockedError):
        brought_back(
            shelf,
            with_header(
                lambda header: replace(
                    header, ways_in=[*header.ways_in, WayIn(b"x" * 32, "more", b"y")]
                )
            ),
        )
    assert shelf == MemoryShelf()


def test_a_header_with_an_endless_account_id_is_refused() -> None:
    refuses(with_header(lambda header: replace(header, account="a" * 70_000)))


def test_a_backup_lacks_what_was_damaged_or_missing_and_no_more() -> None:
    for part in ("head", "body", "row", "missing"):
        shelf = bare_shelf()
        account, vault = account_on(shelf), opened(shelf)
        id = vault.contents().entries[0].id
        head, (piece,) = shelf.documents[account].pop(id)
        if part != "missing":
            row = {
                "head": (replace(head, head=flipped(head.head, 999)), [piece]),
                "body": (head, [flipped(piece, 999)]),
                "row": (replace(head, version=9), [piece]),
            }[part]
            with_row(shelf, account, id, *row)
        again = MemoryShelf()
        assert len(kept(brought_back(again, backup_of(vault)))) == 3
        assert id not in kept(opened(again))


def test_an_older_row_does_not_come_into_a_backup() -> None:
    shelf = bare_shelf()
    account, vault = account_on(shelf), opened(shelf)
    added = vault.add(Draft(text="one"))
    before = shelf.documents[account][added.id]
    vault.save(added.id, Draft(text="two"), version=1)
    shelf.documents[account][added.id] = before
    again = MemoryShelf()
    assert len(kept(brought_back(again, backup_of(vault)))) == 4
    assert added.id not in kept(opened(again))


def test_a_backup_opens_in_memory_only() -> None:
    old = opened_backup(BytesIO(backup_bytes()), passphrase=WORDS, name=NAME)
    assert kept(old) == kept(opened(bare_shelf()))
    assert isinstance(old.shelf, MemoryShelf)


def test_merging_the_same_adds_nothing() -> None:
    shelf = bare_shelf()
    before = copy.deepcopy(shelf)
    assert merged(opened(shelf), backup_bytes()) == 0
    assert shelf == before


def test_merging_adds_what_is_missing() -> None:
    shelf = bare_shelf()
    vault = opened(shelf)
    everything = kept(vault)
    for entry in vault.contents().entries:
        if entry.head.kind == "draft":
            vault.delete(entry.id)
    assert texts(vault) == []
    assert merged(vault, backup_bytes()) == 2
    assert texts(vault) == ["Could we talk this Sunday?", "You never listen."]
    assert sorted(map(repr, kept(vault).values())) == sorted(map(repr, everything.values()))


def test_merging_keeps_both_where_they_differ() -> None:
    shelf = bare_shelf()
    vault = opened(shelf)
    newest = next(one for one in vault.contents().entries if one.head.title.startswith("Could"))
    vault.save(newest.id, Draft(text="changed since"), version=newest.version)
    before = kept(vault)
    assert merged(vault, backup_bytes()) == 1
    assert texts(vault) == ["Could we talk this Sunday?", "You never listen.", "changed since"]
    assert before.items() <= kept(vault).items()


def test_merging_leaves_the_settings_of_here() -> None:
    vault = opened(bare_shelf())
    vault.keep_one(Preferences(idle_minutes=1))
    assert merged(vault, backup_bytes()) == 0
    found = vault.one(Preferences)
    assert found
    assert found.content == Preferences(idle_minutes=1)


def test_merging_another_account_adds_its_drafts() -> None:
    shelf = floor_shelf()
    vault = create_account(shelf, passphrase=OTHER_WORDS)
    assert merged(vault, backup_bytes()) == 2
    assert texts(vault) == ["Could we talk this Sunday?", "You never listen."]
    assert vault.one(Preferences) is None


def test_merging_brings_back_what_was_lost_from_the_disk() -> None:
    shelf = bare_shelf()
    vault = opened(shelf)
    lost = next(one for one in vault.contents().entries if one.head.title.startswith("Could"))
    shelf.remove(account_on(shelf), lost.id)
    assert merged(vault, backup_bytes()) == 1
    assert texts(vault) == ["Could we talk this Sunday?", "You never listen."]
    assert vault.contents().damaged == (lost.id,)


def test_merging_twice_adds_nothing_more() -> None:
    vault = opened(bare_shelf())
    for entry in vault.contents().entries:
        if entry.head.kind == "draft":
            vault.delete(entry.id)
    assert merged(vault, backup_bytes()) == 2
    assert merged(vault, backup_bytes()) == 0


def test_merging_twice_what_differs_adds_nothing_more() -> None:
    vault = opened(bare_shelf())
    newest = next(one for one in vault.contents().entries if one.head.title.startswith("Could"))
    vault.save(newest.id, Draft(text="changed since"), version=newest.version)
    assert merged(vault, backup_bytes()) == 1
    assert merged(vault, backup_bytes()) == 0


def test_merging_brings_back_what_is_damaged_here() -> None:
    shelf = bare_shelf()
    account, vault = account_on(shelf), opened(shelf)
    touched = next(one for one in vault.contents().entries if one.head.title.startswith("Could"))
    head, (piece,) = shelf.documents[account][touched.id]
    with_row(shelf, account, touched.id, head, [flipped(piece, 999)])
    assert merged(vault, backup_bytes()) == 1


def test_merged_documents_keep_their_dates_and_their_place_in_the_trash() -> None:
    vault = empty_vault(floor_shelf())
    merged(vault, backup_bytes())
    old = opened(bare_shelf())
    dates = {
        (entry.head.title, entry.head.created, entry.head.changed, entry.head.trashed)
        for entry in old.contents().entries
        if entry.head.kind == "draft"
    }
    assert dates == {
        (entry.head.title, entry.head.created, entry.head.changed, entry.head.trashed)
        for entry in vault.contents().entries
    }
    for entry in vault.contents().entries:
        assert document_of(vault, entry.id).version == 1


def test_a_recovery_key_restored_elsewhere_opens_the_same_account() -> None:
    shelf = MemoryShelf()
    brought_back(shelf, backup_bytes(recovery=True))
    assert recover(shelf, words=recovery_words()).account == account_on(account_shelf())
