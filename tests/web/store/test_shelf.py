"""The shelf in a database keeps what it is given, apart by account; on SQLite and on PostgreSQL.

`make test` runs these on SQLite with everything else, and once more by `scripts/with_postgres.py`.
"""

from __future__ import annotations

import secrets
import threading
from collections.abc import Callable

import pytest
from django.db import connection

from halfway.errors import ConflictError, DamagedError
from halfway.vault.inventory import Inventory, sealed_inventory
from halfway.vault.keyring import fresh_keyring
from halfway.vault.kinds.draft import Draft
from halfway.vault.shelf import SealedHead, SealedList, Slot
from halfway.vault.vault import Vault
from halfway.web.store import models, opening
from halfway.web.store.shelf import DatabaseShelf

pytestmark = pytest.mark.django_db(transaction=True)

HEAD = SealedHead("1" * 32, 1, b"head")
A, B = "a" * 32, "b" * 32


@pytest.fixture
def shelf() -> DatabaseShelf:
    """A shelf with two empty accounts on it."""
    shelf = DatabaseShelf()
    for account in (A, B):
        with shelf.changing(account):
            shelf.put_list(account, SealedList(1, b"list"))
    return shelf


def empty_vault() -> Vault:
    """An account with keys of its own."""
    shelf, keys, account = DatabaseShelf(), fresh_keyring(), secrets.token_hex(16)
    with shelf.changing(account):
        listed = sealed_inventory(Inventory(), account=account, number=1, keys=keys)
        shelf.put_list(account, listed)
    return Vault(shelf, account, keys)


def test_the_parameters_are_kept(shelf: DatabaseShelf) -> None:
    assert shelf.kdf() is None
    with shelf.changing(A):
        shelf.set_kdf(b"kdf")
    assert shelf.kdf() == b"kdf"


def test_a_slot_is_found_by_its_bytes_only_and_takes_the_place_of_its_name(
    shelf: DatabaseShelf,
) -> None:
    first, newer = (
        Slot(b"1" * 32, A, "passphrase", b"\0\xff"),
        Slot(b"2" * 32, A, "passphrase", b""),
    )
    other = Slot(b"3" * 32, B, "passphrase", b"")
    with shelf.changing(A):
        shelf.put_slot(first)
        shelf.put_slot(other)
    assert shelf.slot(first.find) == first
    assert shelf.slot(b"4" * 32) is None
    with shelf.changing(A):
        shelf.put_slot(newer)
    assert shelf.slots(A) == [newer]
    assert shelf.slots(B) == [other]
    with shelf.changing(A):
        shelf.remove_slot(A, "passphrase")
    assert (shelf.slots(A), shelf.slots(B)) == ([], [other])


def test_a_body_comes_back_in_order_and_stays_where_none_is_given(shelf: DatabaseShelf) -> None:
    pieces = [bytes([number]) * 1000 for number in range(12)]
    with shelf.changing(A):
        shelf.put(A, HEAD, pieces)
    assert list(shelf.pieces(A, HEAD.id)) == pieces
    with shelf.changing(A):
        shelf.put(A, SealedHead(HEAD.id, 2, b"newer"), None)
    assert shelf.head(A, HEAD.id) == SealedHead(HEAD.id, 2, b"newer")
    assert list(shelf.pieces(A, HEAD.id)) == pieces
    with shelf.changing(A):
        shelf.put(A, SealedHead(HEAD.id, 3, b"newest"), [b"one"])
    assert list(shelf.pieces(A, HEAD.id)) == [b"one"]


def test_another_account_finds_nothing_of_it_and_removes_nothing(shelf: DatabaseShelf) -> None:
    with shelf.changing(A):
        shelf.put(A, HEAD, [b"body"])
    assert shelf.head(B, HEAD.id) is None
    assert list(shelf.heads(B)) == []
    assert list(shelf.pieces(B, HEAD.id)) == []
    with shelf.changing(B):
        shelf.remove(B, HEAD.id)
    assert list(shelf.heads(A)) == [HEAD]


