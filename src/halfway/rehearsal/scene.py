"""What is true at a turn of a talk, so that no line claims what was never said."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from halfway.rehearsal.bank import Fact
from halfway.rehearsal.heard import FEELS, Heard, is_hint

_THERAPIST = re.compile(r"\b(?:therapists?|counsell?ors?|my (?:therapy|session|counsell?ing))\b")
_THERAPY = re.compile(
    r"\b(?:therap\w*|counsel\w*|session|appointment|an hour|one hour|some(?:one|body))\b"
)
_SHORT = 14


@dataclass(frozen=True, slots=True)
class Scene:
    """The facts that hold now, the lines said before as they stand in the bank, and the time that I
    said I would be back, "" where I said none."""

    facts: frozenset[Fact]
    used: frozenset[str] = frozenset()
    time: str = ""


def facts_of(
    occasion: str, earlier: Sequence[Heard], answers: Sequence[str], turn: Heard
) -> frozenset[Fact]:
    """What holds at this turn: `earlier` are my turns before it, `answers` the partner's acts."""
    asks = sum(one.asks_for_help for one in earlier)
    all_of_it = (*earlier, turn)
    facts: dict[Fact, bool] = {
        "asked": asks > 0 or occasion == "no",
        "thrice": asks > 1,
        "refused": "invited_no" in answers or occasion == "no",
        "deferred": "invited_later" in answers,
        "therapist": occasion == "home" or any(_THERAPIST.search(one.words) for one in all_of_it),
        "therapy": occasion in ("no", "home")
        or any(_THERAPY.search(one.words) for one in all_of_it),
        "feeling": bool(FEELS.search(turn.words)),
        "hinted": is_hint(turn.words),
        "short": len(turn.words.split()) <= _SHORT,
    }
    return frozenset(fact for fact, is_true in facts.items() if is_true)


def help_was_named(occasion: str, earlier: Sequence[Heard]) -> bool:
    """Whether therapy, or help of another kind, is on the table already."""
    return occasion == "no" or any(one.is_about_help for one in earlier)
