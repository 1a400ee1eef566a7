"""On my own: pages to read, my own side, and two dimensions of this relationship to think about."""

from __future__ import annotations

from dataclasses import replace

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from halfway.guidance.alone import SCALE, means, my_side, reflection
from halfway.guidance.pages import Page, pages
from halfway.vault.kinds.own_side import OwnSide, Rated
from halfway.web.doors import checked, for_two, is_joint
from halfway.web.kept import keep, kept
from halfway.web.typed import clean
from halfway.web.words import as_html, language

FOR_EVERYBODY = ("wellbeing", "help_alone")
"""Pages that fit where there is fear or control; the others are about two people."""


@require_safe
@checked
def show(request: HttpRequest) -> HttpResponse:
    """What one person can do."""
    own = kept(request, OwnSide)
    context = {
        "pages": list(enumerate(_pages(request), start=1)),
        "is_joint": is_joint(request),
        "side": my_side(language=language()),
        "answered": len(own.answers),
    }
    return render(request, "alone/show.html", context)


@require_safe
@checked
def read(request: HttpRequest) -> HttpResponse:
    """One page, named by its number."""
    found, number = _pages(request), request.GET.get("n", "")
    index = int(number) - 1 if number.isdecimal() and len(number) < 4 else -1
    if not 0 <= index < len(found):
        return redirect("alone-show")
    return render(request, "alone/read.html", {"page": found[index], "text": as_html(found[index])})


@require_http_methods(["GET", "HEAD", "POST"])
@for_two
def mine(request: HttpRequest) -> HttpResponse:
    """What I can own, in my own words; nothing of it is scored."""
    side, own = my_side(language=language()), kept(request, OwnSide)
    if request.method == "POST":
        sent = {prompt.id: clean(request.POST.get(prompt.id, ""))[:5000] for prompt in side.prompt}
        keep(request, replace(own, answers={id: words for id, words in sent.items() if words}))
        return redirect("alone-mine")
    prompts = [(prompt, own.answers.get(prompt.id, "")) for prompt in side.prompt]
    return render(request, "alone/mine.html", {"side": side, "prompts": prompts})


@require_http_methods(["GET", "HEAD", "POST"])
@for_two
def lines(request: HttpRequest) -> HttpResponse:
    """Rate lines on worry and distance, and see the two means; no type, no cut-off."""
    found, own = reflection(language=language()), kept(request, OwnSide)
    if request.method == "POST":
        sent = {line.id: request.POST.get(line.id, "") for line in found.prompt}
        rated = {id: int(value) for id, value in sent.items() if value in map(str, SCALE)}
        if rated:
            today = Rated(day=timezone.localdate(), lines=rated)
            keep(request, replace(own, rated=(*own.rated, today)))
        return redirect("alone-lines")
    last = own.rated[-1] if own.rated else None
    context = {
        "found": found,
        "scale": list(SCALE),
        "last": last,
        "means": means(last.lines, language=language()) if last else (),
        "earlier": [(one.day, means(one.lines, language=language())) for one in own.rated[:-1]],
    }
    return render(request, "alone/lines.html", context)


def _pages(request: HttpRequest) -> tuple[Page, ...]:
    found = pages("alone", language=language())
    return found if is_joint(request) else tuple(one for one in found if one.id in FOR_EVERYBODY)