def test_the_id_of_another_account_cannot_be_taken(shelf: DatabaseShelf) -> None:
    with shelf.changing(A):
        shelf.put(A, HEAD, [b"body"])
    with pytest.raises(Exception, match="Not saved"), shelf.changing(B):
        shelf.put(B, SealedHead(HEAD.id, 7, b"theirs"), [b"theirs"])
    assert shelf.head(A, HEAD.id) == HEAD
    assert list(shelf.pieces(A, HEAD.id)) == [b"body"]


def test_an_error_undoes_all_of_a_change(shelf: DatabaseShelf) -> None:
    def fail() -> None:
        with shelf.changing(A):
            shelf.put(A, HEAD, [b"body"])
            shelf.put_list(A, SealedList(2, b"newer"))
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        fail()
    assert list(shelf.heads(A)) == []
    assert shelf.list_of(A) == SealedList(1, b"list")


def test_an_account_that_is_removed_leaves_no_row(shelf: DatabaseShelf) -> None:
    with shelf.changing(A):
        shelf.put_slot(Slot(b"1" * 32, A, "passphrase", b""))
        shelf.put(A, HEAD, [b"body"])
    with shelf.changing(B):
        shelf.put(B, SealedHead("2" * 32, 1, b"theirs"), [b"theirs"])
    shelf.remove_account(A)
    assert shelf.list_of(A) is None
    assert models.Slot.objects.count() == 0
    assert [row.id for row in models.Document.objects.all()] == ["2" * 32]
    assert [bytes(row.sealed) for row in models.Piece.objects.all()] == [b"theirs"]


def test_a_vault_works_on_it() -> None:
    vault = empty_vault()
    document = vault.add(Draft(text="one"))
    with pytest.raises(ConflictError):
        vault.save(document.id, Draft(text="late"), version=7)
    vault.save(document.id, Draft(text="two"), version=1)
    found = vault.read(document.id)
    assert found
    assert (found.version, found.content) == (2, Draft(text="two"))
    vault.delete(document.id)
    assert vault.contents().entries == ()


def test_a_row_put_back_behind_the_lists_back_is_noticed() -> None:
    vault = empty_vault()
    document = vault.add(Draft(text="one"))
    old = models.Document.objects.get(pk=document.id)
    vault.save(document.id, Draft(text="two"), version=1)
    old.save()
    assert vault.contents().damaged == (document.id,)
    with pytest.raises(DamagedError):
        vault.read(document.id)


def test_of_two_who_save_the_same_version_at_once_one_is_told() -> None:
    vault = empty_vault()
    document, said = vault.add(Draft(text="one")), []
    start = threading.Barrier(2)

    def save(words: str) -> None:
        start.wait(10)
        try:
            vault.save(document.id, Draft(text=words), version=1)
            said.append("saved")
        except ConflictError:
            said.append("told")
        finally:
            connection.close()

    together(lambda: save("two"), lambda: save("three"))
    assert sorted(said) == ["saved", "told"]
    found = vault.read(document.id)
    assert found
    assert found.version == 2


def test_many_who_add_at_once_lose_nothing() -> None:
    vault = empty_vault()

    def add(name: str) -> Callable[[], None]:
        def work() -> None:
            try:
                for number in range(8):
                    vault.add(Draft(text=f"{name} {number}"))
            finally:
                connection.close()

        return work

    together(*(add(name) for name in "abcd"))
    assert len(vault.contents().entries) == 32
    assert vault.damaged() == ()


def together(*works: Callable[[], None]) -> None:
    """Run these at the same time, and wait for all."""
    threads = [threading.Thread(target=work) for work in works]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(30)
        assert not thread.is_alive()


def test_looking_makes_no_file(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(opening, "is_here", lambda: False)
    shelf = DatabaseShelf()
    assert (shelf.kdf(), shelf.slot(b""), shelf.list_of(A)) == (None, None, None)
