"""The order of day, month and year is found in the whole file."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from halfway.importers.dates import day_of, possible_orders


@pytest.mark.parametrize(
    ("triples", "orders"),
    [
        ([("3", "6", "2017"), ("13", "11", "2017")], ["dmy"]),
        ([("4", "2", "2017"), ("12", "13", "2017")], ["mdy"]),
        ([("6", "3", "2017"), ("8", "5", "2017"), ("9", "4", "2017")], ["mdy"]),
        ([("8", "3", "2017"), ("10", "5", "2017"), ("6", "9", "2017")], ["dmy"]),
        ([("2017", "03", "30")], ["ymd"]),
        ([("2017", "30", "03")], ["ydm"]),
        ([("99", "99", "99")], []),
    ],
)
def test_known_orders(triples: list[tuple[str, str, str]], orders: list[str]) -> None:
    assert possible_orders(triples) == orders


def test_both_stay_where_nothing_tells() -> None:
    assert possible_orders([("4", "6", "2017"), ("5", "7", "2017")]) == ["dmy", "mdy"]


def test_other_calendars() -> None:
    assert day_of(("3", "27", "R4"), "mdy") == date(2022, 3, 27)
    assert day_of(("27", "3", "2565"), "dmy") == date(2022, 3, 27)
    assert day_of(("٢٧", "٣", "٢٠٢٢"), "dmy") == date(2022, 3, 27)
    assert day_of(("30", "2", "2022"), "dmy") is None


@given(
    st.dates(date(2010, 1, 1), date(2035, 1, 1)),
    st.lists(st.integers(0, 40), min_size=40, max_size=80),
    st.sampled_from(["dmy", "mdy", "ymd"]),
)
def test_a_chat_of_many_days_is_never_read_in_a_wrong_order(
    start: date, steps: list[int], order: str
) -> None:
    day, triples = start, []
    for step in steps:
        day += timedelta(days=step)
        parts = {"d": f"{day.day:02}", "m": f"{day.month:02}", "y": str(day.year)}
        triples.append((parts[order[0]], parts[order[1]], parts[order[2]]))
    assert order in possible_orders(triples)
