"""One sealed file with everything of an account, and the file read again to be sure of it."""

from __future__ import annotations

from collections.abc import Iterator
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


def write_backup(vault: Vault, file: BinaryIO) -> int:
    """Write everything of the account as it is at one moment; gives the number of documents."""
    with vault.shelf.changing(vault.account):
        header = header_of(vault.shelf, vault.account)
        records = list(_records_of(vault))
    for part in file_bytes(header, records, keys=vault.keys):
        file.write(part)
    return len(records) - 1


def check_backup(vault: Vault, file: BinaryIO) -> int:
    """Open every document of a backup of this account; gives their number, or `DamagedError`."""
    header = read_header(file)
    if header.account != vault.account:
        raise DamagedError("This backup is of another account.")
    shelf = shelf_with_records(file, header, keys=vault.keys)
    return opened_documents(Vault(shelf, header.account, vault.keys))


def opened_documents(vault: Vault) -> int:
    """Open every document once; gives how many there are, or `DamagedError`."""
    contents = vault.contents()
    if contents.damaged:
        raise DamagedError("A document in this backup is broken or missing. Nothing was changed.")
    for entry in contents.entries:
        vault.read(entry.id)
    return len(contents.entries)


def _records_of(vault: Vault) -> Iterator[Record]:
    shelf, account = vault.shelf, vault.account
    listed = shelf.list_of(account)
    if listed is None:
        raise DamagedError("This account is no longer here. It may have been erased.")
    yield Record("", listed.number, listed.sealed, [])
    for head in list(shelf.heads(account)):
        yield Record(head.id, head.version, head.head, list(shelf.pieces(account, head.id)))
