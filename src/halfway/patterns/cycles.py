"""The patterns by name, with roles: which moves of one are met by which moves of the other."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from halfway.patterns.talk import ME, THEM, Conversation, Turn
from halfway.stats.pairing import Four, Pairing, pairing
from halfway.stats.several import holm
from halfway.stats.tables import Odds

LEAST_COUNT = 5
LEVEL = 0.05

ATTACK = frozenset(("criticism", "contempt", "threat", "mind_reading", "diagnosis"))
BLAME = frozenset(("criticism", "contempt", "mind_reading", "diagnosis"))
DEMAND = frozenset(("demand", "complaint", "threat"))
REACH = frozenset(("feeling", "need", "curiosity", "invitation", "reassurance"))
DEFEND = frozenset(("defensiveness",))
AWAY = frozenset(("withdrawal",))
TOWARD = frozenset(
    (
        "ownership",
        "validation",
        "appreciation",
        "repair",
        "reassurance",
        "feeling",
        "need",
        "curiosity",
    )
)


@dataclass(frozen=True, slots=True)
class Cycle:
    """A pattern's name, what the two do in it, and which moves are that; alike on both sides
    when both do the same."""

    name: str
    one: str
    other: str
    calls: frozenset[str]
    answers: frozenset[str]

    @property
    def is_mutual(self) -> bool:
        """Whether both do the same."""
        return self.one == self.other


CYCLES = (
    Cycle("criticise/defend", "criticises", "defends", BLAME, DEFEND),
    Cycle("demand/withdraw", "demands", "withdraws", DEMAND, AWAY),
    Cycle("pursue/distance", "reaches out", "moves away", REACH, AWAY),
    Cycle("mutual attack", "attacks", "attacks", ATTACK, ATTACK),
    Cycle("mutual avoidance", "moves away", "moves away", AWAY, AWAY),
    Cycle("constructive", "turns toward", "turns toward", TOWARD, TOWARD),
)


@dataclass(frozen=True, slots=True)
class Pattern:
    """A cycle that was tested: who does what in it, how often, and how far that is from chance.

    `examples` are pairs of turns, as (episode, index of the earlier turn), those first in which
    my turn is the earlier one.
    """

    name: str
    me: str
    them: str
    pairing: Pairing
    p_adjusted: float
    examples: tuple[tuple[int, int], ...]

    @property
    def stands_out(self) -> bool:
        """Whether it happens more than chance gives, and often enough to be told."""
        found = self.pairing
        return self.p_adjusted < LEVEL and found.count >= LEAST_COUNT and found.z > 0

    @property
    def odds(self) -> Odds | None:
        """How much likelier the answer is after the call."""
        return self.pairing.odds


def patterns_in(talk: Conversation) -> list[Pattern]:
    """All cycles as they are in this conversation, with both casts, strongest first.

    A turn is paired with the other's answer to it; where both do the same, both orders count. p is
    corrected after Holm over all casts.
    """
    cast = [
        (cycle, side) for cycle in CYCLES for side in ((ME,) if cycle.is_mutual else (ME, THEM))
    ]
    tested = [pairing(list(_fours(talk, cycle, side))) for cycle, side in cast]
    adjusted = holm([one.p for one in tested])
    found = [
        _pattern(talk, cycle, side, one, float(p))
        for (cycle, side), one, p in zip(cast, tested, adjusted, strict=True)
    ]
    return sorted(found, key=lambda one: (not one.stands_out, -one.pairing.z, one.name, one.me))


def _pattern(
    talk: Conversation, cycle: Cycle, side: int, found: Pairing, p_adjusted: float
) -> Pattern:
    mine, theirs = (cycle.one, cycle.other) if side == ME else (cycle.other, cycle.one)
    examples = sorted(
        (
            (number, index)
            for number, episode in enumerate(talk.episodes)
            for index, (now, then) in enumerate(itertools.pairwise(episode))
            if _is_pair(cycle, side, now, then)
        ),
        key=lambda where: talk.episodes[where[0]][where[1]].side,
    )
    return Pattern(cycle.name, mine, theirs, found, p_adjusted, tuple(examples))


def _is_pair(cycle: Cycle, side: int, now: Turn, then: Turn) -> bool:
    is_cast = cycle.is_mutual or now.side == side
    return is_cast and bool(now.moves & cycle.calls) and bool(then.moves & cycle.answers)


def _fours(talk: Conversation, cycle: Cycle, side: int) -> Iterator[Four]:
    """A table for each episode, and each order of the two where both do the same."""
    for episode in talk.episodes:
        for first in (ME, THEM) if cycle.is_mutual else (side,):
            yield _four(episode, first, cycle.calls, cycle.answers)


def _four(
    episode: Sequence[Turn], first: int, calls: frozenset[str], answers: frozenset[str]
) -> Four:
    cells = [0, 0, 0, 0]
    for now, then in itertools.pairwise(episode):
        if now.side == first:
            cells[2 * (not now.moves & calls) + (not then.moves & answers)] += 1
    return cells[0], cells[1], cells[2], cells[3]
