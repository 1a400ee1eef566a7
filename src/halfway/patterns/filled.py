"""Talks that a cycle fills: so much of it that nothing else is left in them to compare it with."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from halfway.stats.pairing import Four

LEAST_PAIRS = 2


@dataclass(frozen=True, slots=True)
class Filled:
    """`talks` of `of_talks` are full of it; in these, `count` of `of` calls were answered so."""

    talks: int
    of_talks: int
    count: int
    of: int


def filled(fours: Sequence[Four]) -> Filled:
    """The talks in which at least every second answered turn is a call that is answered so (twice
    or more), over tables as in `stats.pairing`, one for each talk."""
    full = [one for one in fours if one[0] >= LEAST_PAIRS and 2 * one[0] >= sum(one)]
    return Filled(
        talks=len(full),
        of_talks=sum(1 for one in fours if sum(one)),
        count=sum(a for a, *_ in full),
        of=sum(a + b for a, b, *_ in full),
    )
