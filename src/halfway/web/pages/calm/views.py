"""Small tools to settle; open to everybody who is in, whatever the safety check led to."""

from __future__ import annotations

import re

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_POST, require_safe

from halfway.guidance.calm import calm
from halfway.guidance.facts import facts_of
from halfway.web.doors import is_joint
from halfway.web.words import language

_TIME = re.compile(r"^([01]?\d|2[0-3]):[0-5]\d$")


@require_safe
def show(request: HttpRequest) -> HttpResponse:
    """All tools; the time-out, which two people agree on, only where ways for two are open."""
    return _page(request)


@require_POST
def message(request: HttpRequest) -> HttpResponse:
    """The messages for a time-out, with the time of return in them."""
    time = request.POST.get("time", "").strip()
    return _page(request, time=time if _TIME.match(time) else "", is_asked=True)


def _page(request: HttpRequest, *, time: str = "", is_asked: bool = False) -> HttpResponse:
    tools = calm(language=language())
    ids = (*tools.breathing.facts, *tools.time_out.facts, *tools.pause.facts)
    context = {
        "tools": tools,
        "is_joint": is_joint(request),
        "time": time,
        "messages": [words.replace("{time}", time) for words in tools.time_out.send]
        if time
        else [],
        "returning": [words.replace("{time}", time or "…") for words in tools.time_out.returning],
        "is_unreadable": is_asked and not time,
        "facts": facts_of(dict.fromkeys(ids), language=language()),
    }
    return render(
        request, "calm/show.html", context, status=422 if context["is_unreadable"] else 200
    )
