"""Leaves at once: whatever was open is locked before the page is gone."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST, require_safe

from halfway.web.unlocked import lock


@csrf_exempt  # the gate keeps other sites out; a way out must not fail over an old form
@require_POST
def now(request: HttpRequest) -> HttpResponse:
    """Lock, and go to the empty page; the browser may be gone before it arrives."""
    lock(request)
    return redirect("exit-away")


@require_safe
def away(request: HttpRequest) -> HttpResponse:
    """An empty page."""
    return render(request, "exit/away.html")
