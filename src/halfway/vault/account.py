"""Making an account, opening it, and changing the ways into it; documents are never touched."""

from __future__ import annotations

import secrets
from collections.abc import Iterable

from halfway.errors import ConflictError, LockedError
from halfway.vault.derivation import Kdf, decoded, root_key, subkey, tuned_kdf
from halfway.vault.framing import framed, unframed
from halfway.vault.inventory import Inventory, sealed_inventory
from halfway.vault.keyring import Keyring, fresh_keyring, keyring_from, one_key
from halfway.vault.passphrase import check_passphrase, fresh_recovery_key, recovery_bytes
from halfway.vault.sealing import Place, seal, unseal
from halfway.vault.shelf import Shelf, Slot
from halfway.vault.vault import Vault

PASSPHRASE, RECOVERY = "passphrase", "recovery"
DOES_NOT_OPEN = "This does not open anything here. Check the words, and Caps Lock, and try again."


def create_account(
    shelf: Shelf, *, passphrase: str, name: str = "", known: Iterable[str] = ()
) -> Vault:
    """A new, empty account, open; raises `WeakPassphraseError` or, for words in use, `ConflictError`."""
    check_passphrase(passphrase, known=(name, *known))
    account, keys = secrets.token_hex(16), fresh_keyring()
    with shelf.changing(account):
        kdf = kdf_for(shelf)
        root = root_key(passphrase, name=name, kdf=kdf)
        if shelf.slot(subkey(root, "find")):
            raise ConflictError("These words cannot be used. Take another passphrase or name.")
        shelf.put_list(account, sealed_inventory(Inventory(), account=account, number=1, keys=keys))
        shelf.put_slot(sealed_slot(root, account=account, slot=PASSPHRASE, keys=keys))
    return Vault(shelf, account, keys)


def unlock(shelf: Shelf, *, passphrase: str, name: str = "") -> Vault:
    """The account that these words open; raises `LockedError` where there is none.

    An unknown name and a wrong passphrase are one and the same computation, so neither the
    answer nor its time tells which names there are.
    """
    stored = shelf.kdf()
    kdf = decoded(stored) if stored else Kdf(salt=bytes(16))
    return opened_with(shelf, root=root_key(passphrase, name=name, kdf=kdf))


def recover(shelf: Shelf, *, words: str) -> Vault:
    """The account that a recovery key opens; raises `LockedError` where there is none."""
    return opened_with(shelf, root=subkey(recovery_bytes(words), "recovery"))


def change_passphrase(
    vault: Vault, *, passphrase: str, name: str = "", known: Iterable[str] = ()
) -> None:
    """Put one slot in place of another; the old words open nothing any more, but old backups."""
    check_passphrase(passphrase, known=(name, *known))
    shelf = vault.shelf
    with shelf.changing(vault.account):
        vault.check_keys()
        root = root_key(passphrase, name=name, kdf=kdf_for(shelf))
        taken = shelf.slot(subkey(root, "find"))
        if taken and taken.account != vault.account:
            raise ConflictError("These words cannot be used. Take another passphrase or name.")
        shelf.put_slot(sealed_slot(root, account=vault.account, slot=PASSPHRASE, keys=vault.keys))


def make_recovery_key(vault: Vault) -> str:
    """24 words that open the account too, in place of any before; kept nowhere, shown once."""
    words = fresh_recovery_key()
    root = subkey(recovery_bytes(words), "recovery")
    with vault.shelf.changing(vault.account):
        vault.check_keys()
        vault.shelf.put_slot(
            sealed_slot(root, account=vault.account, slot=RECOVERY, keys=vault.keys)
        )
    return words


def opens_with(vault: Vault, *, words: str) -> bool:
    """Whether these 24 words open this account; raises `LockedError` for misspelt words."""
    found = vault.shelf.slot(subkey(subkey(recovery_bytes(words), "recovery"), "find"))
    return found is not None and found.account == vault.account


def is_passphrase_of(vault: Vault, *, passphrase: str, name: str = "") -> bool:
    """Whether these words open this account, to be asked before a thing that cannot be undone."""
    try:
        return unlock(vault.shelf, passphrase=passphrase, name=name).account == vault.account
    except LockedError:
        return False


def has_recovery_key(vault: Vault) -> bool:
    """Whether there is a recovery key."""
    return any(slot.name == RECOVERY for slot in vault.shelf.slots(vault.account))


def revoke_recovery_key(vault: Vault) -> None:
    """The recovery key opens nothing any more, but backups made before."""
    with vault.shelf.changing(vault.account):
        vault.shelf.remove_slot(vault.account, RECOVERY)


def sealed_slot(root: bytes, *, account: str, slot: str, keys: Keyring) -> Slot:
    """The slot that opens with this root key."""
    wrap, place = one_key(subkey(root, "wrap")), Place(account, "slot", id=slot)
    sealed = b"".join(framed(seal(keys.encoded(), keys=wrap, place=place)))
    return Slot(subkey(root, "find"), account, slot, sealed)


def opened_slot(slot: Slot, *, root: bytes) -> Keyring:
    """The keys in a slot; raises `DamagedError` where it was touched."""
    wrap, place = one_key(subkey(root, "wrap")), Place(slot.account, "slot", id=slot.name)
    return keyring_from(unseal(unframed(slot.sealed), keys=wrap, place=place))


def opened_with(shelf: Shelf, *, root: bytes) -> Vault:
    """The account that has a slot for this root key; raises `LockedError` where there is none."""
    slot = shelf.slot(subkey(root, "find"))
    if slot is None:
        raise LockedError(DOES_NOT_OPEN)
    return Vault(shelf, slot.account, opened_slot(slot, root=root))


def kdf_for(shelf: Shelf) -> Kdf:
    """The parameters of this installation; the first account makes them."""
    stored = shelf.kdf()
    if stored:
        return decoded(stored)
    kdf = tuned_kdf()
    shelf.set_kdf(kdf.encoded())
    return kdf
