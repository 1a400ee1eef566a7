"""An open account: lists, opens, saves and removes documents; every change is one transaction."""

from __future__ import annotations

import secrets
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from typing import Any, TypeVar

from halfway.errors import ConflictError, DamagedError, LockedError
from halfway.vault.document import (
    Contents,
    Document,
    Entry,
    Head,
    decoded_head,
    encoded_head,
)
from halfway.vault.inventory import Inventory, opened_inventory, sealed_inventory
from halfway.vault.keyring import Keyring
from halfway.vault.kinds import decoded, encoded, kind_of
from halfway.vault.sealing import Place, seal, unseal
from halfway.vault.shelf import SealedHead, SealedList, Shelf

LONGEST_TITLE = 200
Content = TypeVar("Content")

CHANGED_ELSEWHERE = (
    "This was changed in another window since you opened it. Both versions are kept."
)


def now() -> datetime:
    """The time that documents are dated by."""
    return datetime.now(UTC)


@dataclass(frozen=True, slots=True)
class Vault:
    """An account with its keys. Raises `DamagedError` for bytes that were touched."""

    shelf: Shelf
    account: str
    keys: Keyring = field(repr=False)
    clock: Callable[[], datetime] = now

    def contents(self) -> Contents:
        """All documents, newest change first; those that do not open are named apart."""
        versions = dict(self._inventory()[1].versions)
        entries, damaged = [], []
        for sealed in self.shelf.heads(self.account):
            expected = versions.pop(sealed.id, None)
            try:
                if expected != sealed.version:
                    raise DamagedError("another version than was kept last")
                entries.append(Entry(sealed.id, sealed.version, self._opened_head(sealed)))
            except DamagedError:
                damaged.append(sealed.id)
        entries.sort(key=lambda entry: (entry.head.changed, entry.id), reverse=True)
        return Contents(tuple(entries), (*damaged, *versions))

    def read(self, id: str) -> Document[Any] | None:
        """One document, opened and checked; None where the account holds none of this id."""
        expected = self._inventory()[1].versions.get(id)
        sealed = self.shelf.head(self.account, id)
        if expected is None and sealed is None:
            return None
        if sealed is None or sealed.version != expected:
            raise DamagedError("Something that was kept here is missing or was replaced.")
        head = self._opened_head(sealed)
        place = Place(self.account, "body", id, head.body_version)
        payload = unseal(self.shelf.pieces(self.account, id), keys=self.keys, place=place)
        content = decoded(payload, name=head.kind, made_in=head.format)
        return Document(id, sealed.version, head, content)

    def damaged(self) -> tuple[str, ...]:
        """The ids of all documents of which head or body does not open; opens every one."""
        contents = self.contents()
        bodies = [entry.id for entry in contents.entries if not self._opens(entry.id)]
        return (*contents.damaged, *bodies)

    def sealed_list_without(self, ids: tuple[str, ...]) -> SealedList:
        """The list of what is kept, without these; as it stands where there are none of them."""
        number, inventory = self._inventory()
        for id in ids:
            inventory = inventory.without(id)
        listed = self.shelf.list_of(self.account) if not ids else None
        return listed or sealed_inventory(
            inventory, account=self.account, number=number, keys=self.keys
        )

    def add(self, content: Content) -> Document[Content]:
        """Keep something new."""
        with self._changing() as change:
            head = self._head_of(content, version=1, created=self.clock())
            return change.put(secrets.token_hex(16), content, head, version=1)

    def adopt(self, document: Document[Content]) -> Document[Content]:
        """Keep a document of another time under a new id, with its own dates."""
        head = replace(document.head, body_version=1, format=kind_of(document.content).format)
        with self._changing() as change:
            return change.put(secrets.token_hex(16), document.content, head, version=1)

    def save(self, id: str, content: Content, *, version: int) -> Document[Content]:
        """Keep a change of what was opened in `version`; raises `ConflictError` if it moved on."""
        with self._changing() as change:
            before = change.expect(id, version=version)
            head = self._head_of(content, version=version + 1, created=before.created)
            return change.put(id, content, head, version=version + 1)

    def trash(self, id: str, *, version: int) -> Entry:
        """Lay a document aside; it can be brought back."""
        return self._rehead(id, version=version, trashed=self.clock())

    def bring_back(self, id: str, *, version: int) -> Entry:
        """Take a document out of the trash."""
        return self._rehead(id, version=version, trashed=None)

    def reseal(self, id: str) -> None:
        """Seal a document with the newest key; nothing else about it changes."""
        with self._changing() as change:
            document = self.read(id)
            if document is not None:
                version = document.version + 1
                format = kind_of(document.content).format
                head = replace(document.head, body_version=version, format=format)
                change.put(id, document.content, head, version=version)

    def check_keys(self) -> None:
        """Raises `LockedError` where the key was changed elsewhere since these were opened."""
        try:
            self._inventory()
        except DamagedError:
            raise LockedError(
                "The key was changed in another window. Lock here, and unlock again."
            ) from None

    def with_keys(self, keys: Keyring) -> Vault:
        """This account with other keys; the list is sealed with the newest at once.

        From then on nobody who holds only the old key can add to the account: they cannot open
        its list. Only inside `changing`.
        """
        number, inventory = self._inventory()
        sealed = sealed_inventory(inventory, account=self.account, number=number + 1, keys=keys)
        self.shelf.put_list(self.account, sealed)
        return replace(self, keys=keys)

    def delete(self, id: str) -> None:
        """Take a document away for good, damaged or not."""
        with self._changing() as change:
            self.shelf.remove(self.account, id)
            change.inventory = change.inventory.without(id)

    def one(self, type_: type[Content]) -> Document[Content] | None:
        """The only document of a kind; None before the first was kept."""
        id = self._inventory()[1].single.get(kind_of(type_()).name)
        return self.read(id) if id else None

    def single_ids(self) -> tuple[str, ...]:
        """The ids of the documents that there is only one of."""
        return tuple(self._inventory()[1].single.values())

    def keep_one(self, content: Content) -> Document[Content]:
        """Keep the only document of a kind, in place of the one before."""
        name = kind_of(content).name
        with self._changing() as change:
            id, version, created = change.inventory.single.get(name), 1, self.clock()
            if id is None:
                id = secrets.token_hex(16)
                change.inventory = change.inventory.having_single(name, id)
            else:
                created = change.opened_head(id).created
                version = change.inventory.versions[id] + 1
            head = self._head_of(content, version=version, created=created)
            return change.put(id, content, head, version=version)

    def _opens(self, id: str) -> bool:
        try:
            return self.read(id) is not None
        except DamagedError:
            return False

    def _rehead(self, id: str, *, version: int, trashed: datetime | None) -> Entry:
        with self._changing() as change:
            head = replace(change.expect(id, version=version), trashed=trashed)
            return change.put_head(id, head, version=version + 1)

    def _head_of(self, content: object, *, version: int, created: datetime) -> Head:
        kind = kind_of(content)
        return Head(
            kind=kind.name,
            format=kind.format,
            title=content.title()[:LONGEST_TITLE],  # type: ignore[attr-defined]  # all have one
            created=created,
            changed=self.clock(),
            body_version=version,
        )

    def _inventory(self) -> tuple[int, Inventory]:
        sealed = self.shelf.list_of(self.account)
        if sealed is None:
            raise DamagedError("This account is no longer here. It may have been erased.")
        return sealed.number, opened_inventory(sealed, account=self.account, keys=self.keys)

    def _opened_head(self, sealed: SealedHead) -> Head:
        place = Place(self.account, "head", sealed.id, sealed.version)
        return decoded_head(unseal([sealed.head], keys=self.keys, place=place))

    @contextmanager
    def _changing(self) -> Iterator[_Change]:
        with self.shelf.changing(self.account):
            number, inventory = self._inventory()
            change = _Change(self, inventory)
            yield change
            self.shelf.put_list(
                self.account,
                sealed_inventory(
                    change.inventory, account=self.account, number=number + 1, keys=self.keys
                ),
            )


