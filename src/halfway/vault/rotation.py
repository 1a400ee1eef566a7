"""Changing the key that documents are sealed with: step by step, and on again after a crash."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from halfway.errors import DamagedError, LockedError
from halfway.vault.account import (
    DOES_NOT_OPEN,
    PASSPHRASE,
    RECOVERY,
    kdf_for,
    opened_with,
    sealed_slot,
)
from halfway.vault.derivation import root_key
from halfway.vault.keyring import Keyring
from halfway.vault.vault import Vault


def rotate(vault: Vault, *, passphrase: str, name: str = "") -> Iterator[Vault]:
    """Seal everything anew under a fresh key; yields the vault after each document.

    The old key is kept beside the new one until nothing needs it, so a rotation that was broken
    off goes on where it stopped when it is started again; it stays too while something damaged
    may be sealed with it. The recovery key ends with it: nobody
    here knows its words, so it cannot be given the new key.
    """
    root = root_key(passphrase, name=name, kdf=kdf_for(vault.shelf))
    with vault.shelf.changing(vault.account):
        vault = _as_it_is_now(vault, root)
        if len(vault.keys.keys) == 1:
            vault = _with_keys(vault, vault.keys.with_fresh_key(), root)
    contents = vault.contents()
    damaged = bool(contents.damaged)
    for entry in contents.entries:
        try:
            vault.reseal(entry.id)
        except DamagedError:
            damaged = True
        yield vault
    if not damaged:
        with vault.shelf.changing(vault.account):
            vault = _with_keys(vault, vault.keys.only_newest(), root)
        yield vault


def _as_it_is_now(vault: Vault, root: bytes) -> Vault:
    """The account with the keys in its slot: those in hand may be older."""
    now = opened_with(vault.shelf, root=root)
    if now.account != vault.account:
        raise LockedError(DOES_NOT_OPEN)
    return replace(vault, keys=now.keys)


def _with_keys(vault: Vault, keys: Keyring, root: bytes) -> Vault:
    vault.shelf.put_slot(sealed_slot(root, account=vault.account, slot=PASSPHRASE, keys=keys))
    vault.shelf.remove_slot(vault.account, RECOVERY)
    return vault.with_keys(keys)
