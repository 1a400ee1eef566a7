"""Bringing back what a backup holds: as it was where it is gone, beside it where it is not."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, BinaryIO

from halfway.errors import ConflictError, DamagedError, LockedError
from halfway.vault.account import PASSPHRASE, kdf_for, opened_slot, sealed_slot
from halfway.vault.backup import opened_documents
from halfway.vault.backup_format import read_header, shelf_with_records
from halfway.vault.derivation import decoded, root_key, subkey
from halfway.vault.document import Document, Entry
from halfway.vault.shelf import Shelf
from halfway.vault.vault import Vault


@dataclass(frozen=True, slots=True)
class Restored:
    """What a backup gave: the open account, and how many documents it holds."""

    vault: Vault
    documents: int


def restore(shelf: Shelf, file: BinaryIO, *, passphrase: str, name: str = "") -> Restored:
    """Bring an account back that is not here; nothing is written unless every document opens.

    Raises `LockedError` for wrong words, `DamagedError` for a backup that was cut or changed,
    `ConflictError` where the account is here already.
    """
    old = opened_backup(file, passphrase=passphrase, name=name)
    count = opened_documents(old)
    with shelf.changing(old.account):
        if shelf.list_of(old.account):
            raise ConflictError(
                "What this backup holds is already kept here. Open it, then use"
                " “Bring back from a backup” in Settings: it adds what is missing."
            )
        root = root_key(passphrase, name=name, kdf=kdf_for(shelf))
        if shelf.slot(subkey(root, "find")):
            raise ConflictError("Other notes here open with these words. Change them there first.")
        _copy(old, shelf)
        shelf.put_slot(sealed_slot(root, account=old.account, slot=PASSPHRASE, keys=old.keys))
    return Restored(Vault(shelf, old.account, old.keys), count)


def merge(vault: Vault, file: BinaryIO, *, passphrase: str, name: str = "") -> int:
    """Add what a backup has and this account lacks or has otherwise; gives how many.

    Nothing here is replaced: a document that differs is added beside the present one. Documents
    that there is only one of (settings) stay as they are here.
    """
    old = opened_backup(file, passphrase=passphrase, name=name)
    opened_documents(old)
    single, added = set(old.single_ids()), 0
    here = vault.contents().entries
    for entry in old.contents().entries:
        document = old.read(entry.id)
        if document is None or entry.id in single:
            continue
        if not any(_is_same(vault, present, document) for present in here):
            vault.adopt(document)
            added += 1
    return added


def opened_backup(file: BinaryIO, *, passphrase: str, name: str = "") -> Vault:
    """The account in a backup, open in memory; its documents are not checked yet."""
    header = read_header(file)
    root = root_key(passphrase, name=name, kdf=decoded(header.kdf))
    find = subkey(root, "find")
    slot = next((slot for slot in header.slots() if slot.find == find), None)
    if slot is None:
        raise LockedError(
            "These words do not open this backup. It takes the passphrase (and name) of the day"
            " when it was made."
        )
    keys = opened_slot(slot, root=root)
    return Vault(shelf_with_records(file, header, keys=keys), header.account, keys)


def _is_same(vault: Vault, present: Entry, document: Document[Any]) -> bool:
    """Whether this document is kept here already, under its own id or under one of a merge."""
    now, then = present.head, document.head
    if (now.kind, now.title, now.created) != (then.kind, then.title, then.created):
        return False
    try:
        kept = vault.read(present.id)
    except DamagedError:
        return False
    return kept is not None and kept.content == document.content


def _copy(old: Vault, shelf: Shelf) -> None:
    listed = old.shelf.list_of(old.account)
    if listed is None:
        raise DamagedError("This backup has no list of what is in it.")
    shelf.put_list(old.account, listed)
    for head in old.shelf.heads(old.account):
        shelf.put(old.account, head, old.shelf.pieces(old.account, head.id))
    for slot in old.shelf.slots(old.account):
        if slot.name != PASSPHRASE:
            shelf.put_slot(slot)
