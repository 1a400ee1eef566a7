"""My side of it: what of mine comes before things turn, what before they ease, what I may not see."""

from __future__ import annotations

import itertools
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace

from halfway.conversation import AGAINST, MOVES, TOWARD
from halfway.patterns.talk import ME, THEM, Conversation, Turn
from halfway.stats.pairing import Four, Pairing, pairing
from halfway.stats.several import benjamini_hochberg

LEAST_COUNT = 5
LEVEL = 0.10
_TURN = frozenset((*AGAINST,))
_EASE = frozenset(TOWARD)


@dataclass(frozen=True, slots=True)
class Effect:
    """One of my moves, and how their next turn goes after it, against my other turns."""

    move: str
    pairing: Pairing
    p_adjusted: float


@dataclass(frozen=True, slots=True)
class Repairs:
    """Repairs tried by one side, and how many of them were not answered with words against.

    One that got no answer was tried, and not taken up.
    """

    tried: int
    taken_up: int


@dataclass(frozen=True, slots=True)
class MySide:
    """`feeds`: moves of mine after which they turn against or away more than else; `helps`: those
    after which they turn toward; repairs of mine and of theirs; `mine` and `theirs_toward`: what
    I often do and what they often do well, in counts."""

    feeds: tuple[Effect, ...]
    helps: tuple[Effect, ...]
    my_repairs: Repairs
    their_repairs: Repairs
    mine: tuple[tuple[str, int], ...]
    theirs_toward: tuple[tuple[str, int], ...]

    @property
    def mine_against(self) -> tuple[tuple[str, int], ...]:
        """What of `mine` turns against."""
        return tuple((move, count) for move, count in self.mine if move in AGAINST)

    def alone(self) -> MySide:
        """Only what this side does itself: nothing of the other, nor of how the other answers."""
        nothing = Repairs(0, 0)
        return replace(
            self, feeds=(), helps=(), my_repairs=nothing, their_repairs=nothing, theirs_toward=()
        )


def my_side_of(talk: Conversation, side: int = ME) -> MySide:
    """What the conversation tells of one side; swap the side and all of it swaps."""
    other = THEM if side == ME else ME
    return MySide(
        feeds=_effects(talk, side, _TURN),
        helps=_effects(talk, side, _EASE),
        my_repairs=_repairs(talk, side),
        their_repairs=_repairs(talk, other),
        mine=_often(talk, side, frozenset(MOVES) - {"feeling"}),
        theirs_toward=_often(talk, other, _EASE),
    )


def _effects(talk: Conversation, side: int, answers: frozenset[str]) -> tuple[Effect, ...]:
    tested = [(move, pairing(list(_fours(talk, side, move, answers)))) for move in MOVES]
    adjusted = benjamini_hochberg([found.p for _, found in tested])
    found = [Effect(move, one, float(p)) for (move, one), p in zip(tested, adjusted, strict=True)]
    telling = [one for one in found if one.pairing.count >= LEAST_COUNT and one.p_adjusted < LEVEL]
    return tuple(sorted(telling, key=lambda one: -one.pairing.z))


def _fours(talk: Conversation, side: int, move: str, answers: frozenset[str]) -> Iterator[Four]:
    for episode in talk.episodes:
        cells = [0, 0, 0, 0]
        for now, then in _answers(episode, side):
            cells[2 * (move not in now.moves) + (not then.moves & answers)] += 1
        yield cells[0], cells[1], cells[2], cells[3]


def _answers(episode: tuple[Turn, ...], side: int) -> Iterator[tuple[Turn, Turn]]:
    for now, then in itertools.pairwise(episode):
        if now.side == side:
            yield now, then


def _repairs(talk: Conversation, side: int) -> Repairs:
    tried = [
        then
        for episode in talk.episodes
        for now, then in itertools.pairwise((*episode, None))
        if now is not None and now.side == side and "repair" in now.moves
    ]
    return Repairs(len(tried), sum(then is not None and then.points >= 0 for then in tried))


def _often(talk: Conversation, side: int, moves: frozenset[str]) -> tuple[tuple[str, int], ...]:
    counts = Counter(
        move
        for episode in talk.episodes
        for turn in episode
        if turn.side == side
        for move in turn.moves & moves
    )
    order = {move: index for index, move in enumerate(MOVES)}
    return tuple(sorted(counts.items(), key=lambda one: (-one[1], order[one[0]])))
