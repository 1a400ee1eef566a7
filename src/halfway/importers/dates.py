"""Finds out in which order an export writes day, month and year, from the whole file."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from functools import lru_cache
from itertools import pairwise

Triple = tuple[str, str, str]

ORDERS = ("dmy", "mdy", "ymd", "ydm", "myd", "dym")
_REIWA = 2018
_BUDDHIST = 543
_FAR = 2400
"""A year beyond this is one of the Buddhist calendar."""
_SURER = 1.5


def day_of(triple: Triple, order: str) -> date | None:
    """The date that these three numbers mean in this order, or None where there is none.

    Digits of any script are read; "R4" is a year of the Japanese era Reiwa, 2565 one of the
    Buddhist calendar.
    """
    parts = dict(zip(order, triple, strict=True))
    try:
        return date(_year(parts["y"]), int(parts["m"]), int(parts["d"]))
    except ValueError:
        return None


def _year(written: str) -> int:
    if written[0] in "Rr":
        return _REIWA + int(written[1:])
    year = int(written)
    if len(written) <= 2:
        return 2000 + year
    return year - _BUDDHIST if year > _FAR else year


def possible_orders(triples: Iterable[Triple]) -> list[str]:
    """The orders that fit what was seen in the file, the likeliest first.

    Those are kept in which every triple is a date. Of these, chats run forward in time, from day
    to day: an order with more steps back, or with far longer ways, is left out. More than one
    left means that the file alone does not tell.
    """
    seen = list(dict.fromkeys(triples))
    fitting = [order for order in ORDERS if _fits(seen, order)]
    ways = {order: _way(seen, order) for order in fitting}
    if not ways:
        return []
    fewest = min(back for back, _ in ways.values())
    kept = [order for order in fitting if ways[order][0] == fewest]
    shortest = min(ways[order][1] for order in kept)
    near = [order for order in kept if ways[order][1] <= _SURER * shortest]
    # A year of two digits that stands first is rare: it must be the only reading.
    late = [order for order in near if order in ("dmy", "mdy")]
    return late or near


def _fits(triples: Sequence[Triple], order: str) -> bool:
    year = order.index("y")
    if any(len(one) > 2 for triple in triples for i, one in enumerate(triple) if i != year):
        return False
    return all(day_of(triple, order) is not None for triple in triples)


def _way(triples: Sequence[Triple], order: str) -> tuple[int, int]:
    """How often the dates step back, and how many days they walk in all."""
    days = [one.toordinal() for one in (day_of(triple, order) for triple in triples) if one]
    steps = [then - now for now, then in pairwise(days)]
    return sum(step < 0 for step in steps), sum(abs(step) for step in steps)


@lru_cache(maxsize=4096)
def known_day(triple: Triple, order: str) -> date | None:
    """`day_of`, remembered: a day has many messages."""
    return day_of(triple, order)
