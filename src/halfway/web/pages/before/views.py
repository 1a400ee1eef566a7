"""Asks once a visit; remembers where it led, never an answer."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from halfway.guidance.triage import triage
from halfway.web.visit import choose_path, has_seen_notice
from halfway.web.words import language


@require_http_methods(["GET", "HEAD", "POST"])
def show(request: HttpRequest) -> HttpResponse:
    """The questions; any answer but "none of this" leads to the path for one person alone."""
    if not has_seen_notice(request):
        return redirect("notice-show")
    check = triage(language=language())
    if request.method == "POST":
        ticked, nothing = request.POST.getlist("ticked"), request.POST.get("fits") == "none"
        choose_path(request, check.level(ticked, nothing_fits=nothing))
        return redirect("today-show")
    return render(request, "before/show.html", {"check": check})
