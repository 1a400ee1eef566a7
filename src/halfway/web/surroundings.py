"""What every page is told: whether something is open, when it locks, and how discreet to be."""

from __future__ import annotations

from functools import partial
from typing import Any

from django.conf import settings
from django.http import HttpRequest

from halfway.errors import HalfwayError
from halfway.web import idle
from halfway.web.opened import is_opened
from halfway.web.preferences import preferences_of
from halfway.web.store import opening, queries
from halfway.web.store.troubles import told
from halfway.web.unlocked import seconds_left
from halfway.web.visit import has_arrived, has_seen_notice, path_of
from halfway.web.words import language


def surroundings(request: HttpRequest) -> dict[str, Any]:
    """Variables of every template; those that cost a look into the store are asked on demand."""
    left = seconds_left(request)
    return {
        "other_language": next(one for one in settings.LANGUAGES if one[0] != language()),
        "is_hosted": settings.HALFWAY_HOSTED,
        "is_opened": is_opened(request),
        "has_arrived": has_arrived(request),
        "has_path": has_seen_notice(request) and path_of(request) is not None,
        "is_joint": path_of(request) == "joint",
        "is_unlocked": left is not None,
        "locks_in_s": max(int(left), 1) if left is not None else 0,
        "warning_s": idle.WARNING_S,
        "is_discreet": _is_discreet,
        "preferences": partial(preferences_of, request),
    }


def _is_discreet() -> bool:
    """A broken store must not take the help page along."""
    try:
        with told():
            return opening.is_here() and queries.is_discreet()
    except HalfwayError:
        return False
