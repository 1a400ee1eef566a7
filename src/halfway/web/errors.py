"""Error pages: what happened, what to do, and that nothing was lost; never a traceback."""

from __future__ import annotations

import sys
from pathlib import Path

from django.contrib.sessions.exceptions import SessionInterrupted
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from halfway.errors import HalfwayError

SAYS = {
    "bad": ("That request could not be read.", "Go back to the start and try again."),
    "closed": (
        "This page is closed.",
        "Open Halfway again from the place where you started it.",
    ),
    "locked": (
        "This is locked.",
        "Open it again with your passphrase. What you had typed until then was kept.",
    ),
    "forbidden": (
        "This page had been open for a while, so the request was not taken.",
        "Go back, copy your words if you need them, and load the page anew.",
    ),
    "missing": ("There is no such page.", "Go back to the start."),
    "broken": (
        "Something went wrong on our side.",
        "Your words are still on the page before this one. Go back and copy them, then try again.",
    ),
}


def page(request: HttpRequest, kind: str, *, status: int) -> HttpResponse:
    """The error page of this kind."""
    happened, next_step = SAYS[kind]
    context = {"happened": happened, "next_step": next_step}
    return render(request, "error.html", context, status=status)


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    """400; but the lock page where another window locked while this request was under way."""
    if isinstance(exception, SessionInterrupted):
        return redirect("lock-show")
    return page(request, "bad", status=400)


def forbidden(request: HttpRequest, reason: str = "", exception: object = None) -> HttpResponse:
    """403, also for a request without a valid form token."""
    return page(request, "forbidden", status=403)


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """404."""
    return page(request, "missing", status=404)


def server_error(request: HttpRequest) -> HttpResponse:
    """500; writes the place of the fault to stderr, never a value. A trouble of ours says its words."""
    kind, error, trace = sys.exc_info()
    while trace is not None and trace.tb_next is not None:
        trace = trace.tb_next
    if trace is not None and kind is not None:
        where = f"{Path(trace.tb_frame.f_code.co_filename).name}:{trace.tb_lineno}"
        sys.stderr.write(f"halfway: {kind.__name__} at {where}\n")
    if isinstance(error, HalfwayError):
        context = {"happened": str(error), "next_step": SAYS["broken"][1]}
        return render(request, "error.html", context, status=503)
    return page(request, "broken", status=500)
