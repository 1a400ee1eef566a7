"""Shares with an interval, and the difference of two shares."""

from __future__ import annotations

from dataclasses import dataclass
from math import sqrt

_Z = 1.959963984540054


@dataclass(frozen=True, slots=True)
class Rate:
    """`hits` of `of`, as a share with its 95 % interval; a share of nothing is 0, within 0 to 1."""

    hits: int
    of: int
    share: float
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class Difference:
    """A share less another one, with the 95 % interval of the difference."""

    value: float
    low: float
    high: float


def rate(hits: int, of: int) -> Rate:
    """A share with Wilson's score interval (Wilson 1927), which holds for few cases too.

    Raises `ValueError` unless 0 <= hits <= of.
    """
    if not 0 <= hits <= of:
        raise ValueError(f"{hits} of {of} is no share.")
    if of == 0:
        return Rate(0, 0, 0.0, 0.0, 1.0)
    share = hits / of
    middle = (share + _Z**2 / (2 * of)) / (1 + _Z**2 / of)
    reach = _Z / (1 + _Z**2 / of) * sqrt(share * (1 - share) / of + _Z**2 / (4 * of**2))
    return Rate(
        hits, of, share, min(max(middle - reach, 0.0), share), max(min(middle + reach, 1.0), share)
    )


def difference(one: Rate, other: Rate) -> Difference:
    """one - other with the interval of Newcombe 1998 (method 10), from the two Wilson intervals."""
    value = one.share - other.share
    low = sqrt((one.share - one.low) ** 2 + (other.high - other.share) ** 2)
    high = sqrt((one.high - one.share) ** 2 + (other.share - other.low) ** 2)
    return Difference(value, max(value - low, -1.0), min(value + high, 1.0))
