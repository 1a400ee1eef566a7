"""Guessing at the door gets slow, survives a restart, and never shuts anybody out for good."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from django.http import HttpRequest

from halfway.web import throttle
from halfway.web.store import opening

pytestmark = pytest.mark.django_db(transaction=True)

START = datetime(2026, 3, 1, 12, tzinfo=UTC)


class Clock:
    """A clock that is set by hand."""

    def __init__(self) -> None:
        self.at = START

    def now(self) -> datetime:
        return self.at


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    clock = Clock()
    monkeypatch.setattr(throttle, "timezone", clock)
    return clock


def client(address: str = "192.0.2.7") -> HttpRequest:
    request = HttpRequest()
    request.META["REMOTE_ADDR"] = address
    return request


def waits(clock: Clock, tries: int) -> list[int]:
    """The wait before each try, where each comes as soon as it may."""
    seen = []
    for _ in range(tries):
        wait = throttle.seconds_to_wait(client())
        seen.append(wait)
        clock.at += timedelta(seconds=wait)
        throttle.note_failure(client())
    return seen


def test_four_tries_are_free_then_each_waits_twice_as_long(clock: Clock) -> None:
    assert waits(clock, 14) == [0, 0, 0, 0, 0, 1, 2, 4, 8, 16, 32, 60, 60, 60]


def test_nobody_waits_longer_than_a_minute_however_often(clock: Clock) -> None:
    assert max(waits(clock, 60)) == 60


def test_the_count_is_on_the_disk_and_not_in_the_process(clock: Clock) -> None:
    waits(clock, 10)
    assert throttle.Tries.objects.get().failed == 10


def test_the_right_words_start_the_count_anew(clock: Clock) -> None:
    waits(clock, 10)
    throttle.note_success(client())
    assert throttle.seconds_to_wait(client()) == 0


def test_a_wait_that_is_over_is_over(clock: Clock) -> None:
    waits(clock, 9)
    clock.at += timedelta(seconds=61)
    assert throttle.seconds_to_wait(client()) == 0


@pytest.mark.parametrize("jump", [timedelta(days=-400), timedelta(hours=-1)])
def test_a_clock_set_back_makes_nobody_wait_longer_than_the_rule(
    clock: Clock, jump: timedelta
) -> None:
    waits(clock, 8)
    clock.at += jump
    assert throttle.seconds_to_wait(client()) <= 8


def test_hosted_each_client_waits_for_itself(clock: Clock, settings: object) -> None:
    settings.HALFWAY_HOSTED = True  # type: ignore[attr-defined]
    for _ in range(9):
        throttle.note_failure(client("192.0.2.7"))
    assert throttle.seconds_to_wait(client("192.0.2.7")) > 0
    assert throttle.seconds_to_wait(client("192.0.2.8")) == 0
    assert "192.0.2.7" not in throttle.Tries.objects.get().client


def test_where_nothing_is_kept_there_is_nothing_to_count(
    clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(opening, "is_here", lambda: False)
    throttle.note_failure(client())
    assert throttle.Tries.objects.count() == 0
    assert throttle.seconds_to_wait(client()) == 0
