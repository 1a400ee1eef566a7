"""Which screens may be shown: after the notice and the safety check, and for two only where it led there."""

from __future__ import annotations

from functools import wraps

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from halfway.web.unlocked import View
from halfway.web.visit import next_door, path_of


def checked(view: View) -> View:
    """A screen for everybody who went through the notice and the check."""

    @wraps(view)
    def through(request: HttpRequest) -> HttpResponse:
        return next_door(request) or view(request)

    return through


def for_two(view: View) -> View:
    """A screen that is there only where the check left the ways for two open."""

    @wraps(view)
    def through(request: HttpRequest) -> HttpResponse:
        door = next_door(request)
        if door is not None:
            return door
        if is_joint(request):
            return view(request)
        if request.method in ("GET", "HEAD"):
            return redirect("today-show")
        return render(request, "closed_for_two.html", status=403)

    return through


def is_joint(request: HttpRequest) -> bool:
    """Whether the ways for two are open in this visit."""
    return path_of(request) == "joint"
