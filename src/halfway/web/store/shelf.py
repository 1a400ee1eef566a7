"""The shelf of the vault in a database: reads and writes with one clear error for each trouble."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager

from django.db import transaction

from halfway.vault.shelf import SealedHead, SealedList, Slot
from halfway.web.store import actions, opening, queries
from halfway.web.store.troubles import told


class DatabaseShelf:
    """Sealed bytes in SQLite or PostgreSQL; the file is made with the first write."""

    @contextmanager
    def changing(self, account: str) -> Iterator[None]:
        """One transaction; it is on the disk when this is left (synchronous=FULL)."""
        opening.make_ready()
        with told(), transaction.atomic():
            actions.lock_account(account)
            yield

    def kdf(self) -> bytes | None:
        """The parameters of this installation; whoever opens anything asks for them first."""
        with told():
            opening.hold_open()
            return queries.kdf() if opening.is_here() else None

    def set_kdf(self, encoded: bytes) -> None:
        """Keep the parameters."""
        actions.set_kdf(encoded)

    def slot(self, find: bytes) -> Slot | None:
        """The slot that is found by these bytes."""
        with told():
            return queries.slot(find) if opening.is_here() else None

    def slots(self, account: str) -> list[Slot]:
        """Every slot of an account."""
        with told():
            return queries.slots(account)

    def put_slot(self, slot: Slot) -> None:
        """Keep a slot."""
        actions.put_slot(slot)

    def remove_slot(self, account: str, name: str) -> None:
        """Take a slot away."""
        actions.remove_slot(account, name)

    def list_of(self, account: str) -> SealedList | None:
        """The list of an account."""
        with told():
            return queries.list_of(account) if opening.is_here() else None

    def put_list(self, account: str, sealed: SealedList) -> None:
        """Keep the list of an account."""
        actions.put_list(account, sealed)

    def heads(self, account: str) -> Iterator[SealedHead]:
        """The head of every document."""
        with told():
            yield from queries.heads(account)

    def head(self, account: str, id: str) -> SealedHead | None:
        """The head of one document."""
        with told():
            return queries.head(account, id)

    def pieces(self, account: str, id: str) -> Iterator[bytes]:
        """The body of one document."""
        with told():
            yield from queries.pieces(account, id)

    def put(self, account: str, head: SealedHead, pieces: Iterable[bytes] | None) -> None:
        """Keep a document."""
        actions.put(account, head, pieces)

    def remove(self, account: str, id: str) -> None:
        """Take a document away."""
        actions.remove(account, id)

    def remove_account(self, account: str) -> None:
        """Take the slots away and write that out, then the rest; the last one takes the file along."""
        with told():
            with transaction.atomic():
                actions.remove_slots(account)
            opening.free_space()
            with transaction.atomic():
                actions.remove_account(account)
            if queries.has_accounts():
                opening.free_space()
            else:
                opening.remove_file()
