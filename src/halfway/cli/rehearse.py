"""`halfway rehearse`: the safety check, then a practice talk in the terminal."""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from halfway.errors import BadTextError
from halfway.guidance.calm import calm
from halfway.guidance.rehearsal import rehearsal_words
from halfway.guidance.triage import Level, triage
from halfway.rehearsal.debrief import debrief
from halfway.rehearsal.endpoint import Endpoint
from halfway.rehearsal.rehearsal import (
    BACK_AT,
    MOST_TURNS,
    Rehearsal,
    Setup,
    back_to,
    goodbye,
    say,
    start,
    take_break,
)
from halfway.rehearsal.voice import spoken
from halfway.rehearsal.ways import kept, shared

HELP = (
    "Commands: /what it did · /back N and try other words · /ways that you tried · "
    "/way N to take one up again · /break 20:30 · /calm · /end"
)
NOT_ASKED = (
    "These words do not come from a terminal, so the safety check was not asked. Where there is fear "
    "or control, practising for two is the wrong tool: halfway help-now. --safe says that it was asked."
)
HELP_NOW = "People who can help: halfway help-now (or, for one country, halfway help-now US)"
NOTHING_FITS = ("none", "none of it", "none of these", "nothing", "no", "n", "0")


@dataclass(frozen=True, slots=True)
class Practice:
    """The talk now, and the ways that were left for it: the latest last."""

    talk: Rehearsal
    others: tuple[Rehearsal, ...] = ()

    def on(self, talk: Rehearsal) -> Practice:
        """Goes on from this talk; the way until now is kept, unless it is but the beginning of another."""
        left = (*self.others, self.talk)
        return Practice(talk, kept(left, talk, turns=lambda way: way.turns))


def run_rehearsal(setup: Setup, *, is_safe: bool = False, voice: Endpoint | None = None) -> None:
    """Talk until /end or the end of the input; then print the look back.

    `is_safe` says that the safety check was answered, and that nothing of it fits; without it the
    check comes first, and there is no talk unless it leads to green. Where there is no terminal to
    ask it in, that is said on stderr: a program that pipes words in has nobody who could answer.
    """
    lines = _lines()
    if not is_safe and not _is_green(lines):
        return
    words = rehearsal_words()
    practice = Practice(start(setup))
    if voice:
        _say(f"{words.about.voice_warning}\n")
    _say(f"{words.about.intro}\n{words.about.not_yours}\n{HELP}\n\n< {practice.talk.opening}")
    for given in lines:
        if given == "/end":
            break
        if given:
            practice = _step(practice, given, voice)
        if practice.talk.is_over:
            break
    _close(practice)


def _lines() -> Iterator[str]:
    """What is typed, line by line, without spaces around it."""
    try:
        for line in sys.stdin:
            yield line.strip()
    except UnicodeDecodeError:
        raise BadTextError("The words are not UTF-8. Save them as UTF-8 and try again.") from None


def _is_green(lines: Iterator[str]) -> bool:
    """Asks the safety check; where it leads to amber or red, says what helps then."""
    if not sys.stdin.isatty():
        sys.stderr.write(f"{NOT_ASKED}\n")
        return True
    check = triage()
    _say(f"{check.about.title}\n{check.about.intro}\n")
    for number, question in enumerate(check.question, start=1):
        _say(f"  {number}. {question.says}")
    _say(f"\n{check.about.note}\nType the numbers that fit, such as 1 3, or none:")
    level = _level(next(lines, ""))
    if level == "green":
        _say("")
        return True
    result = check.result_of(level)
    _say(f"\n{result.title}\n{result.says}\n{HELP_NOW}")
    return False


def _level(answer: str) -> Level:
    """Where an answer such as "1 3" or "none" leads; whatever is not understood is no green."""
    check, given = triage(), answer.lower().strip(" .")
    numbers = {int(number) for number in re.findall(r"\d{1,3}", given)}
    ticked = [one.id for n, one in enumerate(check.question, start=1) if n in numbers]
    return check.level(ticked, nothing_fits=given in NOTHING_FITS)


def _step(practice: Practice, given: str, voice: Endpoint | None) -> Practice:
    """The practice after one line: a command, or my next turn."""
    command, _, rest = given.partition(" ")
    if command in _COMMANDS:
        return _COMMANDS[command](practice, rest.strip())
    if command.startswith("/") and command != "/break":
        _say(f"  {HELP}")
        return practice
    try:
        talk = _turn(practice.talk, given)
    except BadTextError as error:
        _say(f"  {error}")
        return practice
    if command == "/break":
        _say(f"  “{talk.turns[-1].mine}”")
    if not talk.ended_in_danger:
        _answer(talk, voice)
        if talk.needs_break:
            _say(f"  {rehearsal_words().about.flooded}")
    return replace(practice, talk=talk)


