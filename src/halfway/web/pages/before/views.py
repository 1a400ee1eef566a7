"""Asks once a visit; remembers the path that follows, never the answer."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from halfway.web.visit import choose_path, has_seen_notice


@require_http_methods(["GET", "HEAD", "POST"])
def show(request: HttpRequest) -> HttpResponse:
    """The questions; any answer but "none of this" leads to the path for one person alone."""
    if not has_seen_notice(request):
        return redirect("notice-show")
    if request.method == "POST":
        choose_path(request, "joint" if request.POST.get("fits") == "none" else "individual")
        return redirect("say_it-show")
    return render(request, "before/show.html")
