"""What a visit works on and must not be stored: held in the memory of this process, and nowhere else.

It is gone with the visit: when it is put away, locked or left, or when nobody asked for an hour.
"""

from __future__ import annotations

import secrets
import threading
import time
from typing import Protocol

from django.http import HttpRequest

_KEY = "at_hand"
MOST = 4
"""So many visits can hold something at once; the one that asked longest ago loses it."""
LIVES_S = 3600


class Held(Protocol):
    """A thing that can be told to end."""

    def stop(self) -> None:
        """End what still runs, and let go of everything."""


_held: dict[str, tuple[Held, float]] = {}
_lock = threading.Lock()


def hold(request: HttpRequest, thing: Held) -> None:
    """Hold this for the visit, in place of what was held before."""
    drop(request)
    token = request.session[_KEY] = secrets.token_urlsafe(16)
    with _lock:
        _held[token] = (thing, time.monotonic())
        over = sorted(_held, key=lambda one: _held[one][1])[:-MOST]
    for one in over:
        _end(one)


def held(request: HttpRequest) -> Held | None:
    """What is held for this visit; None where nothing is, or not any more."""
    now = time.monotonic()
    for one in [one for one, (_, at) in list(_held.items()) if now - at > LIVES_S]:
        _end(one)
    token = request.session.get(_KEY, "")
    with _lock:
        found = _held.get(token)
        if found is None:
            return None
        _held[token] = (found[0], now)
    return found[0]


def drop(request: HttpRequest) -> bool:
    """Let go of what is held for this visit; says whether there was anything."""
    return _end(request.session.pop(_KEY, ""))


def _end(token: str) -> bool:
    with _lock:
        found = _held.pop(token, None)
    if found is None:
        return False
    found[0].stop()
    return True
