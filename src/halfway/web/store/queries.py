"""Reads of the store, one function each."""

from __future__ import annotations

from collections.abc import Iterator

from halfway.vault.shelf import SealedHead, SealedList, Slot
from halfway.web.store import models


def kdf() -> bytes | None:
    """The parameters of this installation; None before the first account."""
    row = models.Installation.objects.filter(pk=1).first()
    return bytes(row.kdf) if row and row.kdf else None


def is_discreet() -> bool:
    """Whether names and icon are to be neutral."""
    return models.Installation.objects.filter(pk=1, is_discreet=True).exists()


def has_accounts() -> bool:
    """Whether anybody keeps anything here."""
    return models.Account.objects.exists()


def slot(find: bytes) -> Slot | None:
    """The slot that is found by these bytes."""
    row = models.Slot.objects.filter(find=find.hex()).first()
    return _slot(row) if row else None


def slots(account: str) -> list[Slot]:
    """Every slot of an account."""
    return [_slot(row) for row in models.Slot.objects.filter(account_id=account)]


def list_of(account: str) -> SealedList | None:
    """The list of an account."""
    row = models.Account.objects.filter(pk=account).first()
    return SealedList(row.number, bytes(row.sealed)) if row else None


def heads(account: str) -> Iterator[SealedHead]:
    """The head of every document of an account, in no order that tells anything."""
    rows = models.Document.objects.filter(account_id=account).order_by("pk")
    for row in rows.values_list("id", "version", "head"):
        yield SealedHead(row[0], row[1], bytes(row[2]))


def head(account: str, id: str) -> SealedHead | None:
    """The head of one document of this account; another's is not found."""
    row = models.Document.objects.filter(account_id=account, pk=id).first()
    return SealedHead(row.id, row.version, bytes(row.head)) if row else None


def pieces(account: str, id: str) -> Iterator[bytes]:
    """The pieces of the body of one document, in order."""
    rows = models.Piece.objects.filter(document_id=id, document__account_id=account)
    for sealed in rows.order_by("number").values_list("sealed", flat=True).iterator(chunk_size=4):
        yield bytes(sealed)


def _slot(row: models.Slot) -> Slot:
    return Slot(bytes.fromhex(row.find), row.account_id, row.name, bytes(row.sealed))
