"""Finds out in which order an export writes day, month and year, from the whole file."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import UTC, date, datetime
from functools import lru_cache
from itertools import pairwise
from math import inf

from halfway.importers.record import ChoiceNeededError, Choices, Warn

Triple = tuple[str, str, str]

ORDERS = ("dmy", "mdy", "ymd", "ydm", "myd", "dym")
_COMMON = ("dmy", "mdy", "ymd")
_REIWA = 2018
_BUDDHIST = 543
_FAR = 2400
"""A year beyond this is one of the Buddhist calendar."""
_NEXT_YEAR = max(datetime.now(UTC).year, 2026) + 1
"""No message is later than this, by any time zone; a computer's clock may be unset."""
_FIRST_CHATS = 2009
_ENOUGH = ((10, 5.0), (3, 10.0))
"""From so many days on, a way so many times longer than the shortest is no chat's way."""


def day_of(triple: Triple, order: str) -> date | None:
    """The date that these three numbers mean in this order, or None where there is none.

    Digits of any script are read; "R4" is a year of the Japanese era Reiwa, 2565 one of the
    Buddhist calendar, and so is 67, as long as 2067 is far away.
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
    if len(written) > 2:
        return year - _BUDDHIST if year > _FAR else year
    buddhist = 2500 - _BUDDHIST + year
    if 2000 + year > _NEXT_YEAR and _FIRST_CHATS <= buddhist <= _NEXT_YEAR:
        return buddhist
    return 2000 + year


def fitting_orders(triples: Iterable[Triple]) -> list[str]:
    """The orders in which the triples are dates, the commonest first; none where most are not.

    A line that somebody pasted may be a date in no order: what counts is that no order reads more,
    and then that no order gives more years without chats.
    """
    seen = list(dict.fromkeys(triples))
    wrong = {order: _misread(seen, order) for order in ORDERS}
    fewest = min(wrong.values())
    if 2 * fewest[0] >= len(seen):
        return []
    fitting = [order for order in ORDERS if wrong[order] == fewest]
    # No country writes the others: one of them must be the only reading.
    return [order for order in fitting if order in _COMMON] or fitting


def possible_orders(triples: Iterable[Triple]) -> list[str]:
    """The orders that fit what was seen in the file, the commonest first.

    Chats run forward in time, from day to day: an order in which they walk a far longer way is left
    out (three days running, and not the first of three months). More than one left means that
    the file alone does not tell: two days, or one message that came late, are no evidence.
    """
    seen = list(dict.fromkeys(triples))
    orders = fitting_orders(seen)
    longer = next((times for days, times in _ENOUGH if len(seen) >= days), inf)
    if not {"dmy", "mdy"} <= set(orders):
        longer = min(longer, _ENOUGH[0][1])
    ways = {order: _way(seen, order) for order in orders}
    shortest = min(ways.values(), default=0)
    orders = [one for one in orders if longer == inf or ways[one] <= longer * shortest]
    # A year of two digits seldom stands first: what the others leave open is not settled by it.
    return [order for order in orders if order in ("dmy", "mdy")] or orders


def refuse_two_ways(triples: Sequence[Triple], warn: Warn) -> None:
    """Where day and month may stand either way round: raises `ChoiceNeededError` for several days
    that would be other ones, and warns of a single one."""
    if all(day_of(one, "dmy") == day_of(one, "mdy") for one in triples):
        return
    if len(triples) > 1:
        raise ChoiceNeededError("dates", ("day-first", "month-first"))
    # One day only: gaps and hours are right either way.
    warn("All of it is of one day, whose date could be read two ways: day first was taken.")


def order_named(choices: Choices) -> str:
    """The order that a person chose; "" where nothing was chosen."""
    if not choices.dates:
        return ""
    return "dmy" if choices.dates == "day-first" else "mdy"


def _misread(triples: Sequence[Triple], order: str) -> tuple[int, int]:
    """How many triples are no dates in this order, and how many in a year without chats."""
    days = [day_of(triple, order) if _may_be(triple, order) else None for triple in triples]
    return days.count(None), sum(
        not _FIRST_CHATS <= day.year <= _NEXT_YEAR
        for day, triple in zip(days, triples, strict=True)
        if day and len(triple[order.index("y")]) <= 2
    )


def _may_be(triple: Triple, order: str) -> bool:
    """Whether only the year has more than two digits."""
    year = order.index("y")
    return all(len(one) <= 2 or i == year for i, one in enumerate(triple))


def _way(triples: Sequence[Triple], order: str) -> int:
    """How many days the dates walk in all, forward and back."""
    days = [one.toordinal() for one in (day_of(triple, order) for triple in triples) if one]
    return sum(abs(then - now) for now, then in pairwise(days))


@lru_cache(maxsize=4096)
def known_day(triple: Triple, order: str) -> date | None:
    """`day_of`, remembered: a day has many messages."""
    return day_of(triple, order)
