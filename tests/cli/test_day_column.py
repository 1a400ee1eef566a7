"""A column of days puts the rows in order, in whatever way the days are written."""

from __future__ import annotations

import pytest

from halfway.cli.day_column import numbered_days
from halfway.errors import BadTextError


def days(*cells: str) -> list[int]:
    return numbered_days(list(enumerate(cells, start=2)), file="days.csv")


@pytest.mark.parametrize(
    ("cells", "wanted"),
    [
        (("", "", ""), [0, 1, 2]),
        (("Mon", "Tue", "Mon"), [0, 1, 2]),
        (("1", "2", "4"), [0, 1, 3]),
        (("Day 3", "Day 2", "Day 1"), [2, 1, 0]),
        (("2026-01-31", "2026-02-01", "2026-02-03"), [0, 1, 3]),
        (("2026-01-31 21:10", "2026-02-01T07:00:00", "2026-02-02"), [0, 1, 2]),
        (("31.01.2026", "01.02.2026"), [0, 1]),
        (("01/02/2026", "02/02/2026", "03/02/2026"), [0, 1, 2]),
        (("02/01/26", "02/02/26", "02/03/26"), [0, 1, 2]),
        (("3 Jan 2026", "1 Jan 2026", "2 Jan 2026"), [2, 0, 1]),
        (("Jan 1, 2026", "Jan 2, 2026"), [0, 1]),
        (("2026-01-05", "2026-01-12", "2026-01-26"), [0, 1, 3]),
    ],
)
def test_days_are_read_and_ordered(cells: tuple[str, ...], wanted: list[int]) -> None:
    assert days(*cells) == wanted


@pytest.mark.parametrize(
    ("cells", "says"),
    [
        (("2026-01-01", "2026-01-02", "2026-01-01"), "line 4: the day '2026-01-01' is there twice"),
        (("2026-01-01", ""), "line 3: this is no day"),
        (("2026-01-01", "2026-02-30"), "line 3: this is no day"),
        (("2026-01-01", "5"), "not all written alike"),
    ],
)
def test_days_that_cannot_be_are_refused(cells: tuple[str, ...], says: str) -> None:
    with pytest.raises(BadTextError, match=says):
        days(*cells)
