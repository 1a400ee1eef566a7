"""Changing the key that documents are sealed with: step by step, and on again after a crash."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from halfway.errors import LockedError
from halfway.vault.account import (
    DOES_NOT_OPEN,
    PASSPHRASE,
    RECOVERY,
    is_passphrase_of,
    kdf_for,
    sealed_slot,
)
from halfway.vault.derivation import root_key
from halfway.vault.keyring import Keyring
from halfway.vault.vault import Vault


def rotate(vault: Vault, *, passphrase: str, name: str = "") -> Iterator[Vault]:
    """Seal everything anew under a fresh key; yields the vault after each document.

    The old key is kept beside the new one until nothing needs it, so a rotation that was broken
    off goes on where it stopped when it is started again. The recovery key ends with it: nobody
    here knows its words, so it cannot be given the new key.
    """
    if not is_passphrase_of(vault, passphrase=passphrase, name=name):
        raise LockedError(DOES_NOT_OPEN)
    root = root_key(passphrase, name=name, kdf=kdf_for(vault.shelf))
    if len(vault.keys.keys) == 1:
        vault = _with_keys(vault, vault.keys.with_fresh_key(), root)
    contents = vault.contents()
    for entry in contents.entries:
        vault.reseal(entry.id)
        yield vault
    vault.reseal_list()
    if not contents.damaged:
        yield _with_keys(vault, vault.keys.only_newest(), root)


def _with_keys(vault: Vault, keys: Keyring, root: bytes) -> Vault:
    with vault.shelf.changing(vault.account):
        slot = sealed_slot(root, account=vault.account, slot=PASSPHRASE, keys=keys)
        vault.shelf.put_slot(slot)
        vault.shelf.remove_slot(vault.account, RECOVERY)
    return replace(vault, keys=keys)
