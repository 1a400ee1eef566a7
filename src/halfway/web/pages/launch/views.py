"""Shows the door, and opens it for a token that is fresh and unused."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from halfway.web.launch_token import use_token
from halfway.web.opened import OPENED
from halfway.web.visit import next_door


@require_safe
def door(request: HttpRequest) -> HttpResponse:
    """The door for a browser that has not come in; the first screen for one that has."""
    if request.session.get(OPENED):
        return next_door(request) or redirect("say_it-show")
    return render(request, "launch/door.html")


@require_POST
def open_with_token(request: HttpRequest) -> HttpResponse:
    """Open the app for this browser, with a new session, or say that the link is stale."""
    if not use_token(request.POST.get("token", "").strip()):
        return render(request, "launch/door.html", {"is_stale": True}, status=403)
    request.session.flush()
    request.session[OPENED] = True
    return redirect("launch-door")
