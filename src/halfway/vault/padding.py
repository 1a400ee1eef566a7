"""Sizes that tell little: sealed bytes come in few lengths, each 12 % longer than the last."""

from __future__ import annotations

SMALLEST = 256
GROWTH = 1.12


def padded_size(size: int) -> int:
    """The smallest allowed size that holds `size` bytes: 256, then steps of 12 % or more."""
    allowed = SMALLEST
    while allowed < size:
        allowed = int(allowed * GROWTH) + 1
    return allowed
