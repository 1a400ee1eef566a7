"""Shows what a form leads to under an address that is fetched, so that no browser keeps the form.

Chromium writes the body of a posted page into its session file, to be able to load it again:
drafts and searched words would lie there in plain sight (docs/security, B1). So a page that
answers a posted form is held in the sealed session, and the browser is sent to fetch it.
"""

from __future__ import annotations

import secrets
from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_safe

from halfway.web.opened import is_opened

_HELD = "pages"
_MOST = 8


class PostPagesMiddleware:
    """Holds the page that answers a posted form, where a browser is going to show it."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer, or say where the answer is to be fetched."""
        response = self.get_response(request)
        if not (_is_posted_page(request) and _is_page(response) and is_opened(request)):
            return response
        name = secrets.token_urlsafe(8)
        held = [*request.session.get(_HELD, ()), [name, response.content.decode()]]
        request.session[_HELD] = held[-_MOST:]
        found = HttpResponse(status=303)
        found["Location"] = f"{reverse('lock-page')}?n={name}"
        return found


@require_safe
def show(request: HttpRequest) -> HttpResponse:
    """The page that is held under this name; the start where there is none."""
    for name, content in request.session.get(_HELD, ()):
        if name == request.GET.get("n"):
            return HttpResponse(content)
    return redirect("launch-door")


def _is_posted_page(request: HttpRequest) -> bool:
    return request.method == "POST" and request.META.get("HTTP_SEC_FETCH_MODE") == "navigate"


def _is_page(response: HttpResponseBase) -> bool:
    return (
        not 300 <= response.status_code < 400
        and not response.streaming
        and not response.has_header("Content-Disposition")
        and response.get("Content-Type", "").startswith("text/html")
    )
