"""A shelf in memory: what a backup is opened on, before anything of it is kept."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from halfway.vault.shelf import SealedHead, SealedList, Slot


@dataclass(slots=True)
class MemoryShelf:
    """Sealed bytes in dictionaries; an error inside `changing` undoes nothing but is raised."""

    header: bytes | None = None
    slots_by_find: dict[bytes, Slot] = field(default_factory=dict)
    lists: dict[str, SealedList] = field(default_factory=dict)
    documents: dict[str, dict[str, tuple[SealedHead, tuple[bytes, ...]]]] = field(
        default_factory=dict
    )

    @contextmanager
    def changing(self, account: str) -> Iterator[None]:
        """Nothing to wait for in memory."""
        yield

    def kdf(self) -> bytes | None:
        """The encoded parameters."""
        return self.header

    def set_kdf(self, encoded: bytes) -> None:
        """Keep the parameters."""
        self.header = encoded

    def slot(self, find: bytes) -> Slot | None:
        """The slot that is found by these bytes."""
        return self.slots_by_find.get(find)

    def slots(self, account: str) -> list[Slot]:
        """Every slot of an account."""
        return [slot for slot in self.slots_by_find.values() if slot.account == account]

    def put_slot(self, slot: Slot) -> None:
        """Keep a slot, in place of the one of the same account and name."""
        self.remove_slot(slot.account, slot.name)
        self.slots_by_find[slot.find] = slot

    def remove_slot(self, account: str, name: str) -> None:
        """Take a slot away."""
        for slot in self.slots(account):
            if slot.name == name:
                del self.slots_by_find[slot.find]

    def list_of(self, account: str) -> SealedList | None:
        """The list of an account."""
        return self.lists.get(account)

    def put_list(self, account: str, sealed: SealedList) -> None:
        """Keep the list in place of the one before."""
        self.lists[account] = sealed

    def heads(self, account: str) -> Iterator[SealedHead]:
        """The head of every document."""
        yield from [head for head, _ in self.documents.get(account, {}).values()]

    def head(self, account: str, id: str) -> SealedHead | None:
        """The head of one document."""
        found = self.documents.get(account, {}).get(id)
        return found[0] if found else None

    def pieces(self, account: str, id: str) -> Iterator[bytes]:
        """The sealed body of one document."""
        yield from self.documents.get(account, {}).get(id, (None, ()))[1]

    def put(self, account: str, head: SealedHead, pieces: Iterable[bytes] | None) -> None:
        """Keep a document."""
        held = self.documents.setdefault(account, {})
        body = tuple(pieces) if pieces is not None else held[head.id][1]
        held[head.id] = (head, body)

    def remove(self, account: str, id: str) -> None:
        """Take a document away."""
        self.documents.get(account, {}).pop(id, None)

    def remove_account(self, account: str) -> None:
        """Take an account away."""
        for slot in self.slots(account):
            del self.slots_by_find[slot.find]
        self.documents.pop(account, None)
        self.lists.pop(account, None)
