"""What tests of the vault share: accounts made once, ways to touch sealed bytes, a shelf that stops."""

from __future__ import annotations

import copy
import random
from base64 import b85encode
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from functools import cache
from io import BytesIO
from itertools import count
from typing import Any

import pytest

from halfway.errors import NotSavedError
from halfway.vault import derivation
from halfway.vault.account import create_account, make_recovery_key, unlock
from halfway.vault.backup import write_backup
from halfway.vault.derivation import Kdf
from halfway.vault.document import Document, Head
from halfway.vault.inventory import Inventory, sealed_inventory
from halfway.vault.keyring import Keyring, fresh_keyring
from halfway.vault.kinds.dismissals import Dismissals
from halfway.vault.kinds.draft import Draft
from halfway.vault.kinds.preferences import Preferences
from halfway.vault.memory_shelf import MemoryShelf
from halfway.vault.shelf import SealedHead, SealedList, Slot
from halfway.vault.vault import Vault

WORDS = "copper window sailing turnip dust"
OTHER_WORDS = "marble kettle orbit fennel stairs"
NAME = "Robin"
ACCOUNT = "a" * 32
START = datetime(2026, 1, 2, 3, 4, 5, tzinfo=UTC)
FLOOR = Kdf(salt=bytes(range(16)))

_remembered_argon2 = cache(derivation.hash_secret_raw)


@contextmanager
def remembered_argon2() -> Iterator[None]:
    """The real Argon2id, which computes the same question once only."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(derivation, "hash_secret_raw", _remembered_argon2)
        yield


def ticking() -> Callable[[], datetime]:
    """A clock that goes on by a minute at every look."""
    minutes = count()
    return lambda: START + timedelta(minutes=next(minutes))


def empty_vault(
    shelf: MemoryShelf | None = None, *, account: str = ACCOUNT, keys: Keyring | None = None
) -> Vault:
    """An open account without documents and without a passphrase."""
    vault = Vault(
        MemoryShelf() if shelf is None else shelf, account, keys or fresh_keyring(), ticking()
    )
    sealed = sealed_inventory(Inventory(), account=account, number=1, keys=vault.keys)
    vault.shelf.put_list(account, sealed)
    return vault


def fill(vault: Vault) -> Vault:
    """Some of everything: drafts, one of them changed and one in the trash, settings, dismissals."""
    changed = vault.add(Draft(text="Could we talk on Sunday?", slots={"need": "rest 🌧"}))
    vault.save(changed.id, Draft(text="Could we talk this Sunday?", theirs="ok"), version=1)
    laid_aside = vault.add(Draft(text="You never listen.", mode="tell"))
    vault.trash(laid_aside.id, version=1)
    vault.keep_one(Preferences(idle_minutes=10, path="joint"))
    vault.keep_one(Dismissals(once=(("you-always", "You always do."),), rules=("why",)))
    return vault


def filled_vault() -> Vault:
    """An open account with some of everything."""
    return fill(empty_vault())


def kept(vault: Vault) -> dict[str, tuple[Head, Any]]:
    """Head and content of every document by its id; versions of bodies left out."""
    found = [document_of(vault, entry.id) for entry in vault.contents().entries]
    return {one.id: (replace(one.head, body_version=0), one.content) for one in found}


def document_of(vault: Vault, id: str) -> Document[Any]:
    """A document that must be there."""
    document = vault.read(id)
    assert document is not None
    return document


@cache
def long_text(size: int = 400_000) -> str:
    """Words that hardly get smaller, of a draft that fills more than a piece."""
    letters = b85encode(random.Random(7).randbytes(size * 4 // 5)).decode()  # noqa: S311
    return "One two three four five six seven eight nine " + letters


@cache
def _account() -> tuple[MemoryShelf, str]:
    with remembered_argon2():
        shelf = MemoryShelf(header=FLOOR.encoded())
        vault = create_account(shelf, passphrase=WORDS, name=NAME)
        fill(replace(vault, clock=ticking()))
        return shelf, make_recovery_key(vault)


def account_shelf() -> MemoryShelf:
    """A shelf with one account, open to `WORDS` and to `recovery_words()`, some of everything in it."""
    return copy.deepcopy(_account()[0])


def recovery_words() -> str:
    """The recovery key of the account on `account_shelf()`."""
    return _account()[1]


def bare_shelf() -> MemoryShelf:
    """`account_shelf()` without the recovery key."""
    shelf = account_shelf()
    shelf.remove_slot(account_on(shelf), "recovery")
    return shelf


def account_on(shelf: MemoryShelf) -> str:
    """The one account on a shelf."""
    (account,) = shelf.lists
    return account


def opened(shelf: MemoryShelf, words: str = WORDS, name: str = NAME) -> Vault:
    """The account of a shelf that these words open."""
    with remembered_argon2():
        return replace(unlock(shelf, passphrase=words, name=name), clock=ticking())


@cache
def backup_bytes(*, recovery: bool = False) -> bytes:
    """A backup of `account_shelf()`, with the way in by the recovery key or without."""
    return backup_of(opened(account_shelf() if recovery else bare_shelf()))


def backup_of(vault: Vault) -> bytes:
    """A backup of everything in an account."""
    file = BytesIO()
    write_backup(vault, file)
    return file.getvalue()


def flipped(data: bytes, bit: int) -> bytes:
    """The bytes with one bit turned over."""
    touched = bytearray(data)
    touched[bit // 8] ^= 1 << bit % 8
    return bytes(touched)


def with_row(
    shelf: MemoryShelf, account: str, id: str, head: SealedHead, pieces: Iterable[bytes]
) -> None:
    """Lay a row into the store, as one would who can write to the disk."""
    shelf.documents[account][id] = (head, tuple(pieces))


@dataclass(slots=True)
class StoppingShelf(MemoryShelf):
    """A shelf that stops at a write and, as a database does, undoes the change it was in."""

    writes_left: int = 1 << 30

    @contextmanager
    def changing(self, account: str) -> Iterator[None]:
        """All of it or none."""
        before = copy.deepcopy((self.header, self.slots_by_find, self.lists, self.documents))
        try:
            yield
        except BaseException:
            self.header, self.slots_by_find, self.lists, self.documents = before
            raise

    def put_slot(self, slot: Slot) -> None:
        """One write."""
        self._count()
        MemoryShelf.put_slot(self, slot)

    def remove_slot(self, account: str, name: str) -> None:
        """One write."""
        self._count()
        MemoryShelf.remove_slot(self, account, name)

    def put_list(self, account: str, sealed: SealedList) -> None:
        """One write."""
        self._count()
        MemoryShelf.put_list(self, account, sealed)

    def put(self, account: str, head: SealedHead, pieces: Iterable[bytes] | None) -> None:
        """One write."""
        self._count()
        MemoryShelf.put(self, account, head, pieces)

    def _count(self) -> None:
        if self.writes_left == 0:
            raise NotSavedError("The disk is full.")
        self.writes_left -= 1


def stopping(shelf: MemoryShelf, writes: int) -> StoppingShelf:
    """The same shelf, which takes so many writes more."""
    same = copy.deepcopy(shelf)
    return StoppingShelf(same.header, same.slots_by_find, same.lists, same.documents, writes)
