"""Knows how long each open vault was left alone, on clocks that count a laptop's sleep."""

from __future__ import annotations

import threading
import time
from dataclasses import dataclass

from halfway.web.replacement import replace_soon

LONGEST_S = 8 * 3600
"""A vault does not stay open longer than this, however busy."""
WARNING_S = 60
_LOOK_EVERY_S = 1.0


@dataclass(frozen=True, slots=True)
class Moment:
    """A point in time: a clock that runs on in sleep and cannot be set, and the wall's."""

    steady: float
    wall: float


def now() -> Moment:
    """This moment."""
    boot = getattr(time, "CLOCK_BOOTTIME", time.CLOCK_MONOTONIC)
    return Moment(time.clock_gettime(boot), time.time())


def seconds_between(before: Moment, after: Moment) -> float:
    """The time that passed: the larger of the two clocks, so that setting one back gains nothing."""
    return max(after.steady - before.steady, after.wall - before.wall, 0.0)


_deadlines: dict[str, tuple[Moment, float]] = {}
_lock = threading.Lock()


def watch(session: str, *, seconds: float) -> None:
    """End this process unless the session is watched again, or forgotten, within these seconds."""
    with _lock:
        _deadlines[session] = (now(), seconds)


def forget(session: str) -> None:
    """The session was locked."""
    with _lock:
        _deadlines.pop(session, None)


def is_over(at: Moment) -> bool:
    """Whether a watched session was left alone for too long at that moment."""
    with _lock:
        return any(seconds_between(seen, at) > limit for seen, limit in _deadlines.values())


def start_watching() -> None:
    """Look every second, in a thread of this process, without any browser's help."""
    threading.Thread(target=_look, daemon=True).start()


def _look() -> None:
    while not is_over(now()):
        time.sleep(_LOOK_EVERY_S)
    replace_soon()
