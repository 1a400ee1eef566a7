"""Settles what is plainly neutral at a glance, so that only the rest is read with care.

A linear model over word pieces and pairs of them, as an 8-bit table: some microseconds a message.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

BUCKETS = 1 << 17
_MIX = 0x9E3779B1


@dataclass(frozen=True, slots=True)
class Quick:
    """The table, and the score below which a message is plainly neutral."""

    table: NDArray[np.int8]
    scale: float
    constant: float
    below: float

    def is_neutral(self, ids: Sequence[int]) -> bool:
        """Whether the word pieces `ids` of a message surely make no move and tell of no danger."""
        total = int(self.table[buckets(ids)].sum())
        return self.constant + self.scale * total < self.below


def buckets(ids: Sequence[int]) -> NDArray[np.int64]:
    """The places in the table of a message's pieces and of its pairs of neighbours."""
    pieces = np.asarray(ids, np.int64)
    pairs = (pieces[:-1] * _MIX + pieces[1:] * 31 + 7) % (BUCKETS - 32768) + 32768
    return np.concatenate([pieces, pairs])


def quick_in(place: Path) -> Quick:
    """The table in the folder `place`."""
    with np.load(place / "quick.npz") as read:
        return Quick(
            table=read["table"],
            scale=float(read["scale"]),
            constant=float(read["constant"]),
            below=float(read["below"]),
        )
