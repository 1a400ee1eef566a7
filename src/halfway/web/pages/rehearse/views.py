"""Rehearse: choose with whom, talk, try other words for any turn, compare the ways, and look back."""

from __future__ import annotations

import secrets
from collections.abc import Callable, Sequence
from dataclasses import replace

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.safestring import SafeString
from django.utils.translation import gettext
from django.views.decorators.http import require_POST, require_safe

from halfway.errors import HalfwayError
from halfway.guidance.asking import barriers
from halfway.guidance.rehearsal import rehearsal_words
from halfway.patterns.drawing import curve
from halfway.rehearsal.debrief import debrief
from halfway.rehearsal.endpoint import USUAL, Endpoint
from halfway.rehearsal.rehearsal import BACK_AT, MOST_TURNS, Rehearsal, Setup, goodbye
from halfway.vault.kinds.intake import Intake
from halfway.web.doors import for_two
from halfway.web.kept import kept
from halfway.web.pages.rehearse.script import BREAK, Script, break_until, drop, hold, script_of
from halfway.web.pages.rehearse.ways import percent, ways_of
from halfway.web.typed import clean
from halfway.web.words import language


@require_safe
@for_two
def show(request: HttpRequest) -> HttpResponse:
    """The talk so far, or the choice of a partner."""
    script = script_of(request)
    return _choose(request) if script is None else _talk(request, script)


@require_POST
@for_two
def begin(request: HttpRequest) -> HttpResponse:
    """Begin a new talk, with a partner drawn by a fresh seed."""
    sent = request.POST
    try:
        setup = Setup(
            sent.get("temperament", ""),  # type: ignore[arg-type]
            tuple(dict.fromkeys(one for one in sent.getlist("barrier") if one))[:2],
            sent.get("occasion", ""),  # type: ignore[arg-type]
            secrets.randbelow(1_000_000),
        )
    except HalfwayError:
        return _choose(request, is_incomplete=True, status=422)
    try:
        voice = _voice(request)
    except HalfwayError as error:
        return _choose(request, problem=str(error), status=422)
    hold(request, Script(setup, voice=voice))
    return redirect("rehearse-show")


@require_POST
@for_two
def say_words(request: HttpRequest) -> HttpResponse:
    """My next turn; a break is a turn too."""
    script = script_of(request)
    if script is None or script.is_ended:
        return redirect("rehearse-show")
    words = turn = _typed(request, "words")
    if request.POST.get("press") == "break":
        announced = rehearsal_words(language=language()).about.break_words
        turn = break_until(_typed(request, "back_at") or BACK_AT, announced=announced)
    longer = replace(script, turns=(*script.turns, turn))
    try:
        talk = longer.played()
    except HalfwayError as error:
        return _talk(request, script, problem=str(error), words_sent=words, status=422)
    hold(request, longer.voiced(talk))
    return redirect("rehearse-show")


@require_POST
@for_two
def try_again(request: HttpRequest) -> HttpResponse:
    """Back to one of my turns; what came after it is kept beside the new way."""
    return _on(request, "turn", lambda script: [script.turns[:n] for n in range(len(script.turns))])


@require_POST
@for_two
def take_up(request: HttpRequest) -> HttpResponse:
    """On in a way that was left; the way until now is kept in its place."""
    return _on(request, "way", lambda script: script.others)


@require_POST
@for_two
def end(request: HttpRequest) -> HttpResponse:
    """Look back, or put it all away."""
    script = script_of(request)
    if request.POST.get("press") == "away" or script is None:
        drop(request)
    elif script.turns:
        hold(request, replace(script, is_ended=True))
    return redirect("rehearse-show")


def _on(
    request: HttpRequest, name: str, ways: Callable[[Script], Sequence[tuple[str, ...]]]
) -> HttpResponse:
    """On from the turns that a button named, except after words of danger."""
    script = script_of(request)
    if script is not None and not script.played().ended_in_danger:
        open_ways = ways(script)
        number = _number(request.POST.get(name, ""), below=len(open_ways))
        if number is not None:
            hold(request, script.on(open_ways[number]))
    return redirect("rehearse-show")


def _typed(request: HttpRequest, name: str) -> str:
    return clean(request.POST.get(name, "")).replace(BREAK, "").strip()


def _number(sent: str, *, below: int) -> int | None:
    """The number that a button sent; None where there is nothing of that number."""
    is_one = sent.isdecimal() and len(sent) < 4 and int(sent) < below
    return int(sent) if is_one else None


def _voice(request: HttpRequest) -> Endpoint | None:
    """The voice that was asked for; hosted there is none, as this machine is not the person's."""
    sent = request.POST
    if settings.HALFWAY_HOSTED or sent.get("with_voice") != "1":
        return None
    return Endpoint(sent.get("voice", "").strip(), sent.get("voice_model", "").strip())


def _choose(request: HttpRequest, *, status: int = 200, **told: object) -> HttpResponse:
    context = {
        "words": rehearsal_words(language=language()),
        "barriers": barriers(language=language()),
        "guessed": kept(request, Intake).barriers,
        "sent": request.POST,
        "voice": request.POST.get("voice", USUAL),
    }
    return render(request, "rehearse/choose.html", context | told, status=status)


def _talk(
    request: HttpRequest, script: Script, *, status: int = 200, **told: object
) -> HttpResponse:
    words = rehearsal_words(language=language())
    talk = script.played()
    context = {
        "words": words,
        "talk": talk,
        "turns": [
            {
                "turn": turn,
                "number": n,
                "did": words.of_act(turn.heard.act).did,
                "said": script.says(turn.line),
            }
            for n, turn in enumerate(talk.turns)
        ],
        "barrier": next(
            one for one in barriers(language=language()) if one.id == script.setup.barriers[0]
        ),
        "script": script,
        "ways": ways_of(script, talk),
    }
    if script.is_ended or talk.is_over:
        return render(request, "rehearse/look_back.html", context | _look_back(talk) | told)
    return render(request, "rehearse/talk.html", context | told, status=status)


def _look_back(talk: Rehearsal) -> dict[str, object]:
    if talk.ended_in_danger:
        return {"is_danger": True}
    words, found = rehearsal_words(language=language()), debrief(talk)
    title = gettext("How open they were, turn by turn")
    return {
        "curve": SafeString(curve(found.curve, title=title)),  # nosec B703  (drawn from numbers)
        "percent": percent(talk.partner.openness),
        "from_percent": percent(talk.first.openness),
        "goodbye": goodbye(talk),
        "most_turns": MOST_TURNS if talk.is_over else 0,
        "mattered": [
            {
                "mine": talk.turns[one.number].mine,
                "number": one.number,
                "did": words.of_act(one.act).did,
            }
            for one in found.mattered
        ],
        "practise": words.of_act(found.practise).practise,
    }
