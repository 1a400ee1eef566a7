"""What is kept comes back; what was touched is named, and everything else still opens."""

from __future__ import annotations

import copy
from dataclasses import replace
from datetime import timedelta
from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from vault_lab import (
    ACCOUNT,
    START,
    document_of,
    empty_vault,
    fill,
    filled_vault,
    flipped,
    kept,
    long_text,
    ticking,
    with_row,
)

from halfway.errors import ConflictError, DamagedError
from halfway.vault.kinds.dismissals import Dismissals
from halfway.vault.kinds.draft import Draft
from halfway.vault.kinds.preferences import Preferences
from halfway.vault.memory_shelf import MemoryShelf
from halfway.vault.shelf import SealedHead
from halfway.vault.vault import Vault

DRAFTS = st.builds(
    Draft, text=st.text(), theirs=st.text(), slots=st.dictionaries(st.text(), st.text())
)


@cache
def sample() -> Vault:
    return filled_vault()


def copied(vault: Vault) -> tuple[Vault, MemoryShelf]:
    shelf = copy.deepcopy(vault.shelf)
    assert isinstance(shelf, MemoryShelf)
    return replace(vault, shelf=shelf), shelf


def ids(vault: Vault) -> list[str]:
    return sorted(entry.id for entry in vault.contents().entries)


def is_noticed(vault: Vault, *touched: str) -> None:
    """These do not open, and all others read as in the sample."""
    for id in touched:
        with pytest.raises(DamagedError):
            vault.read(id)
    for id in set(ids(sample())) - set(touched):
        assert vault.read(id) == sample().read(id)


def test_keeps_and_opens_what_was_written() -> None:
    vault = empty_vault()
    document = vault.add(Draft(text="Could we talk?"))
    assert vault.read(document.id) == document
    assert document.content == Draft(text="Could we talk?")
    assert (document.version, document.head.kind, document.head.title) == (
        1,
        "draft",
        "Could we talk?",
    )
    assert document.head.created == START
    assert document.head.trashed is None


@given(DRAFTS, DRAFTS)
def test_any_words_are_kept_and_changed(before: Draft, after: Draft) -> None:
    vault = empty_vault()
    added = vault.add(before)
    assert document_of(vault, added.id).content == before
    saved = vault.save(added.id, after, version=1)
    assert document_of(vault, added.id) == saved
    assert saved.content == after
    assert (saved.version, saved.head.created) == (2, added.head.created)
    assert saved.head.changed > added.head.changed


def test_keeps_what_fills_more_than_a_piece() -> None:
    vault = empty_vault()
    document = vault.add(Draft(text=long_text()))
    assert len(list(vault.shelf.pieces(ACCOUNT, document.id))) > 1
    assert document_of(vault, document.id).content.text == long_text()


def test_keeps_long_words_without_a_blank() -> None:
    vault = empty_vault()
    document = vault.add(Draft(text=long_text().replace(" ", "")))
    assert vault.read(document.id) == document


def test_lists_the_newest_change_first() -> None:
    vault = empty_vault()
    first, second = vault.add(Draft(text="first")), vault.add(Draft(text="second"))
    assert [entry.id for entry in vault.contents().entries] == [second.id, first.id]
    vault.save(first.id, Draft(text="first again"), version=1)
    assert [entry.head.title for entry in vault.contents().entries] == ["first again", "second"]


def test_an_empty_account_lists_nothing() -> None:
    contents = empty_vault().contents()
    assert (contents.entries, contents.damaged) == ((), ())


def test_what_is_not_there_is_none() -> None:
    assert sample().read("f" * 32) is None


def test_a_change_of_an_older_version_is_refused() -> None:
    vault = empty_vault()
    id = vault.add(Draft(text="one")).id
    vault.save(id, Draft(text="two"), version=1)
    for change in (
        lambda: vault.save(id, Draft(text="three"), version=1),
        lambda: vault.trash(id, version=1),
        lambda: vault.bring_back(id, version=3),
    ):
        with pytest.raises(ConflictError, match="Both versions"):
            change()
    assert document_of(vault, id).content == Draft(text="two")


def test_a_change_of_what_was_deleted_is_refused() -> None:
    vault = empty_vault()
    id = vault.add(Draft(text="one")).id
    vault.delete(id)
    with pytest.raises(ConflictError):
        vault.save(id, Draft(text="two"), version=1)
    assert vault.read(id) is None


def test_lays_aside_and_brings_back_without_touching_the_rest() -> None:
    vault = empty_vault()
    added = vault.add(Draft(text="one"))
    body = list(vault.shelf.pieces(ACCOUNT, added.id))
    entry = vault.trash(added.id, version=1)
    assert entry.head.trashed == START + timedelta(minutes=2)
    assert document_of(vault, added.id).head == entry.head
    back = vault.bring_back(added.id, version=2)
    assert back.head == added.head
    assert document_of(vault, added.id).content == added.content
    assert list(vault.shelf.pieces(ACCOUNT, added.id)) == body


