"""Time left alone is counted on two clocks, so that neither sleep nor a clock set back gains any."""

from __future__ import annotations

import pytest

from halfway.web import idle
from halfway.web.idle import Moment, seconds_between

HOUR = 3600.0


@pytest.mark.parametrize(
    ("after", "passed"),
    [
        (Moment(110, 1010), 10),
        (Moment(100 + HOUR, 1000 + HOUR), HOUR),  # a laptop that slept, and knows it
        (Moment(110, 1000 + HOUR), HOUR),  # a machine whose steady clock stood still in sleep
        (Moment(110, 1000 - HOUR), 10),  # the wall clock was set back
        (Moment(100, 1000 - HOUR), 0),
    ],
)
def test_the_larger_of_the_two_clocks_counts(after: Moment, passed: float) -> None:
    assert seconds_between(Moment(100, 1000), after) == passed


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> list[Moment]:
    """The moment that it is, to be set."""
    at = [Moment(100, 1000)]
    monkeypatch.setattr(idle, "now", lambda: at[0])
    monkeypatch.setattr(idle, "_deadlines", {})
    return at


def test_a_watched_session_is_over_when_it_was_left_alone(clock: list[Moment]) -> None:
    idle.watch("one", seconds=300)
    assert not idle.is_over(Moment(400, 1300))
    assert idle.is_over(Moment(400.1, 1300.1))


def test_watching_again_starts_anew(clock: list[Moment]) -> None:
    idle.watch("one", seconds=300)
    clock[0] = Moment(350, 1250)
    idle.watch("one", seconds=300)
    assert not idle.is_over(Moment(600, 1500))
    assert idle.is_over(Moment(651, 1551))


def test_a_clock_that_is_set_back_extends_nothing(clock: list[Moment]) -> None:
    idle.watch("one", seconds=300)
    assert idle.is_over(Moment(401, 1000 - HOUR))


def test_of_two_sessions_the_one_left_alone_counts(clock: list[Moment]) -> None:
    idle.watch("one", seconds=60)
    idle.watch("two", seconds=600)
    assert idle.is_over(Moment(161, 1061))
    idle.forget("one")
    assert not idle.is_over(Moment(161, 1061))


def test_nobody_there_is_never_over(clock: list[Moment]) -> None:
    assert not idle.is_over(Moment(1e9, 1e9))


def test_the_clock_of_this_machine_runs() -> None:
    before = idle.now()
    assert 0 <= seconds_between(before, idle.now()) < 5
