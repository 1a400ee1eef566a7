"""Choosing one of several chats, and times that are none."""

from __future__ import annotations

import pytest

from halfway.errors import BadTextError
from halfway.importers.record import NO_CHOICES, ChoiceNeededError, Choices
from halfway.importers.structures import (
    chosen,
    hour_of_day,
    moment_from,
    moment_of,
    moment_of_ms,
)


def test_names_that_come_again_get_a_number_that_is_free() -> None:
    chats = ["Alex", "Alex (2)", "Alex", "Alex", "Bo"]
    with pytest.raises(ChoiceNeededError) as error:
        chosen(chats, NO_CHOICES, name=str)
    assert error.value.options == ("Alex", "Alex (2)", "Alex (3)", "Alex (4)", "Bo")


def test_the_number_chooses_the_later_one() -> None:
    chats = [("Alex", 1), ("Alex", 2)]
    assert chosen(chats, Choices(chat="Alex"), name=lambda one: one[0]) == ("Alex", 1)
    assert chosen(chats, Choices(chat="Alex (2)"), name=lambda one: one[0]) == ("Alex", 2)


def test_no_chat_is_an_error() -> None:
    with pytest.raises(BadTextError):
        chosen([], NO_CHOICES, name=str)


def test_times_that_no_calendar_has_are_none() -> None:
    assert moment_of(float("9" * 400)) is None
    assert moment_of(10**400) is None
    assert moment_from("0001-01-01T00:00:00+14:00") is None
    assert moment_from("yesterday") is None


@pytest.mark.parametrize(
    ("hours", "is_afternoon", "hour"),
    [(12, False, 0), (1, False, 1), (12, True, 12), (1, True, 13), (0, True, 12), (15, True, 15)],
)
def test_the_hour_of_a_clock_of_two_halves(hours: int, is_afternoon: bool, hour: int) -> None:
    assert hour_of_day(hours, is_afternoon=is_afternoon) == hour


def test_no_moment_is_made_of_no_time_or_of_one_that_is_too_far() -> None:
    assert moment_of_ms(None) is moment_of_ms(0) is moment_of_ms(10**400) is None
    assert moment_of_ms(86_400_000_000) == moment_of(86_400_000)
