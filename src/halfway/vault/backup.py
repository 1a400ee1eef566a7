"""One sealed file with everything of an account, and the file read again to be sure of it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import BinaryIO

from halfway.errors import DamagedError
from halfway.vault.backup_format import (
    Record,
    file_bytes,
    header_of,
    read_header,
    shelf_with_records,
)
from halfway.vault.vault import Vault


@dataclass(frozen=True, slots=True)
class Written:
    """How many documents went into a backup, and the ids of those that could not be opened."""

    documents: int
    left_out: tuple[str, ...] = ()


def write_backup(vault: Vault, file: BinaryIO) -> Written:
    """Write everything of the account that opens, as it is at one moment; then read it again."""
    with vault.shelf.changing(vault.account):
        header = header_of(vault.shelf, vault.account)
        damaged = vault.damaged()
        records = list(_records_of(vault, damaged))
    for part in file_bytes(header, records, keys=vault.keys):
        file.write(part)
    return Written(len(records) - 1, damaged)


def check_backup(vault: Vault, file: BinaryIO) -> int:
    """Open every document of a backup of this account; gives their number, or `DamagedError`."""
    header = read_header(file)
    if header.account != vault.account:
        raise DamagedError("This backup is of another account.")
    shelf = shelf_with_records(file, header, keys=vault.keys)
    return opened_documents(Vault(shelf, header.account, vault.keys))


def opened_documents(vault: Vault) -> int:
    """Open every document once; gives how many there are, or `DamagedError`."""
    if vault.damaged():
        raise DamagedError("A document in this backup is broken or missing. Nothing was changed.")
    return len(vault.contents().entries)


def _records_of(vault: Vault, damaged: tuple[str, ...]) -> Iterator[Record]:
    shelf, account = vault.shelf, vault.account
    listed = vault.sealed_list_without(damaged)
    yield Record("", listed.number, listed.sealed, [])
    for head in list(shelf.heads(account)):
        if head.id not in damaged:
            pieces = list(shelf.pieces(account, head.id))
            yield Record(head.id, head.version, head.head, pieces)
