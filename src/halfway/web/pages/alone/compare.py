"""Therapists side by side, as one person noted them."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from halfway.vault.kinds.candidates import Candidate, Candidates
from halfway.web.doors import checked
from halfway.web.kept import keep, kept
from halfway.web.typed import clean

FIELDS = ("name", "fee", "approach", "free_from", "note")


@require_http_methods(["GET", "HEAD", "POST"])
@checked
def show(request: HttpRequest) -> HttpResponse:
    """The table; posting adds a therapist, or changes one of the same name."""
    held = kept(request, Candidates).candidates
    if request.method == "POST":
        sent = {name: clean(request.POST.get(name, "")).strip()[:2000] for name in FIELDS}
        felt = request.POST.get("felt", "")
        if sent["name"]:
            new = Candidate(**sent, felt=int(felt) if felt in tuple("012345") else 0)
            others = tuple(one for one in held if one.name.casefold() != new.name.casefold())
            keep(request, Candidates(candidates=(*others, new)))
        return redirect("alone-compare")
    return render(request, "alone/compare.html", {"candidates": held, "felt": range(1, 6)})


@require_POST
@checked
def take_away(request: HttpRequest) -> HttpResponse:
    """Take a therapist off the table."""
    name, held = request.POST.get("name", ""), kept(request, Candidates).candidates
    keep(request, Candidates(candidates=tuple(one for one in held if one.name != name)))
    return redirect("alone-compare")
