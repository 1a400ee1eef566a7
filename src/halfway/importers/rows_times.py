"""Reads the times in a table's column: numbers, ISO, or numbers of day and month in any order."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, time
from typing import Any

from halfway.importers.dates import (
    Triple,
    day_of,
    order_named,
    possible_orders,
    refuse_two_ways,
)
from halfway.importers.record import Choices, Warn
from halfway.importers.structures import hour_of_day, moment_from, moment_of

_MILLISECONDS = 1e11
_EARLIEST = 1e8
_LONGEST = 60
_WRITTEN = re.compile(
    r"(\d{1,4})[-./ ] ?(\d{1,2})[-./ ] ?(\d{1,4})\.?"
    r"(?:[ ,T\u00a0\u202f]{1,3}(\d{1,2})[:.h](\d\d)(?:[:.](\d\d)(?:[.,]\d{1,9})?)?"
    r"(?:[ \u00a0\u202f]?([AaPp])\.?[ \u00a0\u202f]?[Mm]\.?)?)?"
)


@dataclass(slots=True)
class Times:
    """Reads times in the `order` of the file, and counts those that are `not_read`."""

    order: str | None
    not_read: int = 0
    example: str = ""

    def moment(self, value: Any) -> datetime | None:
        """The wall clock that a cell names; None where it names none."""
        found = _plain(value) or self._in_order(value)
        if found is None and not _is_empty(value):
            self.not_read += 1
            self.example = self.example or str(value)[:_LONGEST]
        return found

    def _in_order(self, value: Any) -> datetime | None:
        match = _match(value)
        if match is None or self.order is None:
            return None
        day = day_of((match[1], match[2], match[3]), self.order)
        clock = _clock(match[4], match[5], match[6], match[7])
        return datetime.combine(day, clock) if day and clock else None


def times_of(values: Iterable[Any], choices: Choices, warn: Warn) -> Times:
    """What reads the times of this column, all of whose cells are looked at first.

    Raises `ChoiceNeededError` where the order of day and month cannot be known from them.
    """
    seen: dict[Triple, None] = {}
    for value in values:
        match = _match(value)
        if match is not None and _plain(value) is None:
            seen[match[1], match[2], match[3]] = None
    return Times(_order(list(seen), choices, warn) if seen else None)


def _order(triples: list[Triple], choices: Choices, warn: Warn) -> str | None:
    orders = possible_orders(triples)
    if not {"dmy", "mdy"} <= set(orders):
        return orders[0] if orders else None
    chosen = order_named(choices)
    if not chosen:
        refuse_two_ways(triples, warn)
    return chosen or "dmy"


def _plain(value: Any) -> datetime | None:
    """The moment of a number of seconds or milliseconds, or of ISO 8601."""
    if isinstance(value, bool) or not isinstance(value, int | float | str):
        return None
    if isinstance(value, str) and not value.strip().replace(".", "", 1).isdecimal():
        return moment_from(value)
    try:
        number = float(value)
    except (ValueError, OverflowError):
        return None
    if isinstance(value, str) and "." in value and number < _EARLIEST:
        # "13.01" is a day, not a number of seconds.
        return None
    return moment_of(number / 1000 if abs(number) > _MILLISECONDS else number)


def _match(value: Any) -> re.Match[str] | None:
    return _WRITTEN.fullmatch(value.strip()) if isinstance(value, str) else None


def _is_empty(value: Any) -> bool:
    return value is None or (isinstance(value, str) and not value.strip())


def _clock(hour: str | None, minute: str, second: str | None, half: str | None) -> time | None:
    """The time of day; midnight where only a day is written."""
    hours = int(hour or 0)
    if half:
        hours = hour_of_day(hours, is_afternoon=half in "Pp")
    try:
        return time(hours, int(minute or 0), int(second or 0))
    except ValueError:
        return None
