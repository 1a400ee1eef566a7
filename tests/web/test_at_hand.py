"""What is at hand belongs to one visit, is told to end, and is gone when it is put away."""

from __future__ import annotations

from typing import Any, cast

import pytest
from django.http import HttpRequest

from halfway.web import at_hand


class Visit:
    """As much of a request as is needed: its session."""

    def __init__(self) -> None:
        self.session: dict[str, Any] = {}


class Thing:
    """Notes that it was told to end."""

    is_stopped = False

    def stop(self) -> None:
        self.is_stopped = True


@pytest.fixture
def visit() -> HttpRequest:
    return cast(HttpRequest, Visit())


def test_one_visit_does_not_see_what_another_holds(visit: HttpRequest) -> None:
    thing = Thing()
    at_hand.hold(visit, thing)
    assert at_hand.held(visit) is thing
    assert at_hand.held(cast(HttpRequest, Visit())) is None


def test_what_is_put_away_is_stopped_and_gone(visit: HttpRequest) -> None:
    thing = Thing()
    at_hand.hold(visit, thing)
    assert at_hand.drop(visit)
    assert thing.is_stopped
    assert at_hand.held(visit) is None
    assert not at_hand.drop(visit)


def test_a_second_thing_takes_the_place_of_the_first(visit: HttpRequest) -> None:
    first, second = Thing(), Thing()
    at_hand.hold(visit, first)
    at_hand.hold(visit, second)
    assert first.is_stopped
    assert at_hand.held(visit) is second


def test_the_one_that_asked_longest_ago_loses_it() -> None:
    visits = [cast(HttpRequest, Visit()) for _ in range(at_hand.MOST + 1)]
    for one in visits:
        at_hand.hold(one, Thing())
    assert at_hand.held(visits[0]) is None
    assert all(at_hand.held(one) for one in visits[1:])
    for one in visits[1:]:
        at_hand.drop(one)


def test_after_an_hour_without_a_question_it_is_gone(
    visit: HttpRequest, monkeypatch: pytest.MonkeyPatch
) -> None:
    thing = Thing()
    at_hand.hold(visit, thing)
    later = at_hand.time.monotonic() + at_hand.LIVES_S + 1
    monkeypatch.setattr(at_hand.time, "monotonic", lambda: later)
    assert at_hand.held(visit) is None
    assert thing.is_stopped
