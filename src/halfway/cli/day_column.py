"""Finds which day of a series each row is, from a column of dates or of numbered days."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date, datetime
from itertools import pairwise
from math import gcd

from halfway.errors import BadTextError

_FORMATS = (
    *("%Y-%m-%d", "%Y/%m/%d", "%Y.%m.%d", "%d.%m.%Y", "%d.%m.%y"),
    *("%d/%m/%Y", "%m/%d/%Y", "%d/%m/%y", "%m/%d/%y", "%d-%m-%Y", "%m-%d-%Y"),
    *("%d %b %Y", "%d %B %Y", "%b %d %Y", "%B %d %Y", "%d-%b-%Y", "%d-%b-%y"),
)
_TIME = re.compile(r"[T ]+\d{1,2}:\d{2}.*$")


def numbered_days(cells: Sequence[tuple[int, str]], *, file: str) -> list[int]:
    """The day of each row, from 0; each row is given as its line in the file and what stands there.

    Where no row says anything, or only what is no day (Monday), the rows are days as they stand.
    Where all say one, they are in the order of time, in the largest unit that fits them all: of a
    weekly series each week is one. Raises `BadTextError` for a day that is there twice, or that
    only some rows name.
    """
    readings = [_readings(_TIME.sub("", cell)) for _, cell in cells]
    places = _places(readings)
    if places is None:
        if not any(readings):
            return list(range(len(cells)))
        line = next((line for (line, _), one in zip(cells, readings, strict=True) if not one), 0)
        which = f"line {line}: this is no day" if line else "the days are not all written alike"
        raise BadTextError(f"{file}: {which}. Write each as 2026-01-31.")
    first_line: dict[int, int] = {}
    for (line, cell), place in zip(cells, places, strict=True):
        if place in first_line:
            raise BadTextError(
                f"{file}: line {line}: the day {cell!r} is there twice (line {first_line[place]} too)."
                " Keep one row a day."
            )
        first_line[place] = line
    ordered = sorted(places)
    unit = gcd(*(after - before for before, after in pairwise(ordered))) or 1
    return [(place - ordered[0]) // unit for place in places]


def _places(readings: Sequence[dict[str, int]]) -> list[int] | None:
    """The days as numbers, read in one way that fits all; of two ways the one with the shorter span
    (01/02, 02/02, 03/02 are three days in a row, and not one in each of three months)."""
    ways = set.intersection(*map(set, readings)) if readings else set()
    read = [[one[way] for one in readings] for way in sorted(ways)]
    return min(read, key=lambda days: max(days) - min(days), default=None)


def _readings(written: str) -> dict[str, int]:
    """All ways in which this may be a day."""
    number = re.fullmatch(r"(?:day\s*)?(\d{1,6})", written, re.ASCII | re.IGNORECASE)
    if number:
        return {"number": int(number[1])}
    return dict(_dates(written.replace(",", "")))


def _dates(written: str) -> Iterator[tuple[str, int]]:
    for form in _FORMATS:
        try:
            yield form, datetime.strptime(written, form).date().toordinal()  # noqa: DTZ007
        except ValueError:
            continue
    try:
        yield "iso", date.fromisoformat(written).toordinal()
    except ValueError:
        return
