"""The sealed list of what an account holds, by which a lost or replaced document is noticed."""

from __future__ import annotations

from dataclasses import dataclass, field

import msgspec

from halfway.errors import DamagedError
from halfway.vault.framing import framed, unframed
from halfway.vault.keyring import Keyring
from halfway.vault.sealing import Place, seal, unseal
from halfway.vault.shelf import SealedList


@dataclass(frozen=True, slots=True)
class Inventory:
    """Version by document id, and the id of each document that there is only one of."""

    versions: dict[str, int] = field(default_factory=dict)
    single: dict[str, str] = field(default_factory=dict)

    def having(self, id: str, version: int) -> Inventory:
        """This list with a document in that version."""
        return Inventory({**self.versions, id: version}, self.single)

    def without(self, id: str) -> Inventory:
        """This list without a document."""
        versions = {known: version for known, version in self.versions.items() if known != id}
        return Inventory(versions, {k: i for k, i in self.single.items() if i != id})

    def having_single(self, kind: str, id: str) -> Inventory:
        """This list with the one document of a kind."""
        return Inventory(self.versions, {**self.single, kind: id})


def sealed_inventory(
    inventory: Inventory, *, account: str, number: int, keys: Keyring
) -> SealedList:
    """The list, sealed under its number."""
    place = Place(account, "list", version=number)
    payload = msgspec.msgpack.encode((inventory.versions, inventory.single))
    return SealedList(number, b"".join(framed(seal(payload, keys=keys, place=place))))


def opened_inventory(sealed: SealedList, *, account: str, keys: Keyring) -> Inventory:
    """The list that was sealed; raises `DamagedError` where it was touched."""
    place = Place(account, "list", version=sealed.number)
    payload = unseal(unframed(sealed.sealed), keys=keys, place=place)
    try:
        versions, single = msgspec.msgpack.decode(
            payload, type=tuple[dict[str, int], dict[str, str]]
        )
    except msgspec.MsgspecError:
        raise DamagedError("The list of what is kept here cannot be read.") from None
    return Inventory(versions, single)
