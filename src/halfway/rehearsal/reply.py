"""Which of the bank's lines the partner says: by state, by what I really said, and never twice in a talk."""

from __future__ import annotations

import random
import re
from dataclasses import dataclass

from halfway.rehearsal.bank import TIME, TOPIC, bank
from halfway.rehearsal.heard import Heard
from halfway.rehearsal.partner import FLOODED, Partner, was_said
from halfway.rehearsal.scene import Scene

LONG = 70
"""Words; in a longer turn the partner breaks in."""
_OPENS = 0.52
_FAVOURS = 0.12
_GIVES = ("owned", "understood", "warmed", "felt")
_HARD = ("attacked", "labelled", "begged", "pushed", "left")
_ANSWERS = (
    ("invited_no", 0.36),
    ("invited_later", 0.48),
    ("invited_maybe", 0.64),
    ("invited_yes", 2.0),
)
"""What an invitation to therapy gets, up to which openness."""
_SMALL_ANSWERS = (
    ("invited_else_no", 0.18),
    ("invited_else_maybe", 0.28),
    ("invited_else_yes", 2.0),
)
"""What an invitation to anything else gets."""
_REASON = re.compile(
    r"\b(?:it|this|that|why|hard\w*|eas(?:y|ier)|saf(?:e|er)|worr\w+|afraid|scared|fear\w*|help|stops?|keeps?|against"
    r"|think about|need|chang\w+)\b"
)


@dataclass(frozen=True, slots=True)
class Reply:
    """The partner's line as it is said, the act of the bank that it is from, and how it stands there."""

    line: str
    act: str
    template: str


def act_of(  # noqa: PLR0911
    before: Partner, after: Partner, turn: Heard, dice: random.Random, *, is_about_therapy: bool
) -> str:
    """The act that answers my turn; a question gets a reason only where it is about therapy."""
    chance = dice.random()
    if after.arousal >= FLOODED:
        return "flooded"
    if turn.act in _HARD:
        return "silent" if chance < 0.10 else turn.act
    if turn.act in _GIVES and was_said(before, turn.words):
        return "repeated"
    if len(turn.words.split()) > LONG:
        return "interrupts"
    if turn.act in ("invited", "proposed", "requested"):
        return _answer(turn, after.openness)
    if before.openness < _OPENS <= after.openness:
        return "test"
    if turn.act == "asked" and not (is_about_therapy or _REASON.search(turn.words)):
        return "asked_else"
    if turn.act == "asked" or (turn.act == "understood" and after.depth != "far" and chance < 0.5):
        return f"{_barrier(after)} {after.depth}"
    if turn.act in ("complained", "puzzled") and after.safety < 0.45 and chance < 0.25:
        return "misheard"
    return turn.act


def reply(act: str, partner: Partner, turn: Heard, scene: Scene, dice: random.Random) -> Reply:
    """A line of this act in the partner's temperament that was not said yet and claims nothing that
    is not so, with what I spoke of picked up where a line can.

    Once all of an act were said, the partner is silent; only once that is used up too, a line comes
    again.
    """
    fit = _fit(act, partner, turn, scene)
    fresh = [line for line in fit if line not in scene.used]
    if not fresh:
        quiet = [line for line in _fit("silent", partner, turn, scene) if line not in scene.used]
        act, fresh = ("silent", quiet) if quiet else (act, fit)
    topical = [line for line in fresh if TOPIC in line or TIME in line]
    chosen = dice.choice(topical if topical and dice.random() < 0.6 else fresh)
    spoken = chosen.replace(TOPIC, turn.topic).replace(TIME, scene.time)
    return Reply(spoken[:1].upper() + spoken[1:], act, chosen)


def _fit(act: str, partner: Partner, turn: Heard, scene: Scene) -> list[str]:
    """The lines of this act whose places can be filled and whose claims are true."""
    return [
        line.text
        for line in bank()[act, partner.temperament]
        if (turn.topic or TOPIC not in line.text)
        and (scene.time or TIME not in line.text)
        and (line.fact is None or line.fact in scene.facts)
        and line.quoted in turn.words
    ]


def _answer(turn: Heard, openness: float) -> str:
    """What an invitation, or a small request, gets at this openness."""
    if turn.act == "requested":
        return "invited_favour" if openness >= _FAVOURS else "invited_else_no"
    answers = _ANSWERS if turn.act == "invited" else _SMALL_ANSWERS
    return next(act for act, below in answers if openness < below)


def _barrier(partner: Partner) -> str:
    """The first barrier until it was told three times, then the one beside it."""
    second = len(partner.barriers) > 1 and partner.told >= 3
    return partner.barriers[1 if second else 0]
