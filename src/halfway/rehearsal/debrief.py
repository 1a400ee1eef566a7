"""The look back at a practice talk: what each turn did, the three that mattered, and one thing to practise."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from halfway.rehearsal.heard import Act
from halfway.rehearsal.rehearsal import Rehearsal

CLOSING: tuple[Act, ...] = ("attacked", "labelled", "begged", "pushed", "left", "puzzled")
OPENING: tuple[Act, ...] = ("asked", "understood", "owned", "felt", "warmed", "invited")
THREE = 3


@dataclass(frozen=True, slots=True)
class Effect:
    """What my turn of this number did: changes of openness, safety and arousal."""

    number: int
    act: Act
    openness: float
    safety: float
    arousal: float

    @property
    def weight(self) -> float:
        """How much it mattered."""
        return abs(self.openness) + abs(self.safety)


@dataclass(frozen=True, slots=True)
class Debrief:
    """The curve of openness, every turn's effect, the turns that mattered most in the order of the
    talk, and the act to practise: the one that closed most, else one that was not tried."""

    curve: tuple[float, ...]
    effects: tuple[Effect, ...]
    mattered: tuple[Effect, ...]
    practise: Act


def debrief(talk: Rehearsal) -> Debrief:
    """The look back; with no turn yet, nothing mattered, and asking is what to practise."""
    effects = []
    before = talk.first
    for number, turn in enumerate(talk.turns):
        after = turn.after
        effects.append(
            Effect(
                number,
                turn.heard.act,
                after.openness - before.openness,
                after.safety - before.safety,
                after.arousal - before.arousal,
            )
        )
        before = after
    heaviest = sorted(effects, key=lambda one: -one.weight)[:THREE]
    mattered = tuple(sorted(heaviest, key=lambda one: one.number))
    return Debrief(talk.curve, tuple(effects), mattered, _practise(effects))


def _practise(effects: list[Effect]) -> Act:
    lost = Counter[Act]()
    for one in effects:
        if one.act in CLOSING:
            lost[one.act] += 1 + round(100 * max(-one.openness, 0))
    if lost:
        return lost.most_common(1)[0][0]
    tried = {one.act for one in effects}
    return next((act for act in OPENING if act not in tried), "owned")
