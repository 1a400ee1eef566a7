"""Studies: plan one, answer a day in twenty seconds, stop whenever, and see what came out."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.http import require_POST, require_safe

from halfway.errors import HalfwayError
from halfway.guidance.studies import study_words
from halfway.studies.days import answered, changed, filled, running, stopped, without
from halfway.studies.from_talk import my_days
from halfway.studies.plan import HarmfulChangeError, planned
from halfway.vault.kinds.studies import Studies, Study
from halfway.web.doors import for_two
from halfway.web.kept import keep, kept
from halfway.web.pages.study.layout import laid_out, suggested, talk_at_hand, told_of
from halfway.web.pages.study.wish import is_dangerous, wish_in
from halfway.web.unlocked import vault_of
from halfway.web.visit import choose_path
from halfway.web.words import language

_SAYS = "study_says"


@require_safe
@for_two
def show(request: HttpRequest) -> HttpResponse:
    """The study that runs, with today's question; what came out of those that are over."""
    return _show(request)


@require_safe
@for_two
def plan(request: HttpRequest) -> HttpResponse:
    """The form: one change, one measure, and how long."""
    is_busy = running(kept(request, Studies), _day()) is not None
    return redirect("study-show") if is_busy else _form(request)


@require_POST
@for_two
def begin(request: HttpRequest) -> HttpResponse:
    """Write it down and let the lot draw the plan; not where there is fear, and no harmful change."""
    found, words = kept(request, Studies), study_words(language=language())
    if running(found, _day()) is not None:
        return redirect("study-show")
    wish, fear = wish_in(request, words, suggested(request, words)), request.POST.get("fear", "")
    is_afraid = fear in ("unsure", "yes")
    if is_afraid:
        choose_path(request, "amber")  # as in the first questions: whoever is not sure comes first
    if is_afraid or is_dangerous(wish):
        return render(request, "study/not_this_one.html", {"is_closed": is_afraid}, status=403)
    try:
        study = planned(wish, first_day=_day())
    except HalfwayError as error:
        reason = error.reason if isinstance(error, HarmfulChangeError) else ""
        problem = words.of_refusal(reason) if reason else str(error)
        return _form(request, problem=problem, status=422)
    if fear != "no":
        return _form(request, asks_fear=True, status=422)
    keep(request, changed(found, study))
    return redirect("study-show")


@require_POST
@for_two
def answer(request: HttpRequest) -> HttpResponse:
    """Today's answer, or yesterday's; given again, it takes the place of the one before."""
    sent = request.POST

    def note(study: Study) -> Study:
        value = sent.get("value", "").strip()
        return answered(
            study,
            day=date.fromisoformat(sent.get("day", "")),
            today=_day(),
            value=float(value) if value.isdecimal() and len(value) < 5 else -1.0,
            done={"yes": True, "no": False}.get(sent.get("done", "")),
        )

    return _on_running(request, note, says=gettext("Noted."))


@require_POST
@for_two
def fill(request: HttpRequest) -> HttpResponse:
    """Take the days of a study's measure from the conversation at hand; its days may be over."""
    talk, studies = talk_at_hand(request), kept(request, Studies)
    study = _sent(request, studies)
    if study is None or study.source == "me" or talk is None:
        return redirect("study-show")
    taken = filled(study, my_days(talk.talk, study.source), today=_day())
    if taken == study:
        problem = gettext("There is no new day of this study in the conversation at hand.")
        return _show(request, problem=problem, status=422)
    keep(request, changed(studies, taken))
    request.session[_SAYS] = gettext("The days of the conversation were taken.")
    return redirect("study-show")


@require_POST
@for_two
def stop(request: HttpRequest) -> HttpResponse:
    """End it today for good, after which its result is shown."""
    return _on_running(
        request, lambda study: stopped(study, today=_day()), says=gettext("It is stopped.")
    )


@require_POST
@for_two
def forget(request: HttpRequest) -> HttpResponse:
    """Delete a study for good."""
    keep(request, without(kept(request, Studies), request.POST.get("id", "")))
    request.session[_SAYS] = gettext("It is gone for good.")
    return redirect("study-show")


def _sent(request: HttpRequest, studies: Studies) -> Study | None:
    """The study that a form means."""
    return next((one for one in studies.studies if one.id == request.POST.get("id", "")), None)


def _on_running(
    request: HttpRequest, change: Callable[[Study], Study], *, says: str
) -> HttpResponse:
    found = kept(request, Studies)
    study = running(found, _day())
    if study is not None:
        try:
            keep(request, changed(found, change(study)))
        except HalfwayError as error:
            return _show(request, problem=str(error), status=422)
        except ValueError:  # a day that is none
            return _show(request, problem=gettext("Choose today or yesterday."), status=422)
        request.session[_SAYS] = says
    return redirect("study-show")


def _show(request: HttpRequest, *, status: int = 200, **told: object) -> HttpResponse:
    found, today, words = kept(request, Studies), _day(), study_words(language=language())
    study = running(found, today)
    context = {
        "words": words,
        "says": request.session.pop(_SAYS, ""),
        "running": None if study is None else laid_out(study, today=today, words=words),
        "over": [told_of(one, words=words) for one in found.studies[::-1] if one is not study],
        "has_talk": talk_at_hand(request) is not None,
        "is_kept": vault_of(request) is not None,
    }
    return render(request, "study/show.html", context | told, status=status)


def _form(request: HttpRequest, *, status: int = 200, **told: object) -> HttpResponse:
    words = study_words(language=language())
    context = {"words": words, "suggested": suggested(request, words), "sent": request.POST}
    return render(request, "study/plan.html", context | told, status=status)


def _day() -> date:
    return timezone.localdate()
