"""Lets only the browser in that came by the one-time link; all others see the front door."""

from __future__ import annotations

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import resolve

from halfway.web.errors import page

OPEN_TO_ALL = ("launch-door", "launch-open", "help-show")
"""URL names that answer without a session: the door itself, and help, always."""

OPENED = "opened"


class OpenedMiddleware:
    """Turns away a request without an opened session, unless the page is open to all."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer, or lead to the door."""
        return self.get_response(request)

    def process_view(
        self, request: HttpRequest, view: object, args: object, kwargs: object
    ) -> HttpResponse | None:
        """Stop before the view where the session was not opened."""
        if request.session.get(OPENED) or resolve(request.path_info).url_name in OPEN_TO_ALL:
            return None
        if request.method in ("GET", "HEAD"):
            return redirect("launch-door")
        return page(request, "closed", status=401)
