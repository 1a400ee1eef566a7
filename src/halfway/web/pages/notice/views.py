"""Shows the notice until it was read in this visit."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from halfway.web.visit import remember_notice


@require_http_methods(["GET", "HEAD", "POST"])
def show(request: HttpRequest) -> HttpResponse:
    """The notice; posting it goes on."""
    if request.method == "POST":
        remember_notice(request)
        return redirect("launch-door")
    return render(request, "notice/show.html")