def test_what_lies_aside_can_be_changed_and_deleted() -> None:
    vault = empty_vault()
    id = vault.add(Draft(text="one")).id
    vault.trash(id, version=1)
    assert vault.save(id, Draft(text="two"), version=2).content.text == "two"
    vault.delete(id)
    assert vault.contents().entries == ()
    assert vault.contents().damaged == ()
    assert list(vault.shelf.pieces(ACCOUNT, id)) == []


def test_adopts_a_document_with_its_dates() -> None:
    theirs = empty_vault()
    fill(theirs)
    vault = empty_vault(account="b" * 32)
    for entry in theirs.contents().entries:
        document = document_of(theirs, entry.id)
        adopted = vault.adopt(document)
        assert adopted.id != document.id
        assert adopted.content == document.content
        assert replace(adopted.head, body_version=0) == replace(document.head, body_version=0)
        assert vault.read(adopted.id) == adopted


def test_there_is_one_of_a_kind() -> None:
    vault = empty_vault()
    assert vault.one(Preferences) is None
    first = vault.keep_one(Preferences(idle_minutes=1))
    second = vault.keep_one(Preferences(idle_minutes=2))
    vault.keep_one(Dismissals(rules=("why",)))
    assert vault.one(Preferences) == second
    assert (first.id, first.head.created) == (second.id, second.head.created)
    assert vault.one(Dismissals)
    assert len(vault.single_ids()) == len(vault.contents().entries) == 2


def test_the_only_one_of_a_kind_can_be_deleted_and_kept_anew() -> None:
    vault = empty_vault()
    vault.delete(vault.keep_one(Preferences(idle_minutes=1)).id)
    assert vault.one(Preferences) is None
    vault.keep_one(Preferences(idle_minutes=2))
    found = vault.one(Preferences)
    assert found
    assert (found.version, found.content.idle_minutes) == (1, 2)


def test_sealing_anew_changes_nothing_that_is_seen() -> None:
    vault, _ = copied(sample())
    listed = ids(vault)
    newer = vault.with_keys(vault.keys.with_fresh_key())
    for id in listed:
        newer.reseal(id)
    assert kept(newer) == kept(sample())
    assert kept(replace(newer, keys=newer.keys.only_newest())) == kept(sample())
    with pytest.raises(DamagedError):
        vault.contents()


def test_sealing_anew_what_is_not_there_does_nothing() -> None:
    vault, _ = copied(sample())
    before = kept(vault)
    vault.reseal("f" * 32)
    assert kept(vault) == before


def test_keys_are_not_in_the_print_of_a_vault() -> None:
    for printed in (repr(sample()), str(sample()), f"{sample()!r}"):
        for key in sample().keys.keys.values():
            assert repr(key)[2:-1] not in printed
            assert key.hex() not in printed
        assert "Keyring" not in printed


def test_no_words_are_on_the_shelf() -> None:
    laid_out = repr(sample().shelf)
    for word in ("Sunday", "listen", "draft", "joint", "idle", "you-always", "2026"):
        assert word not in laid_out


def test_equal_documents_are_never_equal_on_the_shelf() -> None:
    vault = empty_vault()
    one, other = vault.add(Draft(text="same")), vault.add(Draft(text="same"))
    assert set(vault.shelf.pieces(ACCOUNT, one.id)).isdisjoint(
        vault.shelf.pieces(ACCOUNT, other.id)
    )
    heads = {head.head for head in vault.shelf.heads(ACCOUNT)}
    assert len(heads) == 2


@settings(deadline=None)
@given(st.data())
def test_a_flipped_bit_of_a_document_is_noticed(data: st.DataObject) -> None:
    vault, shelf = copied(sample())
    id = data.draw(st.sampled_from(ids(sample())))
    head, pieces = shelf.documents[ACCOUNT][id]
    if data.draw(st.booleans()):
        head = replace(
            head, head=flipped(head.head, data.draw(st.integers(0, len(head.head) * 8 - 1)))
        )
    else:
        pieces = (flipped(pieces[0], data.draw(st.integers(0, len(pieces[0]) * 8 - 1))),)
    with_row(shelf, ACCOUNT, id, head, pieces)
    is_noticed(vault, id)


@settings(deadline=None)
@given(st.data())
def test_a_flipped_bit_of_a_head_is_named_in_the_list(data: st.DataObject) -> None:
    vault, shelf = copied(sample())
    id = data.draw(st.sampled_from(ids(sample())))
    head, pieces = shelf.documents[ACCOUNT][id]
    touched = flipped(head.head, data.draw(st.integers(0, len(head.head) * 8 - 1)))
    with_row(shelf, ACCOUNT, id, replace(head, head=touched), pieces)
    contents = vault.contents()
    assert contents.damaged == (id,)
    expected = tuple(entry for entry in sample().contents().entries if entry.id != id)
    assert contents.entries == expected


