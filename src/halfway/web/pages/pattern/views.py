"""The pattern: a talk comes in, both are chosen, and the loop is shown from my side."""

from __future__ import annotations

from datetime import timedelta

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from halfway.errors import HalfwayError
from halfway.guidance.pattern import EXAMPLE, pattern_words
from halfway.importers.source import Source
from halfway.patterns.found import Found
from halfway.patterns.report import report
from halfway.web import at_hand
from halfway.web.doors import for_two
from halfway.web.pages.pattern.layout import laid_out, opened_talk
from halfway.web.pages.pattern.work import Work
from halfway.web.typed import clean
from halfway.web.words import language

GAPS_MIN = range(5, 7 * 24 * 60)


@require_safe
@for_two
def show(request: HttpRequest) -> HttpResponse:
    """Wherever the work on the talk at hand stands; without one, the way to bring one in."""
    work = _work(request)
    if work is None:
        return _start(request)
    if work.is_busy:
        return render(request, "pattern/working.html", {"work": work})
    if work.stage == "failed":
        problem = work.problem
        at_hand.drop(request)
        return _start(request, problem=problem, status=422)
    if work.stage in ("choice", "who"):
        return render(request, "pattern/choose.html", {"work": work})
    return _found(request, work)


@require_POST
@for_two
def open_talk(request: HttpRequest) -> HttpResponse:
    """Take a file, pasted words or the example, once the person says that they were part of it."""
    if settings.HALFWAY_HOSTED:
        return _start(request, status=403)
    is_example = request.POST.get("press") == "example"
    part = "yes" if is_example else request.POST.get("part", "")
    if part == "no":
        return render(request, "pattern/not_mine.html", {"words": _words()}, status=403)
    file, pasted = request.FILES.get("file"), clean(request.POST.get("pasted", ""))
    if part != "yes":
        return _start(request, asks_part=True, pasted=pasted, status=422)
    try:
        if is_example:
            source = Source.of_file(EXAMPLE)
        elif file is not None:
            source = Source.of_bytes(file.name or "file", file.read())
        else:
            source = Source.of_bytes("talk.txt", pasted.strip().encode())
    except HalfwayError as error:
        is_nothing = file is None and not pasted.strip()
        problem = "" if is_nothing else str(error)
        return _start(request, problem=problem, is_nothing=is_nothing, status=422)
    at_hand.hold(request, Work(source))
    return redirect("pattern-show")


@require_safe
@for_two
def state(request: HttpRequest) -> HttpResponse:
    """How far the work is; tells the page to load anew when it waits for nothing."""
    work = _work(request)
    if work is not None and work.is_busy:
        return render(request, "pattern/_progress.html", {"work": work})
    response = HttpResponse(status=200)
    response["HX-Refresh"] = "true"
    return response


@require_POST
@for_two
def choose(request: HttpRequest) -> HttpResponse:
    """Answer what only a person knows: which chat, which order of the dates, and who is who."""
    work = _work(request)
    if work is None:
        return redirect("pattern-show")
    if work.stage == "choice":
        work.choose(request.POST.get("option", ""))
    elif work.stage == "who":
        sides = [request.POST.get(f"side-{i}", "") for i in range(len(work.names))]
        me, them = (
            tuple(name for name, chosen in zip(work.names, sides, strict=True) if chosen == side)
            for side in ("me", "them")
        )
        problem = work.choose_two(me=me, them=them)
        if problem:
            context = {"work": work, "problem": problem}
            return render(request, "pattern/choose.html", context, status=422)
    return redirect("pattern-show")


@require_POST
@for_two
def look(request: HttpRequest) -> HttpResponse:
    """Look at the same talk anew: another gap, words of danger that were read, or other people."""
    work = _work(request)
    if work is not None and work.stage == "found":
        press, minutes = request.POST.get("press", ""), request.POST.get("gap", "")
        if press == "over":
            work.start_over()
        elif press == "seen":
            work.look_again(danger_was_seen=True)
        elif minutes.isdecimal() and len(minutes) < 6 and int(minutes) in GAPS_MIN:
            work.look_again(gap=timedelta(minutes=int(minutes)))
    return redirect("pattern-show")


@require_safe
@for_two
def talk(request: HttpRequest) -> HttpResponse:
    """One talk of the conversation, word by word, with its point graph."""
    work, number = _work(request), request.GET.get("n", "")
    found = work.found if work else None
    if found is None or found.is_held_back or found.is_mine_only:
        return redirect("pattern-show")
    is_number = number.isdecimal() and len(number) < 8
    if not is_number or int(number) >= len(found.talk.episodes):
        return redirect("pattern-show")
    context = opened_talk(found, int(number), words=_words())
    return render(request, "pattern/talk.html", context)


@require_POST
@for_two
def report_file(request: HttpRequest) -> HttpResponse:
    """One page for my own records, with no word of my partner in it."""
    work = _work(request)
    if work is None or work.found is None:
        return redirect("pattern-show")
    response = HttpResponse(report(work.found, language=language()), content_type="text/html")
    response["Content-Disposition"] = 'attachment; filename="notes.html"'
    return response


@require_POST
@for_two
def put_away(request: HttpRequest) -> HttpResponse:
    """Forget the talk at hand."""
    at_hand.drop(request)
    return redirect("pattern-show")


def _work(request: HttpRequest) -> Work | None:
    found = at_hand.held(request)
    return found if isinstance(found, Work) else None


def _words() -> object:
    return pattern_words(language=language())


def _start(request: HttpRequest, *, status: int = 200, **told: object) -> HttpResponse:
    return render(request, "pattern/start.html", {"words": _words()} | told, status=status)


def _found(request: HttpRequest, work: Work) -> HttpResponse:
    assert work.found is not None  # nosec B101  # noqa: S101  (the stage says so)
    more = request.GET.get("more") == "1"
    context = laid_out(work.found, words=pattern_words(language=language()), all_talks=more)
    return render(request, _template(work.found), context | {"work": work})


def _template(found: Found) -> str:
    if found.is_held_back:
        return "pattern/held.html"
    return "pattern/mine.html" if found.is_mine_only else "pattern/show.html"