@dataclass(slots=True)
class _Change:
    """One transaction under way."""

    vault: Vault
    inventory: Inventory

    def expect(self, id: str, *, version: int) -> Head:
        """The head of a document that is still in `version`."""
        if self.inventory.versions.get(id) != version:
            raise ConflictError(CHANGED_ELSEWHERE)
        return self.opened_head(id)

    def opened_head(self, id: str) -> Head:
        """The head of a document in the version that the list names."""
        sealed = self.vault.shelf.head(self.vault.account, id)
        if sealed is None or sealed.version != self.inventory.versions.get(id):
            raise DamagedError("Something that was kept here is missing or was replaced.")
        return self.vault._opened_head(sealed)

    def put(self, id: str, content: Content, head: Head, *, version: int) -> Document[Content]:
        """Keep head and body."""
        vault = self.vault
        place = Place(vault.account, "body", id, head.body_version)
        pieces = seal(encoded(content), keys=vault.keys, place=place)
        self._keep(id, head, version=version, pieces=pieces)
        return Document(id, version, head, content)

    def put_head(self, id: str, head: Head, *, version: int) -> Entry:
        """Keep a changed head over the same body."""
        self._keep(id, head, version=version, pieces=None)
        return Entry(id, version, head)

    def _keep(self, id: str, head: Head, *, version: int, pieces: Iterator[bytes] | None) -> None:
        vault = self.vault
        place = Place(vault.account, "head", id, version)
        (sealed,) = seal(encoded_head(head), keys=vault.keys, place=place)
        vault.shelf.put(vault.account, SealedHead(id, version, sealed), pieces)
        self.inventory = self.inventory.having(id, version)
