"""Where sealed bytes are put: what the vault asks of a database, and nothing of how it is done."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import AbstractContextManager
from dataclasses import dataclass
from typing import Protocol


@dataclass(frozen=True, slots=True)
class SealedHead:
    """A document as the shelf sees it: opaque id, version, and a small sealed head."""

    id: str
    version: int
    head: bytes


@dataclass(frozen=True, slots=True)
class SealedList:
    """The sealed list of what an account holds; its number grows by one with every change."""

    number: int
    sealed: bytes


@dataclass(frozen=True, slots=True)
class Slot:
    """One way into an account: what it is found by, and the keyring sealed for it."""

    find: bytes
    account: str
    name: str
    sealed: bytes


class Shelf(Protocol):
    """A store of sealed bytes; every write happens inside `changing`, all of it or none."""

    def changing(self, account: str) -> AbstractContextManager[None]:
        """One transaction over an account: others wait; an error undoes all of it.

        Raises `NotSavedError` where the disk does not take it.
        """

    def kdf(self) -> bytes | None:
        """The encoded parameters of this installation; None before the first account."""

    def set_kdf(self, encoded: bytes) -> None:
        """Keep the parameters; only before the first account."""

    def slot(self, find: bytes) -> Slot | None:
        """The slot that is found by these bytes."""

    def slots(self, account: str) -> list[Slot]:
        """Every slot of an account."""

    def put_slot(self, slot: Slot) -> None:
        """Keep a slot, in place of the one of the same account and name."""

    def remove_slot(self, account: str, name: str) -> None:
        """Take a slot away; nothing where there is none."""

    def list_of(self, account: str) -> SealedList | None:
        """The list of an account; None where there is no such account."""

    def put_list(self, account: str, sealed: SealedList) -> None:
        """Keep the list in place of the one before; makes the account where it is new."""

    def heads(self, account: str) -> Iterator[SealedHead]:
        """The head of every document of an account."""

    def head(self, account: str, id: str) -> SealedHead | None:
        """The head of one document."""

    def pieces(self, account: str, id: str) -> Iterator[bytes]:
        """The sealed body of one document, piece by piece."""

    def put(self, account: str, head: SealedHead, pieces: Iterable[bytes] | None) -> None:
        """Keep a document in place of the one of the same id; None leaves the body as it is."""

    def remove(self, account: str, id: str) -> None:
        """Take a document away."""

    def remove_account(self, account: str) -> None:
        """Take an account away: slots first, then all it held; then free the space for real."""
