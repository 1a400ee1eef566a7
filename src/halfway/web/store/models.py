"""The tables: opaque ids, owners, versions and sealed bytes of padded sizes; no kind, no title."""

from __future__ import annotations

from typing import ClassVar

from django.db import models


class Installation(models.Model):
    """The one row of this installation: how dear a try of a passphrase is, and how it looks."""

    kdf = models.BinaryField(null=True)
    is_discreet = models.BooleanField(default=False)


class Account(models.Model):
    """An account: the sealed list of what it holds, and the number of its last change."""

    id = models.CharField(max_length=32, primary_key=True)
    number = models.BigIntegerField()
    sealed = models.BinaryField()


class Slot(models.Model):
    """One way into an account: what it is found by (hexadecimal), and the keys sealed for it."""

    find = models.CharField(max_length=64, primary_key=True)
    account = models.ForeignKey(Account, on_delete=models.CASCADE)
    name = models.CharField(max_length=16)
    sealed = models.BinaryField()

    class Meta:
        """One slot of a name for an account."""

        constraints: ClassVar = [
            models.UniqueConstraint(fields=["account", "name"], name="one_slot_of_a_name")
        ]


class Document(models.Model):
    """A document: who owns it, its version, and its small sealed head."""

    id = models.CharField(max_length=32, primary_key=True)
    account = models.ForeignKey(Account, on_delete=models.CASCADE)
    version = models.BigIntegerField()
    head = models.BinaryField()


class Piece(models.Model):
    """A piece of the sealed body of a document."""

    document = models.ForeignKey(Document, on_delete=models.CASCADE)
    number = models.IntegerField()
    sealed = models.BinaryField()

    class Meta:
        """Pieces have an order without gaps or doubles."""

        constraints: ClassVar = [
            models.UniqueConstraint(fields=["document", "number"], name="one_piece_of_a_number")
        ]


class Tries(models.Model):
    """Failed tries of a passphrase since the last that opened, by client (hashed)."""

    client = models.CharField(max_length=64, primary_key=True)
    failed = models.IntegerField()
    last = models.DateTimeField()
