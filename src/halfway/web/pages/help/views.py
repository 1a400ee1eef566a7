"""Shows every country's lines; the person opens their own, so that no address tells which."""

from __future__ import annotations

from datetime import UTC, datetime

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from halfway.guidance.hotlines import load_hotlines


@require_safe
def show(request: HttpRequest) -> HttpResponse:
    """Emergency advice, lines by country, and how to use them more safely."""
    hotlines = load_hotlines()
    context = {"hotlines": hotlines, "is_old": hotlines.is_old(datetime.now(UTC).date())}
    return render(request, "help/show.html", context)
