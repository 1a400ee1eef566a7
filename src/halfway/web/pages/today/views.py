"""Today's one step, where we are, and the plan over the three ways."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from halfway.guidance.asking import barriers, ladder
from halfway.guidance.facts import facts_of
from halfway.guidance.plan import Plan, Step, changed, rules
from halfway.guidance.triage import triage
from halfway.studies.days import open_days, running, waits_for_talk
from halfway.vault.kinds.asks import Asks
from halfway.vault.kinds.intake import Intake
from halfway.vault.kinds.progress import Progress
from halfway.vault.kinds.studies import Studies
from halfway.web.doors import checked, is_joint
from halfway.web.kept import keep, kept
from halfway.web.pages.today.calendar_file import calendar_file
from halfway.web.pages.today.told import QUESTIONS, SUITS, told_in
from halfway.web.visit import level_of, path_of
from halfway.web.words import language
from halfway.workflows.vaulted import make_plan

LATER_DAYS = (1, 3, 7)


@require_safe
@checked
def show(request: HttpRequest) -> HttpResponse:
    """The one next step; help first where the safety check led there."""
    plan = _plan(request)
    step = plan.today(_day())
    context = {
        "step": step,
        "facts": facts_of(step.rule.facts, language=language()),
        "is_for_today": step.day <= _day(),
        "has_told": kept(request, Intake) != Intake(),
        "is_joint": is_joint(request),
        "level": triage(language=language()).result_of(level_of(request)),
        "undo": request.session.get("undo_step"),
        "due": _due_asks(request),
        **_of_study(request),
        "later_days": LATER_DAYS,
    }
    return render(request, "today/show.html", context)


@require_POST
@checked
def done(request: HttpRequest) -> HttpResponse:
    """A step was done; another comes."""
    return _marked(request, "done", _day())


@require_POST
@checked
def later(request: HttpRequest) -> HttpResponse:
    """A step is put off for some days."""
    days = int(request.POST.get("days", "1")) if request.POST.get("days", "").isdecimal() else 1
    return _marked(request, "later", _day() + timedelta(min(days, 60)))


@require_POST
@checked
def undo(request: HttpRequest) -> HttpResponse:
    """The last step is as it was before."""
    id = request.session.pop("undo_step", "")
    progress = kept(request, Progress)
    keep(
        request,
        Progress(done=_without(progress.done, id), later=_without(progress.later, id)),
    )
    return redirect("today-show")


@require_http_methods(["GET", "HEAD", "POST"])
@checked
def where(request: HttpRequest) -> HttpResponse:
    """Where we are: a few questions, each of which may be left out."""
    before = kept(request, Intake)
    if request.method == "POST":
        old = _plan(request)
        keep(request, replace(told_in(request), begun=before.begun or _day()))
        came, went = changed(old, _plan(request))
        request.session["changes"] = [[s.rule.title for s in came], [s.rule.title for s in went]]
        return redirect("today-plan")
    context = {
        "intake": before,
        "questions": QUESTIONS,
        "suits": SUITS,
        "barriers": barriers(language=language()),
        "is_joint": is_joint(request),
    }
    return render(request, "today/where.html", context)


@require_safe
@checked
def plan(request: HttpRequest) -> HttpResponse:
    """The order of the ways, why, and the next steps with their days."""
    made = _plan(request)
    came, went = request.session.pop("changes", ([], []))
    context: dict[str, Any] = {
        "plan": made,
        "facts": facts_of(made.facts, language=language()),
        "came": came,
        "went": went,
        "done": _done_titles(request),
        "has_told": kept(request, Intake) != Intake(),
    }
    return render(request, "today/plan.html", context)


@require_POST
@checked
def calendar(request: HttpRequest) -> HttpResponse:
    """The steps as a file for a calendar; its words are neutral unless wished otherwise."""
    content = calendar_file(
        _plan(request).steps, with_words=request.POST.get("with_words") == "on", now=timezone.now()
    )
    response = HttpResponse(content, content_type="text/calendar; charset=utf-8")
    response["Content-Disposition"] = 'attachment; filename="notes.ics"'
    return response


def _plan(request: HttpRequest) -> Plan:
    return make_plan(
        kept(request, Intake),
        kept(request, Progress),
        path=path_of(request) or "individual",
        day=_day(),
        language=language(),
    )


def _marked(request: HttpRequest, how: str, day: date) -> HttpResponse:
    id, progress = request.POST.get("step", ""), kept(request, Progress)
    if id in {step.rule.id for step in _shown(request)}:
        keep(request, replace(progress, **{how: getattr(progress, how) | {id: day}}))
        request.session["undo_step"] = id
    return redirect("today-show")


def _shown(request: HttpRequest) -> tuple[Step, ...]:
    return _plan(request).steps


def _due_asks(request: HttpRequest) -> list[str]:
    """The names of asks whose day has come and of which no answer was noted."""
    if not is_joint(request):
        return []
    names = {rung.id: rung.name for rung in ladder(language=language()).rung}
    asks = kept(request, Asks).asks
    return [names[ask.rung] for ask in asks if ask.day <= _day() and not ask.answer]


def _of_study(request: HttpRequest) -> dict[str, bool]:
    """Whether a study that runs wants an answer, or the conversation that its days come from."""
    study = running(kept(request, Studies), _day()) if is_joint(request) else None
    return {
        "study_asks": study is not None and bool(open_days(study, _day())),
        "study_wants_talk": study is not None and waits_for_talk(study, _day()),
    }


def _done_titles(request: HttpRequest) -> list[tuple[str, date]]:
    titles = {rule.id: rule.title for rule in rules(language=language()).step}
    days = kept(request, Progress).done
    return [(titles[id], day) for id, day in days.items() if id in titles]


def _without(days: dict[str, date], id: str) -> dict[str, date]:
    return {known: day for known, day in days.items() if known != id}


def _day() -> date:
    return timezone.localdate()
