"""How my episodes begin and how they end: harsh and soft openings, with intervals."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from halfway.patterns.talk import ME, Conversation, Turn
from halfway.stats.rates import Difference, Rate, difference, rate

HARSH = 3.0
"""From this harshness on (1 to 5) an opening counts as harsh."""
LEAST_TURNS = 4


@dataclass(frozen=True, slots=True)
class Openings:
    """Of the episodes that I opened: how many ended with words against, after harsh and after soft
    openings, and the difference (harsh less soft)."""

    harsh: Rate
    soft: Rate
    difference: Difference


def openings_of(talk: Conversation, side: int = ME) -> Openings:
    """The openings of one side; only episodes of four turns or more in which somebody turned
    against or toward are counted."""
    ended: dict[bool, list[bool]] = {True: [], False: []}
    for episode in talk.episodes:
        if len(episode) < LEAST_TURNS or episode[0].side != side or not _is_about_us(episode):
            continue
        ended[episode[0].harshness >= HARSH].append(ends_hard(episode))
    harsh, soft = (rate(sum(ended[one]), len(ended[one])) for one in (True, False))
    return Openings(harsh, soft, difference(harsh, soft))


def ends_hard(episode: Sequence[Turn]) -> bool:
    """Whether more turns against than toward stand in the last third of it (two turns at least)."""
    last = episode[-max(len(episode) // 3, 2) :]
    return sum(turn.points for turn in last) < 0


def _is_about_us(episode: Sequence[Turn]) -> bool:
    return any(turn.moves for turn in episode)
