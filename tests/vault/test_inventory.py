"""The list of what an account holds opens only as it was sealed."""

from __future__ import annotations

from dataclasses import replace

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st
from vault_lab import ACCOUNT, flipped

from halfway.errors import DamagedError
from halfway.vault.framing import framed
from halfway.vault.inventory import Inventory, opened_inventory, sealed_inventory
from halfway.vault.keyring import fresh_keyring
from halfway.vault.sealing import Place, seal
from halfway.vault.shelf import SealedList

KEYS = fresh_keyring()
INVENTORY = Inventory({"one": 1, "two": 7}, {"preferences": "two"})
SEALED = sealed_inventory(INVENTORY, account=ACCOUNT, number=3, keys=KEYS)


def refuses(sealed: SealedList, *, account: str = ACCOUNT) -> None:
    with pytest.raises(DamagedError):
        opened_inventory(sealed, account=account, keys=KEYS)


@given(
    st.dictionaries(st.text(), st.integers(0, 2**63 - 1)),
    st.dictionaries(st.text(), st.text()),
    st.integers(1, 2**63 - 1),
)
def test_a_list_comes_back(versions: dict[str, int], single: dict[str, str], number: int) -> None:
    inventory = Inventory(versions, single)
    sealed = sealed_inventory(inventory, account=ACCOUNT, number=number, keys=KEYS)
    assert sealed.number == number
    assert opened_inventory(sealed, account=ACCOUNT, keys=KEYS) == inventory


def test_every_flipped_bit_is_noticed() -> None:
    for bit in range(len(SEALED.sealed) * 8):
        refuses(replace(SEALED, sealed=flipped(SEALED.sealed, bit)))


def test_every_cut_is_noticed() -> None:
    for length in range(len(SEALED.sealed)):
        refuses(replace(SEALED, sealed=SEALED.sealed[:length]))


@given(st.binary(min_size=1, max_size=40).filter(lambda more: more != bytes(4)))
def test_what_was_appended_is_noticed(more: bytes) -> None:
    refuses(replace(SEALED, sealed=SEALED.sealed + more))


def test_an_appended_empty_piece_is_noticed() -> None:
    refuses(replace(SEALED, sealed=SEALED.sealed + bytes(4)))


def test_a_list_under_another_number_is_refused() -> None:
    refuses(replace(SEALED, number=2))
    refuses(replace(SEALED, number=4))


def test_a_list_of_another_account_is_refused() -> None:
    refuses(SEALED, account="b" * 32)


@pytest.mark.parametrize("content", [b"", b"no list", msgspec.msgpack.encode({"a": 1})])
def test_what_is_no_list_is_damaged(content: bytes) -> None:
    place = Place(ACCOUNT, "list", version=1)
    refuses(SealedList(1, b"".join(framed(seal(content, keys=KEYS, place=place)))))


def test_a_document_is_put_on_the_list_and_taken_off() -> None:
    longer = INVENTORY.having("three", 1)
    assert longer.versions == {"one": 1, "two": 7, "three": 1}
    assert longer.without("three") == INVENTORY
    assert INVENTORY.having("one", 2).versions["one"] == 2


def test_the_only_one_of_a_kind_leaves_with_its_document() -> None:
    assert INVENTORY.having_single("dismissals", "one").single["dismissals"] == "one"
    assert INVENTORY.without("two") == Inventory({"one": 1}, {})
    assert INVENTORY.without("one").single == INVENTORY.single