def _turn(talk: Rehearsal, given: str) -> Rehearsal:
    command, _, rest = given.partition(" ")
    if command == "/break":
        words = rehearsal_words().about.break_words
        return take_break(talk, words, back_at=rest.strip() or BACK_AT)
    return say(talk, given)


def _answer(talk: Rehearsal, voice: Endpoint | None) -> None:
    turn = talk.turns[-1]
    if voice is None:
        _say(f"< {turn.line}")
        return
    said = spoken(turn.line, act=turn.act, temperament=talk.setup.temperament, endpoint=voice)
    _say(f"< {said.line}")
    if said.why_not:
        _say(f"  ({said.why_not} {rehearsal_words().about.voice_not})")


def _what(practice: Practice, _rest: str) -> Practice:
    if practice.talk.turns:
        _say(f"  {rehearsal_words().of_act(practice.talk.turns[-1].heard.act).did}")
    return practice


def _back(practice: Practice, rest: str) -> Practice:
    number = _number(rest, most=len(practice.talk.turns))
    if number is None:
        _say(f"  Which turn? /back 1 to /back {max(len(practice.talk.turns), 1)}")
        return practice
    talk = back_to(practice.talk, number)
    _say(f"  Before your turn {number + 1}. < {_last_line(talk)}")
    return practice.on(talk)


def _take_up(practice: Practice, rest: str) -> Practice:
    number = _number(rest, most=len(practice.others))
    if number is None:
        _say("  Which way? /ways shows their numbers.")
        return practice
    talk = practice.others[number]
    _say(f"  You are in way {number + 1} again. < {_last_line(talk)}")
    return practice.on(talk)


def _ways(practice: Practice, _rest: str) -> Practice:
    """Prints each way turn by turn; what it shares with the way now is counted, not repeated."""
    if not practice.others:
        _say("  There is one way so far. /back N leads to another one.")
        return practice
    _say_ends(practice)
    for number, way in enumerate(practice.others, start=1):
        same = shared(way.turns, practice.talk.turns)
        _say(f"  Way {number}" + (f", up to turn {same} the same as this way:" if same else ":"))
        for n, turn in enumerate(way.turns[same:], start=same + 1):
            _say(f"    {n}. “{turn.mine}” < {turn.line} ({turn.after.openness:.2f})")
    return practice


def _calm(practice: Practice, _rest: str) -> Practice:
    breathing = calm().breathing
    for line in (breathing.title, *breathing.start, *breathing.during[:1], breathing.careful):
        _say(f"  {line}")
    _say("  The talk waits for you.")
    return practice


_COMMANDS: dict[str, Callable[[Practice, str], Practice]] = {
    "/what": _what,
    "/back": _back,
    "/ways": _ways,
    "/way": _take_up,
    "/calm": _calm,
}


def _close(practice: Practice) -> None:
    """The end: a way to help after words of danger, and nothing else; else the look back."""
    talk = practice.talk
    if not talk.turns:
        return
    if talk.ended_in_danger:
        _say(f"{rehearsal_words().about.over}\n{HELP_NOW}")
        return
    if talk.is_over:
        _say(f"  That was turn {MOST_TURNS}, the last one of a practice talk.")
    _say(f"< {goodbye(talk)}")
    _look_back(practice)


def _look_back(practice: Practice) -> None:
    words, talk = rehearsal_words(), practice.talk
    found = debrief(talk)
    _say("\nOpenness: " + " ".join(f"{level:.2f}" for level in found.curve))
    if practice.others:
        _say_ends(practice)
    _say("What mattered most:")
    for one in found.mattered:
        mine = talk.turns[one.number].mine
        _say(f"  {one.number + 1}. “{mine}” {words.of_act(one.act).did} ({one.openness:+.2f})")
    _say(f"To practise: {words.of_act(found.practise).practise}")


def _say_ends(practice: Practice) -> None:
    """How open they were at the end of each way."""
    _say("How open they were at the end:")
    named = [("this way", practice.talk)]
    named += [(f"way {n}", way) for n, way in enumerate(practice.others, start=1)]
    for name, way in named:
        turns = f"{len(way.turns)} turn{'' if len(way.turns) == 1 else 's'}"
        _say(f"  {name}: {way.partner.openness:.2f} after {turns}")


def _last_line(talk: Rehearsal) -> str:
    return talk.turns[-1].line if talk.turns else talk.opening


def _number(rest: str, *, most: int) -> int | None:
    """The index that a number counted from 1 names; None where there is none of it."""
    is_one = rest.isdecimal() and len(rest) < 4 and 1 <= int(rest) <= most
    return int(rest) - 1 if is_one else None


def _say(text: str) -> None:
    sys.stdout.write(text + "\n")
    sys.stdout.flush()
