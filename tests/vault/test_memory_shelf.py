"""The shelf in memory keeps what it is given, apart by account."""

from __future__ import annotations

import pytest

from halfway.vault.memory_shelf import MemoryShelf
from halfway.vault.shelf import SealedHead, SealedList, Slot

HEAD = SealedHead("one", 1, b"head")
WAY_IN = Slot(b"find", "a", "passphrase", b"sealed")


def test_keeps_the_parameters() -> None:
    shelf = MemoryShelf()
    assert shelf.kdf() is None
    shelf.set_kdf(b"kdf")
    assert shelf.kdf() == b"kdf"


def test_finds_a_slot_by_its_bytes_only() -> None:
    shelf = MemoryShelf()
    shelf.put_slot(WAY_IN)
    assert shelf.slot(b"find") == WAY_IN
    assert shelf.slot(b"other") is None
    assert shelf.slots("a") == [WAY_IN]
    assert shelf.slots("b") == []


def test_a_slot_takes_the_place_of_the_one_of_its_name() -> None:
    shelf = MemoryShelf()
    other_name, newer = Slot(b"2", "a", "recovery", b""), Slot(b"3", "a", "passphrase", b"")
    other_account = Slot(b"4", "b", "passphrase", b"")
    for slot in (WAY_IN, other_name, other_account, newer):
        shelf.put_slot(slot)
    assert shelf.slot(b"find") is None
    assert shelf.slots("a") == [other_name, newer]
    assert shelf.slots("b") == [other_account]


def test_takes_a_slot_away_by_its_name() -> None:
    shelf = MemoryShelf()
    shelf.put_slot(WAY_IN)
    shelf.remove_slot("a", "recovery")
    shelf.remove_slot("b", "passphrase")
    assert shelf.slots("a") == [WAY_IN]
    shelf.remove_slot("a", "passphrase")
    assert shelf.slots("a") == []


def test_keeps_one_list_for_an_account() -> None:
    shelf = MemoryShelf()
    assert shelf.list_of("a") is None
    shelf.put_list("a", SealedList(1, b"x"))
    shelf.put_list("a", SealedList(2, b"y"))
    assert shelf.list_of("a") == SealedList(2, b"y")
    assert shelf.list_of("b") is None


def test_keeps_a_document_with_its_pieces_in_order() -> None:
    shelf = MemoryShelf()
    shelf.put("a", HEAD, iter([b"1", b"2"]))
    assert shelf.head("a", "one") == HEAD
    assert list(shelf.heads("a")) == [HEAD]
    assert list(shelf.pieces("a", "one")) == [b"1", b"2"]


def test_a_head_alone_leaves_the_body_as_it_is() -> None:
    shelf = MemoryShelf()
    newer = SealedHead("one", 2, b"newer")
    shelf.put("a", HEAD, [b"body"])
    shelf.put("a", newer, None)
    assert shelf.head("a", "one") == newer
    assert list(shelf.pieces("a", "one")) == [b"body"]
    shelf.put("a", newer, [])
    assert list(shelf.pieces("a", "one")) == []


def test_documents_of_two_accounts_stay_apart() -> None:
    shelf = MemoryShelf()
    shelf.put("a", HEAD, [b"of a"])
    shelf.put("b", HEAD, [b"of b"])
    shelf.remove("a", "one")
    assert shelf.head("a", "one") is None
    assert list(shelf.pieces("a", "one")) == []
    assert list(shelf.pieces("b", "one")) == [b"of b"]


def test_taking_away_what_is_not_there_does_nothing() -> None:
    shelf = MemoryShelf()
    shelf.remove("a", "one")
    shelf.remove_account("a")
    assert shelf == MemoryShelf()


def test_takes_an_account_away_with_all_it_held() -> None:
    shelf = MemoryShelf()
    shelf.put_slot(WAY_IN)
    shelf.put_list("a", SealedList(1, b"x"))
    shelf.put("a", HEAD, [b"body"])
    shelf.put("b", HEAD, [b"of b"])
    shelf.remove_account("a")
    assert (shelf.slots("a"), shelf.list_of("a"), list(shelf.heads("a"))) == ([], None, [])
    assert shelf.head("b", "one") == HEAD


def test_an_error_inside_a_change_is_raised() -> None:
    with pytest.raises(ZeroDivisionError), MemoryShelf().changing("a"):
        raise ZeroDivisionError
