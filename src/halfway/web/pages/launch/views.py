"""Shows the door, and opens it for a token that is fresh and unused."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from halfway.web.launch_token import use_token
from halfway.web.opened import is_opened, mark_opened
from halfway.web.store import opening, queries
from halfway.web.store.troubles import told
from halfway.web.visit import arrive, has_arrived, next_door


@require_safe
def door(request: HttpRequest) -> HttpResponse:
    """The door for a browser that has not come in; the first screen for one that has."""
    if not is_opened(request):
        return render(request, "launch/door.html")
    if not has_arrived(request):
        return redirect("lock-show")
    return next_door(request) or redirect("today-show")


@require_POST
def open_with_token(request: HttpRequest) -> HttpResponse:
    """Open the app for this browser, with a new session, or say that the link is stale."""
    if not use_token(request.POST.get("token", "").strip()):
        return render(request, "launch/door.html", {"is_stale": True}, status=403)
    request.session.flush()
    with told():
        is_kept = opening.is_here() and queries.has_accounts()
    if not is_kept:  # there is nothing to unlock: go straight on
        arrive(request)
    return mark_opened(redirect("launch-door"))
