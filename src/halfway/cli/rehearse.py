"""`halfway rehearse`: a practice talk in the terminal."""

from __future__ import annotations

import sys

from halfway.guidance.rehearsal import rehearsal_words
from halfway.rehearsal.debrief import debrief
from halfway.rehearsal.endpoint import Endpoint
from halfway.rehearsal.rehearsal import Rehearsal, Setup, back_to, goodbye, say, start, take_break
from halfway.rehearsal.voice import spoken

HELP = "Commands: /what it did · /back N and try other words · /break · /end"


def run_rehearsal(setup: Setup, *, voice: Endpoint | None = None) -> None:
    """Talk until /end or the end of the input; then print the look back."""
    words = rehearsal_words()
    talk = start(setup)
    if voice:
        _say(f"{words.about.voice_warning}\n")
    _say(f"{words.about.intro}\n{words.about.not_yours}\n{HELP}\n\n< {talk.opening}")
    for line in sys.stdin:
        given = line.strip()
        if given == "/end":
            break
        if given:
            talk = _step(talk, given, voice)
        if talk.is_over:
            break
    _look_back(talk)


def _step(talk: Rehearsal, given: str, voice: Endpoint | None) -> Rehearsal:
    words = rehearsal_words()
    command, _, rest = given.partition(" ")
    if command == "/what":
        if talk.turns:
            _say(f"  {words.of_act(talk.turns[-1].heard.act).did}")
        return talk
    if command == "/back":
        number = int(rest) - 1 if rest.isdecimal() else -1
        if 0 <= number < len(talk.turns):
            talk = back_to(talk, number)
            _say(f"  Before your turn {number + 1}. < {_last_line(talk)}")
        else:
            _say(f"  Which turn? /back 1 to /back {max(len(talk.turns), 1)}")
        return talk
    if command == "/break":
        talk = take_break(talk, words.about.break_words)
    elif command.startswith("/"):
        _say(f"  {HELP}")
        return talk
    else:
        talk = say(talk, given)
    if talk.turns[-1].heard.act == "danger":
        _say(f"  {words.about.over}")
    else:
        _answer(talk, voice)
    if talk.needs_break:
        _say(f"  {words.about.flooded}")
    return talk


def _answer(talk: Rehearsal, voice: Endpoint | None) -> None:
    turn = talk.turns[-1]
    if voice is None:
        _say(f"< {turn.line}")
        return
    said = spoken(turn.line, act=turn.act, temperament=talk.setup.temperament, endpoint=voice)
    _say(f"< {said.line}")
    if said.why_not:
        _say(f"  ({said.why_not} {rehearsal_words().about.voice_not})")


def _last_line(talk: Rehearsal) -> str:
    return talk.turns[-1].line if talk.turns else talk.opening


def _look_back(talk: Rehearsal) -> None:
    if not talk.turns:
        return
    words, found = rehearsal_words(), debrief(talk)
    if not talk.is_over:
        _say(f"< {goodbye(talk)}")
    _say("\nOpenness: " + " ".join(f"{level:.2f}" for level in found.curve))
    _say("What mattered most:")
    for one in found.mattered:
        mine = talk.turns[one.number].mine
        _say(f"  {one.number + 1}. “{mine}” {words.of_act(one.act).did} ({one.openness:+.2f})")
    _say(f"To practise: {words.of_act(found.practise).practise}")


def _say(text: str) -> None:
    sys.stdout.write(text + "\n")
    sys.stdout.flush()
