"""Learning together: the library, our list, six evenings, and how to offer without pushing."""

from __future__ import annotations

from dataclasses import replace
from typing import get_args

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from halfway.guidance.asking import barriers
from halfway.guidance.learning import marks_of, resources, search, suited, weeks
from halfway.guidance.pages import pages
from halfway.vault.kinds.intake import Intake
from halfway.vault.kinds.our_list import Listed, OurList, Status
from halfway.web.doors import for_two
from halfway.web.kept import keep, kept
from halfway.web.pages.together.marks import GROUPS, STATUSES, kind_of_thing, named
from halfway.web.typed import clean
from halfway.web.words import as_html, language


@require_http_methods(["GET", "HEAD", "POST"])
@for_two
def show(request: HttpRequest) -> HttpResponse:
    """The library; a post brings words and marks to look for, so that no address holds them."""
    every, listed = resources(language=language()), kept(request, OurList).resources
    words = clean(request.POST.get("words", "")).strip()
    known = {mark for resource in every for mark in marks_of(resource)}
    chosen = [mark for mark in request.POST.getlist("marks") if mark in known]
    reasons = _reasons(kept(request, Intake))
    for_us = suited(every, suits=reasons)[:3] if not (words or chosen) else ()
    found = search(every, words=words, chosen=chosen)
    context = {
        "for_us": [(one, named(set(one.suits) & reasons)) for one in for_us],
        "found": [
            (one, listed.get(one.id), kind_of_thing(one.form), kind_of_thing(one.price))
            for one in found
        ],
        "ours": [(one, listed[one.id]) for one in every if one.id in listed],
        "count": len(every),
        "words": words,
        "chosen": chosen,
        "groups": GROUPS,
        "statuses": STATUSES,
    }
    return render(request, "together/show.html", context)


@require_POST
@for_two
def put(request: HttpRequest) -> HttpResponse:
    """Put a resource on our list, or change what stands there."""
    id, status = request.POST.get("id", ""), request.POST.get("status", "maybe")
    if id in {one.id for one in resources()} and status in get_args(Status):
        ours = kept(request, OurList)
        note = clean(request.POST.get("note", ""))[:2000]
        new = Listed(status=status, note=note)  # type: ignore[arg-type]  # checked above
        keep(request, replace(ours, resources=ours.resources | {id: new}))
    return redirect("together-show")


@require_POST
@for_two
def take_away(request: HttpRequest) -> HttpResponse:
    """Take a resource off our list."""
    ours, id = kept(request, OurList), request.POST.get("id", "")
    others = {known: one for known, one in ours.resources.items() if known != id}
    keep(request, replace(ours, resources=others))
    return redirect("together-show")


@require_safe
@for_two
def evenings(request: HttpRequest) -> HttpResponse:
    """Six evenings of fifteen minutes."""
    done = kept(request, OurList).weeks
    context = {"weeks": [(week, week.number in done) for week in weeks(language=language())]}
    return render(request, "together/weeks.html", context)


@require_POST
@for_two
def held(request: HttpRequest) -> HttpResponse:
    """An evening was held, or was not after all."""
    ours, sent = kept(request, OurList), request.POST.get("number", "")
    if sent in {str(week.number) for week in weeks()}:
        done = set(ours.weeks) ^ {int(sent)}
        keep(request, replace(ours, weeks=tuple(sorted(done))))
    return redirect("together-weeks")


@require_safe
@for_two
def offer(request: HttpRequest) -> HttpResponse:
    """How to offer something without pushing."""
    (page,) = pages("learn", language=language())
    return render(request, "together/offer.html", {"page": page, "text": as_html(page)})


def _reasons(intake: Intake) -> set[str]:
    """What was told about the partner, and what goes with the guessed barriers."""
    guessed = [one for one in barriers() if one.id in intake.barriers]
    return set(intake.suits) | {suit for one in guessed for suit in one.resource_suits}