@settings(deadline=None)
@given(st.data())
def test_a_flipped_bit_of_the_list_closes_the_account(data: st.DataObject) -> None:
    vault, shelf = copied(sample())
    listed = shelf.lists[ACCOUNT]
    bit = data.draw(st.integers(0, len(listed.sealed) * 8 - 1))
    shelf.lists[ACCOUNT] = replace(listed, sealed=flipped(listed.sealed, bit))
    before = copy.deepcopy(shelf)
    for ask in (vault.contents, lambda: vault.read(ids(sample())[0]), lambda: vault.add(Draft())):
        with pytest.raises(DamagedError):
            ask()
    assert shelf == before


@pytest.mark.parametrize("number", [0, 1, 8, 10, 1 << 40, -1])
def test_another_number_of_the_list_is_noticed(number: int) -> None:
    vault, shelf = copied(sample())
    assert shelf.lists[ACCOUNT].number == 7
    shelf.lists[ACCOUNT] = replace(shelf.lists[ACCOUNT], number=number)
    with pytest.raises(DamagedError):
        vault.contents()


@pytest.mark.parametrize("version", [-1, 0, 3, 1 << 40])
def test_another_version_of_a_row_is_noticed(version: int) -> None:
    for id in ids(sample()):
        vault, shelf = copied(sample())
        head, pieces = shelf.documents[ACCOUNT][id]
        with_row(shelf, ACCOUNT, id, replace(head, version=version), pieces)
        assert vault.contents().damaged == (id,)
        is_noticed(vault, id)


def test_a_cut_head_or_body_is_noticed() -> None:
    id = ids(sample())[0]
    for length in range(0, 300, 7):
        vault, shelf = copied(sample())
        head, (piece,) = shelf.documents[ACCOUNT][id]
        with_row(shelf, ACCOUNT, id, head, [piece[:length]])
        is_noticed(vault, id)
        with_row(shelf, ACCOUNT, id, replace(head, head=head.head[:length]), [piece])
        is_noticed(vault, id)


def test_a_missing_or_doubled_body_is_noticed() -> None:
    id = ids(sample())[0]
    vault, shelf = copied(sample())
    head, pieces = shelf.documents[ACCOUNT][id]
    for touched in ((), pieces * 2, (*pieces, b"more"), (b"", *pieces)):
        with_row(shelf, ACCOUNT, id, head, touched)
        is_noticed(vault, id)


def test_bodies_heads_and_rows_that_changed_places_are_noticed() -> None:
    one, other = ids(sample())[:2]
    vault, shelf = copied(sample())
    rows = shelf.documents[ACCOUNT]
    (head, body), (other_head, other_body) = rows[one], rows[other]
    rows[one], rows[other] = (head, other_body), (other_head, body)
    is_noticed(vault, one, other)
    rows[one] = (replace(head, head=other_head.head), body)
    rows[other] = (replace(other_head, head=head.head), other_body)
    is_noticed(vault, one, other)
    rows[one] = (SealedHead(one, other_head.version, other_head.head), other_body)
    rows[other] = (SealedHead(other, head.version, head.head), body)
    is_noticed(vault, one, other)


def test_head_and_body_of_a_document_that_changed_places_are_noticed() -> None:
    id = ids(sample())[0]
    vault, shelf = copied(sample())
    head, (piece,) = shelf.documents[ACCOUNT][id]
    with_row(shelf, ACCOUNT, id, head, [head.head])
    is_noticed(vault, id)
    with_row(shelf, ACCOUNT, id, replace(head, head=piece), [piece])
    is_noticed(vault, id)


def test_rows_of_another_account_do_not_open_even_with_the_same_keys() -> None:
    vault, shelf = copied(sample())
    other = empty_vault(shelf, account="b" * 32, keys=vault.keys)
    id = other.add(Draft(text="theirs")).id
    (head, pieces) = shelf.documents["b" * 32][id]
    mine = ids(sample())[0]
    with_row(shelf, ACCOUNT, id, head, pieces)
    is_noticed(vault, id)
    assert vault.contents().damaged == (id,)
    shelf.documents[ACCOUNT].pop(id)
    with_row(shelf, ACCOUNT, mine, shelf.documents[ACCOUNT][mine][0], pieces)
    is_noticed(vault, mine)
    shelf.lists[ACCOUNT] = shelf.lists["b" * 32]
    with pytest.raises(DamagedError):
        vault.contents()


