"""Lets only the browser in that came by the one-time link; all others see the front door.

What proves it is a signed cookie and no session, so that it outlives a lock, which ends the
process and every session in it. It opens the lock page and nothing that is kept.
"""

from __future__ import annotations

import secrets
from collections.abc import Callable

from django.conf import settings
from django.core import signing
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import resolve

from halfway.web.errors import page
from halfway.web.visit import has_arrived

OPEN_WHILE_AWAY = ("lock-",)
"""Beginnings of URL names that answer before somebody came in, and after they left."""

OPEN_TO_ALL = ("launch-door", "launch-open", "help-show", "exit-now", "exit-away")
"""URL names that answer without a cookie: the door itself, help, and the way out, always."""

LIVES_S = 8 * 3600
_SALT = "halfway.opened"


def mark_opened(response: HttpResponse) -> HttpResponse:
    """Let the browser that gets this response in, until Halfway is closed or eight hours pass."""
    response.set_cookie(
        settings.OPENED_COOKIE_NAME,
        signing.TimestampSigner(salt=_SALT).sign(secrets.token_urlsafe(16)),
        secure=settings.SESSION_COOKIE_SECURE,
        httponly=True,
        samesite="Strict",
    )
    return response


def is_opened(request: HttpRequest) -> bool:
    """Whether this browser came by the link; where Halfway is hosted there are no links."""
    if settings.HALFWAY_HOSTED:
        return True
    given = request.COOKIES.get(settings.OPENED_COOKIE_NAME, "")
    try:
        signing.TimestampSigner(salt=_SALT).unsign(given, max_age=LIVES_S)
    except signing.BadSignature:
        return False
    return True


class OpenedMiddleware:
    """Turns away a request of a browser that did not come by the link, unless open to all."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer, or lead to the door."""
        return self.get_response(request)

    def process_view(
        self, request: HttpRequest, view: object, args: object, kwargs: object
    ) -> HttpResponse | None:
        """Stop before the view where the browser did not come by the link."""
        name = resolve(request.path_info).url_name or ""
        if name in OPEN_TO_ALL:
            return None
        if not is_opened(request):
            return _lead(request, "launch-door", "closed")
        if not has_arrived(request) and not name.startswith(OPEN_WHILE_AWAY):
            return _lead(request, "lock-show", "locked")
        return None


def _lead(request: HttpRequest, door: str, says: str) -> HttpResponse:
    """To a door, where a page was asked for; what was sent is not taken."""
    if request.method in ("GET", "HEAD"):
        return redirect(door)
    return page(request, says, status=401)
