"""The ways of a rehearsal beside each other: the way now first, and where each one parts from it."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.safestring import SafeString
from django.utils.translation import gettext

from halfway.patterns.drawing import curve
from halfway.rehearsal.rehearsal import Rehearsal
from halfway.rehearsal.ways import shared
from halfway.web.pages.rehearse.script import Script


@dataclass(frozen=True, slots=True)
class WayTurn:
    """My words, what they said then, and how open they were, of 100."""

    number: int
    mine: str
    said: str
    percent: int


@dataclass(frozen=True, slots=True)
class Way:
    """One way: its name, its curve, and its turns from where the ways part.

    `number` is what a button sends to take it up again, None for the way now; `same` counts the
    turns before that; `percent` is the openness at its end, of 100.
    """

    name: str
    number: int | None
    count: int
    same: int
    percent: int
    curve: SafeString
    turns: tuple[WayTurn, ...]


def ways_of(script: Script, talk: Rehearsal) -> tuple[Way, ...]:
    """The way now and the others; nothing where no other was tried."""
    if not script.others:
        return ()
    common = [shared(one, script.turns) for one in script.others]
    others = (
        _way(
            script,
            script.played(turns),
            name=gettext("Way %(number)s") % {"number": n + 1},
            number=n,
            same=same,
        )
        for n, (turns, same) in enumerate(zip(script.others, common, strict=True))
    )
    now = _way(script, talk, name=gettext("The way now"), number=None, same=min(common))
    return (now, *others)


def percent(level: float) -> int:
    """A level from 0 to 1, of 100."""
    return round(100 * level)


def _way(script: Script, talk: Rehearsal, *, name: str, number: int | None, same: int) -> Way:
    title = gettext("How open they were, turn by turn")
    return Way(
        name=name,
        number=number,
        count=len(talk.turns),
        same=same,
        percent=percent(talk.partner.openness),
        curve=SafeString(curve(talk.curve, title=f"{name}: {title}")),  # nosec B703  (drawn from numbers)
        turns=tuple(
            WayTurn(n + 1, turn.mine, script.says(turn.line), percent(turn.after.openness))
            for n, turn in enumerate(talk.turns)
            if n >= same
        ),
    )
