"""Everything of an account in one file, and the file read again to be sure of it."""

from __future__ import annotations

import copy
from dataclasses import replace
from io import BytesIO

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from vault_lab import (
    account_on,
    account_shelf,
    backup_bytes,
    backup_of,
    bare_shelf,
    document_of,
    empty_vault,
    fill,
    flipped,
    long_text,
    opened,
)

from halfway.errors import DamagedError
from halfway.vault.backup import Written, check_backup, opened_documents, write_backup
from halfway.vault.backup_format import FIRST_LINE
from halfway.vault.kinds.draft import Draft
from halfway.vault.memory_shelf import MemoryShelf
from halfway.vault.vault import Vault


def body_start() -> int:
    """Where the sealed records begin."""
    at = len(FIRST_LINE)
    return at + 4 + int.from_bytes(backup_bytes()[at : at + 4], "big")


def account() -> Vault:
    return opened(bare_shelf())


def check(file: bytes) -> int:
    return check_backup(account(), BytesIO(file))


def test_counts_what_it_wrote_and_what_it_read() -> None:
    file = BytesIO()
    assert write_backup(account(), file) == Written(4)
    assert check(file.getvalue()) == 4
    assert opened_documents(account()) == 4


def test_an_empty_account_has_a_backup_too() -> None:
    vault = empty_vault(MemoryShelf(header=bare_shelf().header))
    file = BytesIO()
    assert write_backup(vault, file) == Written(0)
    assert check_backup(vault, BytesIO(file.getvalue())) == 0


def test_a_document_of_many_pieces_is_in_it() -> None:
    vault = account()
    vault.add(Draft(text=long_text()))
    assert check_backup(vault, BytesIO(backup_of(vault))) == 5


def test_writing_and_checking_change_nothing() -> None:
    shelf = account_shelf()
    before = copy.deepcopy(shelf)
    file = backup_of(opened(shelf))
    check_backup(opened(shelf), BytesIO(file))
    assert shelf == before


def test_two_backups_of_the_same_differ() -> None:
    one, other = backup_of(account()), backup_of(account())
    assert len(one) == len(other)
    assert one[: body_start()] == other[: body_start()]
    assert one[body_start() :] != other[body_start() :]


def test_a_backup_of_another_account_is_refused() -> None:
    other = empty_vault(MemoryShelf(header=bare_shelf().header))
    fill(other)
    with pytest.raises(DamagedError, match="another account"):
        check_backup(account(), BytesIO(backup_of(other)))


def test_an_erased_account_has_no_backup() -> None:
    shelf = bare_shelf()
    vault = opened(shelf)
    shelf.remove_account(vault.account)
    file = BytesIO()
    with pytest.raises(DamagedError, match="erased"):
        write_backup(vault, file)
    assert file.getvalue() == b""


def test_a_damaged_document_is_left_out_and_named() -> None:
    for part in ("head", "body", "row"):
        shelf = bare_shelf()
        vault = opened(shelf)
        id = vault.contents().entries[0].id
        head, (piece,) = shelf.documents[account_on(shelf)][id]
        shelf.documents[account_on(shelf)][id] = {
            "head": (replace(head, head=flipped(head.head, 999)), (piece,)),
            "body": (head, (flipped(piece, 999),)),
            "row": (replace(head, version=9), (piece,)),
        }[part]
        file = BytesIO()
        assert write_backup(vault, file) == Written(3, (id,))
        assert check_backup(vault, BytesIO(file.getvalue())) == 3


def test_every_cut_is_noticed() -> None:
    whole = backup_bytes()
    for length in range(len(whole)):
        with pytest.raises(DamagedError):
            check(whole[:length])


@settings(deadline=None, max_examples=300)
@given(st.data())
def test_a_flipped_bit_of_the_records_is_noticed(data: st.DataObject) -> None:
    whole = backup_bytes()
    with pytest.raises(DamagedError):
        check(flipped(whole, data.draw(st.integers(body_start() * 8, len(whole) * 8 - 1))))


@given(st.binary(min_size=1, max_size=40).filter(lambda more: more != bytes(4)))
def test_what_was_appended_is_noticed(more: bytes) -> None:
    with pytest.raises(DamagedError):
        check(backup_bytes() + more)


def test_an_appended_empty_piece_is_noticed() -> None:
    with pytest.raises(DamagedError):
        check(backup_bytes() + bytes(4))


@pytest.mark.parametrize("part", ["kdf", "find", "sealed"])
def test_a_flipped_bit_of_the_header_is_noticed(part: str) -> None:
    shelf = bare_shelf()
    (slot,) = shelf.slots_by_find.values()
    assert shelf.header
    touched = {"kdf": shelf.header, "find": slot.find, "sealed": slot.sealed}[part]
    file = backup_bytes().replace(touched, flipped(touched, len(touched) * 8 - 1))
    assert file != backup_bytes()
    with pytest.raises(DamagedError):
        check(file)


def test_what_was_written_after_it_is_not_in_it() -> None:
    vault = account()
    file = backup_of(vault)
    added = vault.add(Draft(text="later"))
    assert check_backup(vault, BytesIO(file)) == 4
    assert document_of(vault, added.id).content == added.content
