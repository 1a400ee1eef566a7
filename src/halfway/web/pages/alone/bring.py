"""An official questionnaire that a person brings along: read, rated, and two means; for oneself only."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST

from halfway.errors import BadContentError
from halfway.guidance.alone import reflection
from halfway.guidance.questionnaires import LARGEST, Brought, read_questionnaire, rules
from halfway.vault.kinds.questionnaire import Questionnaire
from halfway.web.doors import for_two
from halfway.web.kept import keep, kept
from halfway.web.words import language


@require_http_methods(["GET", "HEAD", "POST"])
@for_two
def show(request: HttpRequest) -> HttpResponse:
    """The questionnaire that was brought, with its means; posting brings another."""
    problem = ""
    if request.method == "POST":
        try:
            brought = _brought(request)
        except BadContentError as error:
            problem = str(error)
        else:
            keep(request, Questionnaire(name=brought.rule.id, texts=brought.texts))
            return redirect("alone-bring")
    return render(
        request, "alone/bring.html", _context(request, problem), status=422 if problem else 200
    )


@require_POST
@for_two
def rate(request: HttpRequest) -> HttpResponse:
    """Keep how the items were rated."""
    held = kept(request, Questionnaire)
    sent = {number: request.POST.get(str(number), "") for number in range(1, len(held.texts) + 1)}
    rated = {number: int(value) for number, value in sent.items() if value in tuple("123456789")}
    keep(request, replace(held, rated=rated, day=timezone.localdate() if rated else None))
    return redirect("alone-bring")


def _brought(request: HttpRequest) -> Brought:
    file = request.FILES.get("file")
    if file is None:
        raise BadContentError("Choose a file first.")
    return read_questionnaire(file.read(LARGEST + 1))


def _context(request: HttpRequest, problem: str) -> dict[str, Any]:
    held, found = kept(request, Questionnaire), reflection(language=language())
    rule = rules().get(held.name)
    names = {dimension.id: dimension.name for dimension in found.dimension}
    means = rule.means(held.rated) if rule else {}
    return {
        "problem": problem,
        "held": held,
        "rule": rule,
        "known": ", ".join(rules()),
        "scale": range(rule.lowest, rule.highest + 1) if rule else (),
        "items": [(n, text, held.rated.get(n)) for n, text in enumerate(held.texts, start=1)],
        "means": [(names[id], value) for id, value in means.items()],
        "about": found.about,
    }
