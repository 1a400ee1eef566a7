"""Writes of the store, one function each; the caller opens the transaction."""

from __future__ import annotations

from collections.abc import Iterable

from halfway.vault.shelf import SealedHead, SealedList, Slot
from halfway.web.store import models


def set_kdf(encoded: bytes) -> None:
    """Keep the parameters of this installation."""
    models.Installation.objects.update_or_create(pk=1, defaults={"kdf": encoded})


def set_discreet(*, is_discreet: bool) -> None:
    """Make names and icon neutral, or not."""
    models.Installation.objects.update_or_create(pk=1, defaults={"is_discreet": is_discreet})


def lock_account(account: str) -> None:
    """Wait until no other transaction changes this account (PostgreSQL; SQLite waits anyway)."""
    list(models.Account.objects.select_for_update().filter(pk=account).values_list("pk"))


def put_slot(slot: Slot) -> None:
    """Keep a slot in place of the one of the same account and name."""
    remove_slot(slot.account, slot.name)
    models.Slot.objects.create(
        find=slot.find.hex(), account_id=slot.account, name=slot.name, sealed=slot.sealed
    )


def remove_slot(account: str, name: str) -> None:
    """Take a slot away."""
    models.Slot.objects.filter(account_id=account, name=name).delete()


def put_list(account: str, sealed: SealedList) -> None:
    """Keep the list of an account."""
    models.Account.objects.update_or_create(
        pk=account, defaults={"number": sealed.number, "sealed": sealed.sealed}
    )


def put(account: str, head: SealedHead, pieces: Iterable[bytes] | None) -> None:
    """Keep a document in place of the one of the same id; None leaves the body as it is."""
    models.Document.objects.update_or_create(
        pk=head.id,
        account_id=account,
        defaults={"version": head.version, "head": head.head},
    )
    if pieces is None:
        return
    models.Piece.objects.filter(document_id=head.id).delete()
    for number, sealed in enumerate(pieces):
        models.Piece.objects.create(document_id=head.id, number=number, sealed=sealed)


def remove(account: str, id: str) -> None:
    """Take a document away."""
    models.Document.objects.filter(account_id=account, pk=id).delete()


def remove_slots(account: str) -> None:
    """Take every way into an account away: from now on its bytes are noise."""
    models.Slot.objects.filter(account_id=account).delete()


def remove_account(account: str) -> None:
    """Take an account away with all that it held."""
    models.Account.objects.filter(pk=account).delete()
