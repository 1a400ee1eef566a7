"""The patterns by name, with roles: which moves of one are met by which moves of the other."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal

from halfway.patterns.filled import Filled, filled
from halfway.patterns.talk import ME, THEM, Conversation, Turn
from halfway.stats.across import across
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

    Moments are compared with other moments of the same talk. Where the cycle fills whole talks, so
    that these cannot tell, whole talks are compared with other talks: `compared` says which.
    `filled` are the talks that it fills. `examples` are pairs of turns, as (episode, index of the
    earlier turn), those first in which my turn is the earlier one.
    """

    name: str
    me: str
    them: str
    pairing: Pairing
    p_adjusted: float
    compared: Literal["moments", "talks"]
    filled: Filled
    examples: tuple[tuple[int, int], ...]

    @property
    def stands_out(self) -> bool:
        """Whether it happens more than chance gives, and often enough to be told."""
        found = self.pairing
        return self.p_adjusted < LEVEL and found.count >= LEAST_COUNT and found.z > 0

    @property
    def is_full(self) -> bool:
        """Whether it fills talks: they hold most of it, and enough of it to be told."""
        return _is_full(self.filled, self.pairing.count)

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
    tested = [_tested(talk, cycle, side, level=LEVEL / len(cast)) for cycle, side in cast]
    adjusted = holm([one.pairing.p for one in tested])
    found = [
        _pattern(talk, cycle, side, one, p_adjusted=float(p))
        for (cycle, side), one, p in zip(cast, tested, adjusted, strict=True)
    ]
    return sorted(found, key=lambda one: (not one.stands_out, -one.pairing.z, one.name, one.me))


@dataclass(frozen=True, slots=True)
class _Tested:
    pairing: Pairing
    compared: Literal["moments", "talks"]
    filled: Filled


def _tested(talk: Conversation, cycle: Cycle, side: int, *, level: float) -> _Tested:
    """Compared within talks; or across them, where the cycle fills some, and where within them
    not even the clearest outcome could get below the level."""
    sides = (ME, THEM) if cycle.is_mutual else (side,)
    of_talks = [[_four(episode, first, cycle) for first in sides] for episode in talk.episodes]
    within = pairing([four for fours in of_talks for four in fours])
    talks = filled([_sum(fours) for fours in of_talks])
    if within.least < level or not _is_full(talks, within.count):
        return _Tested(within, "moments", talks)
    # One of the two stands in the rows throughout, also where the other calls.
    whole = across([_sum([fours[0], *map(_turned, fours[1:])]) for fours in of_talks])
    found = replace(within, expected=whole.expected, z=whole.z, p=whole.p, odds=None)
    return _Tested(found, "talks", talks)


def _pattern(
    talk: Conversation, cycle: Cycle, side: int, one: _Tested, *, p_adjusted: float
) -> Pattern:
    mine, theirs = (cycle.one, cycle.other) if side == ME else (cycle.other, cycle.one)
    examples = tuple(_examples(talk, cycle, side))
    return Pattern(
        cycle.name, mine, theirs, one.pairing, p_adjusted, one.compared, one.filled, examples
    )


def _is_full(talks: Filled, count: int) -> bool:
    return talks.count >= LEAST_COUNT and 2 * talks.count >= count


def _examples(talk: Conversation, cycle: Cycle, side: int) -> list[tuple[int, int]]:
    return sorted(
        (
            (number, index)
            for number, episode in enumerate(talk.episodes)
            for index, (now, then) in enumerate(itertools.pairwise(episode))
            if _is_pair(cycle, side, now, then)
        ),
        key=lambda where: talk.episodes[where[0]][where[1]].side,
    )


def _is_pair(cycle: Cycle, side: int, now: Turn, then: Turn) -> bool:
    is_cast = cycle.is_mutual or now.side == side
    return is_cast and bool(now.moves & cycle.calls) and bool(then.moves & cycle.answers)


def _four(episode: Sequence[Turn], first: int, cycle: Cycle) -> Four:
    cells = [0, 0, 0, 0]
    for now, then in itertools.pairwise(episode):
        if now.side == first:
            cells[2 * (not now.moves & cycle.calls) + (not then.moves & cycle.answers)] += 1
    return cells[0], cells[1], cells[2], cells[3]


def _sum(fours: Sequence[Four]) -> Four:
    if len(fours) == 1:
        return fours[0]
    a, b, c, d = (sum(cells) for cells in zip(*fours, strict=True))
    return a, b, c, d


def _turned(four: Four) -> Four:
    a, b, c, d = four
    return a, c, b, d
