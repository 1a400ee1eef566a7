"""Which of the bank's lines the partner says: by state, by what I really said, and never twice in a talk."""

from __future__ import annotations

import random
from collections.abc import Collection
from dataclasses import dataclass

from halfway.rehearsal.bank import TOPIC, bank
from halfway.rehearsal.heard import Heard
from halfway.rehearsal.partner import FLOODED, Partner

LONG = 70
"""Words; in a longer turn the partner breaks in."""
_OPENS = 0.52
_GIVES = ("owned", "understood", "warmed", "felt")
_ANSWERS = (
    ("invited_no", 0.36),
    ("invited_later", 0.48),
    ("invited_maybe", 0.64),
    ("invited_yes", 2.0),
)
"""What an invitation gets, up to which openness."""


@dataclass(frozen=True, slots=True)
class Reply:
    """The partner's line, and the act of the bank that it is from."""

    line: str
    act: str


def act_of(before: Partner, after: Partner, turn: Heard, dice: random.Random) -> str:  # noqa: PLR0911
    """The act that answers my turn."""
    chance = dice.random()
    if after.arousal >= FLOODED:
        return "flooded"
    if turn.words in before.said:
        return "repeated"
    if turn.act in ("attacked", "labelled", "begged", "pushed", "left"):
        return "silent" if chance < 0.10 else turn.act
    if len(turn.words.split()) > LONG:
        return "interrupts"
    if _is_invitation(turn):
        return next(act for act, below in _ANSWERS if after.openness < below)
    if before.openness < _OPENS <= after.openness:
        return "test"
    if turn.act == "asked" or (turn.act == "understood" and after.depth != "far" and chance < 0.5):
        return f"{_barrier(after)} {after.depth}"
    if turn.act in ("complained", "puzzled") and after.safety < 0.45 and chance < 0.25:
        return "misheard"
    return turn.act


def reply(
    act: str, partner: Partner, turn: Heard, *, used: Collection[str], dice: random.Random
) -> Reply:
    """A line of this act in the partner's temperament that was not said yet, with what I spoke of
    picked up where a line can; a line is said again only once all were."""
    lines = bank()[act, partner.temperament]
    fit = [line for line in lines if turn.topic or TOPIC not in line]
    fresh = [line for line in fit if line not in used] or fit
    topical = [line for line in fresh if TOPIC in line]
    chosen = dice.choice(topical if topical and dice.random() < 0.6 else fresh)
    spoken = chosen.replace(TOPIC, turn.topic)
    return Reply(spoken[:1].upper() + spoken[1:], act)


def _is_invitation(turn: Heard) -> bool:
    """Whether I asked them to join me in something, maybe with warm words before it."""
    if turn.act == "invited" or (turn.act in _GIVES and "invitation" in turn.moves):
        return True
    return turn.is_about_help and turn.act == "felt" and turn.direct > 0.6


def _barrier(partner: Partner) -> str:
    """The first barrier until it was told three times, then the one beside it."""
    second = len(partner.barriers) > 1 and partner.told >= 3
    return partner.barriers[1 if second else 0]