def test_another_account_with_other_keys_opens_nothing() -> None:
    vault, _ = copied(sample())
    with pytest.raises(DamagedError):
        replace(vault, keys=empty_vault().keys).contents()


def test_an_older_row_put_back_is_noticed() -> None:
    vault, shelf = copied(sample())
    id = vault.add(Draft(text="one")).id
    before = shelf.documents[ACCOUNT][id]
    vault.save(id, Draft(text="two"), version=1)
    after = shelf.documents[ACCOUNT][id]
    shelf.documents[ACCOUNT][id] = before
    assert vault.contents().damaged == (id,)
    is_noticed(vault, id)
    for version in (1, 2):
        with pytest.raises((DamagedError, ConflictError)):
            vault.save(id, Draft(text="three"), version=version)
    with_row(shelf, ACCOUNT, id, after[0], before[1])
    is_noticed(vault, id)
    with_row(shelf, ACCOUNT, id, SealedHead(id, 2, before[0].head), before[1])
    is_noticed(vault, id)
    with_row(shelf, ACCOUNT, id, *after)
    assert document_of(vault, id).content == Draft(text="two")


def test_what_was_laid_aside_cannot_be_brought_back_by_an_older_row() -> None:
    vault, shelf = copied(sample())
    id = vault.add(Draft(text="one")).id
    before = shelf.documents[ACCOUNT][id]
    vault.trash(id, version=1)
    shelf.documents[ACCOUNT][id] = before
    assert vault.contents().damaged == (id,)
    is_noticed(vault, id)


def test_what_was_deleted_cannot_be_put_back() -> None:
    vault, shelf = copied(sample())
    id = vault.add(Draft(text="one")).id
    before = shelf.documents[ACCOUNT][id]
    vault.delete(id)
    shelf.documents[ACCOUNT][id] = before
    assert vault.contents().damaged == (id,)
    is_noticed(vault, id)


def test_an_older_list_is_noticed_for_all_that_changed_since() -> None:
    vault, shelf = copied(sample())
    before = shelf.lists[ACCOUNT]
    added = vault.add(Draft(text="one"))
    changed = ids(sample())[0]
    vault.trash(changed, version=document_of(vault, changed).version)
    shelf.lists[ACCOUNT] = before
    assert set(vault.contents().damaged) == {added.id, changed}
    is_noticed(vault, added.id, changed)


def test_a_removed_row_is_noticed() -> None:
    for id in ids(sample()):
        vault, shelf = copied(sample())
        shelf.remove(ACCOUNT, id)
        contents = vault.contents()
        assert contents.damaged == (id,)
        assert len(contents.entries) == len(ids(sample())) - 1
        is_noticed(vault, id)


def test_what_is_damaged_can_be_deleted() -> None:
    vault, shelf = copied(sample())
    missing, touched = ids(sample())[:2]
    shelf.remove(ACCOUNT, missing)
    head, _ = shelf.documents[ACCOUNT][touched]
    with_row(shelf, ACCOUNT, touched, replace(head, head=b"x"), [b"y"])
    vault.delete(missing)
    vault.delete(touched)
    assert vault.contents().damaged == ()
    assert len(vault.contents().entries) == len(ids(sample())) - 2


def test_an_erased_account_says_so() -> None:
    vault, shelf = copied(sample())
    shelf.remove_account(ACCOUNT)
    for ask in (vault.contents, lambda: vault.read("x"), lambda: vault.add(Draft())):
        with pytest.raises(DamagedError, match="erased"):
            ask()


@settings(deadline=None, max_examples=40)
@given(st.lists(st.tuples(st.sampled_from("asrtbdk"), st.integers(0, 5)), max_size=14))
def test_any_order_of_changes_keeps_just_what_was_kept(steps: list[tuple[str, int]]) -> None:
    vault = replace(empty_vault(), clock=ticking())
    model: dict[str, Draft] = {}
    aside: set[str] = set()
    for number, (step, place) in enumerate(steps):
        id = sorted(model)[place % len(model)] if model else None
        content = Draft(text=f"text {number}")
        if step == "a" or id is None:
            model[vault.add(content).id] = content
        elif step == "s":
            vault.save(id, content, version=document_of(vault, id).version)
            model[id] = content
            aside.discard(id)
        elif step == "r":
            vault.reseal(id)
        elif step == "t":
            vault.trash(id, version=document_of(vault, id).version)
            aside.add(id)
        elif step == "b":
            vault.bring_back(id, version=document_of(vault, id).version)
            aside.discard(id)
        elif step == "d":
            vault.delete(id)
            del model[id]
            aside.discard(id)
        else:
            vault = vault.with_keys(vault.keys)
    found = kept(vault)
    assert {id: content for id, (_, content) in found.items()} == model
    assert {id for id, (head, _) in found.items() if head.trashed} == aside
    assert vault.contents().damaged == ()
