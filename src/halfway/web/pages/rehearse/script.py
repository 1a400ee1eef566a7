"""A rehearsal as the visit holds it: the setup and my words alone; all else is worked out anew."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

from django.http import HttpRequest

from halfway.rehearsal.endpoint import Endpoint
from halfway.rehearsal.rehearsal import Rehearsal, Setup, say, start, take_break
from halfway.rehearsal.voice import spoken
from halfway.rehearsal.ways import kept

_KEY = "rehearsal"
MOST_WAYS = 6
BREAK = "\0"
"""Before the time of return and the words of a turn that is a break; typed words never hold it."""


@dataclass(frozen=True, slots=True)
class Script:
    """My turns, and the ways that I left for another one: the latest last.

    Where a voice was chosen, `reworded` has the bank's lines with what the voice made of them, and
    `why_not` why it made nothing of the last one.
    """

    setup: Setup
    turns: tuple[str, ...] = ()
    others: tuple[tuple[str, ...], ...] = ()
    is_ended: bool = False
    voice: Endpoint | None = None
    reworded: tuple[tuple[str, str], ...] = ()
    why_not: str = ""

    def played(self, turns: tuple[str, ...] | None = None) -> Rehearsal:
        """The talk with these turns of mine."""
        talk = start(self.setup)
        for words in self.turns if turns is None else turns:
            if words.startswith(BREAK):
                _, back_at, announced = words.split(BREAK, 2)
                talk = take_break(talk, announced, back_at=back_at)
            else:
                talk = say(talk, words)
        return talk

    def on(self, turns: tuple[str, ...]) -> Script:
        """Goes on from these turns; the way until now is kept, unless it is but the beginning of another."""
        others = kept((*self.others, self.turns), turns, turns=lambda way: way)
        return replace(self, turns=turns, others=others, is_ended=False, why_not="")

    def voiced(self, talk: Rehearsal) -> Script:
        """This script with the last line of this talk in the voice's words, where one was chosen."""
        if self.voice is None or not talk.turns:
            return self
        turn = talk.turns[-1]
        said = spoken(
            turn.line,
            act=turn.act,
            temperament=self.setup.temperament,
            endpoint=self.voice,
        )
        lines = dict(self.reworded) | {turn.line: said.line}
        return replace(self, reworded=tuple(lines.items()), why_not=said.why_not)

    def says(self, line: str) -> str:
        """A line of the bank as it was said."""
        return dict(self.reworded).get(line, line)


def break_until(back_at: str, *, announced: str) -> str:
    """A turn that is a break, with the time of return and the words that announce it."""
    return f"{BREAK}{back_at}{BREAK}{announced}"


def script_of(request: HttpRequest) -> Script | None:
    """The rehearsal of this visit; None where none was begun."""
    held: dict[str, Any] | None = request.session.get(_KEY)
    if held is None:
        return None
    temperament, barriers, occasion, seed = held["setup"]
    return Script(
        Setup(temperament, tuple(barriers), occasion, seed),
        tuple(held["turns"]),
        tuple(tuple(way) for way in held["others"]),
        held["is_ended"],
        Endpoint(*held["voice"]) if held["voice"] else None,
        tuple((line, said) for line, said in held["reworded"]),
        held["why_not"],
    )


def hold(request: HttpRequest, script: Script) -> None:
    """Remember it for this visit; the visit's sessions are sealed and in memory."""
    setup = script.setup
    request.session[_KEY] = {
        "setup": [setup.temperament, list(setup.barriers), setup.occasion, setup.seed],
        "turns": list(script.turns),
        "others": [list(way) for way in script.others[-MOST_WAYS:]],
        "is_ended": script.is_ended,
        "voice": [script.voice.address, script.voice.model] if script.voice else None,
        "reworded": [list(pair) for pair in script.reworded],
        "why_not": script.why_not,
    }


def drop(request: HttpRequest) -> None:
    """Forget it."""
    request.session.pop(_KEY, None)
