"""Answers are timed without nights and work hours."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from halfway.stats.latency import NIGHT, WORK, awake, latency

MONDAY = datetime(2026, 3, 2, tzinfo=UTC)
HOUR = 3600


def at(hour: float, *, day: int = 0) -> datetime:
    return MONDAY + timedelta(days=day, hours=hour)


def test_the_night_is_left_out() -> None:
    assert awake(at(22), at(8, day=1)) == 2 * HOUR


def test_two_nights_are_left_out() -> None:
    assert awake(at(22), at(8, day=2)) == (2 + 16) * HOUR


def test_masks_that_overlap_are_taken_off_once() -> None:
    assert awake(at(6), at(18), (NIGHT, WORK)) == 3 * HOUR


def test_work_is_only_on_workdays() -> None:
    assert awake(at(10, day=5), at(12, day=5), (WORK,)) == 2 * HOUR


def test_what_was_sent_at_night_is_not_judged() -> None:
    found = latency([at(2), at(12), at(13)], [at(9), at(13), at(16)])
    assert found.count == 2
    assert found.median == 2 * HOUR


def test_no_answers() -> None:
    assert latency([], []).count == 0


@given(st.integers(0, 200), st.integers(0, 200))
def test_never_below_nothing_nor_above_the_clock(start: int, length: int) -> None:
    one, other = at(start), at(start + length)
    assert 0 <= awake(one, other, (NIGHT, WORK)) <= length * HOUR


def test_an_answer_before_its_question_takes_no_time() -> None:
    assert awake(at(13), at(12)) == pytest.approx(0)
