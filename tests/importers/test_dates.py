"""The order of day, month and year is found in the whole file."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from halfway.importers.dates import day_of, order_named, possible_orders, refuse_two_ways
from halfway.importers.record import ChoiceNeededError, Choices


@pytest.mark.parametrize(
    ("triples", "orders"),
    [
        ([("3", "6", "2017"), ("13", "11", "2017")], ["dmy"]),
        ([("4", "2", "2017"), ("12", "13", "2017")], ["mdy"]),
        ([("24", "1", "2"), ("24", "1", "3")], ["ymd"]),
        ([("24", "1", "13"), ("24", "1", "14")], ["ymd"]),
        ([("13", "1", "24"), ("14", "1", "24"), ("2", "2", "24")], ["dmy"]),
        ([("2017", "03", "30")], ["ymd"]),
        ([("2017", "30", "03")], ["ydm"]),
        ([("99", "99", "99")], []),
    ],
)
def test_known_orders(triples: list[tuple[str, str, str]], orders: list[str]) -> None:
    assert possible_orders(triples) == orders


@pytest.mark.parametrize(
    "triples",
    [
        [("4", "6", "2017"), ("5", "7", "2017")],
        [("3", "4", "24"), ("4", "4", "24")],
        [("01", "02", "24"), ("05", "01", "24"), ("06", "02", "24")],
        [("10", "11", "12"), ("10", "11", "13")],
        [("6", "3", "2017"), ("8", "5", "2017"), ("9", "4", "2017")],
    ],
)
def test_both_stay_where_nothing_tells(triples: list[tuple[str, str, str]]) -> None:
    assert possible_orders(triples) == ["dmy", "mdy"]


def test_ten_days_that_run_on_tell_it() -> None:
    assert possible_orders([(str(day), "2", "24") for day in range(1, 11)]) == ["dmy"]
    assert possible_orders([("2", str(day), "24") for day in range(1, 11)]) == ["mdy"]


def test_three_days_running_tell_it_against_three_firsts_of_a_month() -> None:
    assert possible_orders([("1", "2", "24"), ("1", "3", "24"), ("1", "4", "24")]) == ["mdy"]
    assert possible_orders([("2", "1", "24"), ("3", "1", "24"), ("4", "1", "24")]) == ["dmy"]


def test_one_late_day_among_many_does_not_turn_it() -> None:
    days = [(str(day), "2", "24") for day in range(1, 11)]
    assert possible_orders([*days, ("7", "1", "24"), ("11", "2", "24")]) == ["dmy"]


def test_a_pasted_date_of_another_order_does_not_spoil_it() -> None:
    days = [("12", str(day), "23") for day in range(20, 28)]
    assert possible_orders([*days, ("25", "12", "23")]) == ["mdy"]


def test_other_calendars() -> None:
    assert day_of(("3", "27", "R4"), "mdy") == date(2022, 3, 27)
    assert day_of(("27", "3", "2565"), "dmy") == date(2022, 3, 27)
    assert day_of(("٢٧", "٣", "٢٠٢٢"), "dmy") == date(2022, 3, 27)
    assert day_of(("13", "1", "67"), "dmy") == date(2024, 1, 13)
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


def test_several_days_that_could_be_others_are_asked_for() -> None:
    warnings: list[str] = []
    with pytest.raises(ChoiceNeededError, match="day-first"):
        refuse_two_ways([("1", "2", "24"), ("3", "4", "24")], warnings.append)
    assert warnings == []


def test_one_day_is_warned_of_and_days_that_are_the_same_both_ways_are_not() -> None:
    warnings: list[str] = []
    refuse_two_ways([("5", "5", "24"), ("6", "6", "24")], warnings.append)
    assert warnings == []
    refuse_two_ways([("1", "2", "24")], warnings.append)
    assert len(warnings) == 1


def test_what_was_chosen_names_the_order() -> None:
    named = [order_named(Choices(dates=one)) for one in (None, "day-first", "month-first")]
    assert named == ["", "dmy", "mdy"]
