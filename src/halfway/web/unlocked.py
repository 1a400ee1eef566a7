"""The open vault of a visit: put into the sealed session, taken out for a request, and locked."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import asdict
from functools import wraps
from hashlib import blake2b
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from halfway.vault.keyring import keyring_from
from halfway.vault.kinds.preferences import Preferences
from halfway.vault.vault import Vault
from halfway.web import at_hand, idle
from halfway.web.errors import page
from halfway.web.replacement import replace_soon
from halfway.web.store.shelf import DatabaseShelf

_HELD = "vault"
BACKGROUND = "HTTP_X_BACKGROUND"
"""A request with this header looks at the clock and is no sign that a person is there."""


def open_here(request: HttpRequest, vault: Vault) -> None:
    """Let this visit use the vault from now on, under a new session id."""
    request.session.cycle_key()
    at = asdict(idle.now())
    request.session[_HELD] = {
        "account": vault.account,
        "keys": vault.keys.encoded().hex(),
        "opened": at,
        "seen": at,
        "idle_s": 60 * _preferences(vault).idle_minutes,
    }
    request.session["noticed"] = True
    preferences = _preferences(vault)
    for name in ("path", "language"):
        if getattr(preferences, name):
            request.session[name] = getattr(preferences, name)
    _watch(request)


def vault_of(request: HttpRequest) -> Vault | None:
    """The open vault of this visit; None where none is open."""
    held = request.session.get(_HELD)
    if held is None:
        return None
    return Vault(DatabaseShelf(), held["account"], keyring_from(bytes.fromhex(held["keys"])))


def hold_keys(request: HttpRequest, vault: Vault) -> None:
    """Go on with changed keys, under a new session id."""
    held = request.session[_HELD]
    request.session.cycle_key()
    request.session[_HELD] = held | {"keys": vault.keys.encoded().hex()}


def set_idle_minutes(request: HttpRequest, minutes: int) -> None:
    """Lock this visit after so many minutes."""
    request.session[_HELD] = request.session[_HELD] | {"idle_s": 60 * minutes}


def lock(request: HttpRequest) -> None:
    """Forget everything of this visit, and end the process that knew it."""
    was_open = at_hand.drop(request) or _HELD in request.session
    idle.forget(_name(request))
    request.session.flush()
    if was_open:
        replace_soon()


def seconds_left(request: HttpRequest) -> float | None:
    """Until this visit locks by itself; None where nothing is open."""
    held = request.session.get(_HELD)
    if held is None:
        return None
    at = idle.now()
    since_seen = idle.seconds_between(idle.Moment(**held["seen"]), at)
    since_opened = idle.seconds_between(idle.Moment(**held["opened"]), at)
    return min(_idle_s(held) - since_seen, idle.LONGEST_S - since_opened)


class UnlockedMiddleware:
    """Locks what was left alone, and notes that a person is there."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer, from a locked visit where the time is over."""
        if request.path_info == reverse("exit-away"):
            # It shows nothing. The session may end this moment: touching it would be an error.
            return self.get_response(request)
        left = seconds_left(request)
        if left is not None and left <= 0:
            lock(request)
        elif left is not None and BACKGROUND not in request.META:
            held = request.session[_HELD]
            request.session[_HELD] = held | {"seen": asdict(idle.now())}
            _watch(request)
        return self.get_response(request)


View = Callable[[HttpRequest], HttpResponse]


def with_vault(view: Callable[[HttpRequest, Vault], HttpResponse]) -> View:
    """Hand the open vault to a view; lead to the lock where none is open."""

    @wraps(view)
    def checked(request: HttpRequest) -> HttpResponse:
        vault = vault_of(request)
        if vault is not None:
            return view(request, vault)
        if request.method in ("GET", "HEAD"):
            return redirect("lock-show")
        return page(request, "locked", status=401)

    return checked


def _preferences(vault: Vault) -> Preferences:
    kept = vault.one(Preferences)
    return kept.content if kept else Preferences()


def _watch(request: HttpRequest) -> None:
    idle.watch(_name(request), seconds=_idle_s(request.session[_HELD]))


def _idle_s(held: dict[str, Any]) -> float:
    return settings.HALFWAY_IDLE_S or held["idle_s"]


def _name(request: HttpRequest) -> str:
    """A name for the session that does not give its cookie away."""
    return blake2b((request.session.session_key or "").encode(), digest_size=16).hexdigest()
