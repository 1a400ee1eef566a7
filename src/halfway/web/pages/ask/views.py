"""Asking: a guess about what stands in the way, a small ask with a date, and the answer that came."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from halfway.guidance.asking import Barrier, answers, barriers, ladder, scripts, windows
from halfway.guidance.facts import facts_of
from halfway.vault.kinds.asks import Ask, Asks
from halfway.vault.kinds.intake import Intake
from halfway.web.doors import for_two
from halfway.web.kept import keep, kept
from halfway.web.typed import clean
from halfway.web.words import language


@require_safe
@for_two
def show(request: HttpRequest) -> HttpResponse:
    """Barriers, the ladder, good moments, words for patience, and my asks."""
    intake, spoken = kept(request, Intake), language()
    found, steps = barriers(language=spoken), ladder(language=spoken)
    named = {answer.id: answer for answer in answers(language=spoken)}
    rungs = {rung.id: rung for rung in steps.rung}
    asks = list(enumerate(kept(request, Asks).asks))
    context = {
        "barriers": sorted(found, key=lambda barrier: barrier.id not in intake.barriers),
        "guessed": intake.barriers,
        "ladder": steps,
        "windows": windows(language=spoken),
        "scripts": scripts(language=spoken),
        "asks": [(n, ask, rungs.get(ask.rung), named.get(ask.answer)) for n, ask in asks],
        "answers": named.values(),
        "facts": facts_of(
            dict.fromkeys((*steps.about.facts, *(id for rung in steps.rung for id in rung.facts))),
            language=spoken,
        ),
        "today": timezone.localdate(),
        "is_hard_no": intake.no == "hard",
    }
    return render(request, "ask/show.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@for_two
def barrier(request: HttpRequest) -> HttpResponse:
    """One barrier: what it may mean, what to ask, and words to start a draft from."""
    found = _barrier(request.POST.get("id", ""))
    if found is None:
        return redirect("ask-show")
    context = {"barrier": found, "facts": facts_of(found.facts, language=language())}
    return render(request, "ask/barrier.html", context)


@require_POST
@for_two
def set_date(request: HttpRequest) -> HttpResponse:
    """Choose a rung and a day."""
    rungs = {rung.id for rung in ladder().rung}
    day = _day(request.POST.get("day", ""))
    if request.POST.get("rung") in rungs and day:
        asks = kept(request, Asks)
        keep(request, Asks(asks=(*asks.asks, Ask(rung=request.POST["rung"], day=day))))
    return redirect("ask-show")


@require_POST
@for_two
def note_answer(request: HttpRequest) -> HttpResponse:
    """What came of an ask, and a look back."""
    asks, number = list(kept(request, Asks).asks), _number(request)
    came = request.POST.get("answer", "")
    if 0 <= number < len(asks) and came in {"", "yes", "maybe", "no", "silence"}:
        look_back = clean(request.POST.get("look_back", ""))[:5000]
        asks[number] = replace(asks[number], answer=came, look_back=look_back)  # type: ignore[arg-type]
        keep(request, Asks(asks=tuple(asks)))
    return redirect("ask-show")


@require_POST
@for_two
def take_away(request: HttpRequest) -> HttpResponse:
    """Take an ask off the list."""
    asks, number = kept(request, Asks).asks, _number(request)
    keep(request, Asks(asks=tuple(ask for n, ask in enumerate(asks) if n != number)))
    return redirect("ask-show")


def _barrier(id: str) -> Barrier | None:
    return next((one for one in barriers(language=language()) if one.id == id), None)


def _number(request: HttpRequest) -> int:
    sent = request.POST.get("number", "")
    return int(sent) if sent.isdecimal() and len(sent) < 6 else -1


def _day(sent: str) -> date | None:
    """A day from today on, at most a year ahead."""
    try:
        day = date.fromisoformat(sent)
    except ValueError:
        return None
    today = timezone.localdate()
    return day if today <= day <= today + timedelta(366) else None
