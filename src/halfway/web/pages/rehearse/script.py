"""A rehearsal as the visit holds it: the setup and my words alone; all else is worked out anew."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest

from halfway.rehearsal.rehearsal import Rehearsal, Setup, say, start, take_break

_KEY = "rehearsal"
MOST_WAYS = 6
BREAK = "\0"
"""Before the words of a turn that is a break."""


@dataclass(frozen=True, slots=True)
class Script:
    """My turns, and the ways that I left for another one: the latest last."""

    setup: Setup
    turns: tuple[str, ...] = ()
    others: tuple[tuple[str, ...], ...] = ()
    is_ended: bool = False

    def played(self, turns: tuple[str, ...] | None = None) -> Rehearsal:
        """The talk with these turns of mine."""
        talk = start(self.setup)
        for words in self.turns if turns is None else turns:
            is_break = words.startswith(BREAK)
            talk = take_break(talk, words[1:]) if is_break else say(talk, words)
        return talk


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
    )


def hold(request: HttpRequest, script: Script) -> None:
    """Remember it for this visit; the visit's sessions are sealed and in memory."""
    setup = script.setup
    request.session[_KEY] = {
        "setup": [setup.temperament, list(setup.barriers), setup.occasion, setup.seed],
        "turns": list(script.turns),
        "others": [list(way) for way in script.others[-MOST_WAYS:]],
        "is_ended": script.is_ended,
    }


def drop(request: HttpRequest) -> None:
    """Forget it."""
    request.session.pop(_KEY, None)
