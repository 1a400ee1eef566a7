"""A conversation of two: its turns, its episodes, and the gap between them."""

from __future__ import annotations

import itertools
from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

import numpy as np

from halfway.conversation import AGAINST, TOWARD, Coded
from halfway.errors import BadTextError
from halfway.patterns.message import Message

ME, THEM = 0, 1
SHORTEST_GAP, LONGEST_GAP = timedelta(minutes=20), timedelta(hours=12)
USUAL_GAP = timedelta(hours=2)
_LEAST_GAPS = 60
_LEAST_VALLEY = 0.85
_LEAST_HILL = 0.04


@dataclass(frozen=True, slots=True)
class Turn:
    """What one of the two said before the other spoke: moves, and first and last message.

    `points` counts a turn that turns toward as 1, against as -1, both or neither as 0.
    """

    side: int
    first: int
    last: int
    at: datetime | None
    ended: datetime | None
    moves: frozenset[str]
    harshness: float

    @property
    def points(self) -> int:
        """1 toward, -1 against, 0 both or neither."""
        return bool(self.moves & _TOWARD) - bool(self.moves & _AGAINST)


_AGAINST, _TOWARD = frozenset(AGAINST), frozenset(TOWARD)

Episode = list[Turn]


@dataclass(frozen=True, slots=True)
class Conversation:
    """Messages of two people, split into episodes of turns; `gap` is what splits them."""

    messages: Sequence[Message]
    episodes: tuple[tuple[Turn, ...], ...]
    gap: timedelta

    @property
    def turns(self) -> int:
        """How many turns there are."""
        return sum(len(episode) for episode in self.episodes)


def two_of(
    messages: Iterable[Message], *, me: Collection[str], them: Collection[str]
) -> list[Message]:
    """The messages of these two, each under the first of the names that it has in the file.

    Raises `BadTextError` when one of them has no message, or when both are one.
    """
    if not me or not them or set(me) & set(them):
        raise BadTextError("The two speakers must be two people.")
    names = {name: whose[0] for whose in (tuple(me), tuple(them)) for name in whose}
    kept = [
        one if names[one.speaker] == one.speaker else one._replace(speaker=names[one.speaker])
        for one in messages
        if one.speaker in names
    ]
    found = {one.speaker for one in kept}
    for name in names.values():
        if name not in found:
            raise BadTextError(f"There is no message of {name!r} in this conversation.")
    return kept


def speakers_of(messages: Iterable[Message]) -> list[str]:
    """Who wrote, the one with the most messages first."""
    return [name for name, _ in Counter(one.speaker for one in messages).most_common()]


def conversation_of(
    messages: Sequence[Message], codes: Sequence[Coded], *, me: str, gap: timedelta | None = None
) -> Conversation:
    """Turns and episodes of two people's messages; `gap` is found in the data when not given."""
    gap = gap or gap_of(messages)
    episodes: list[list[Turn]] = []
    run: list[int] = []
    for index, message in enumerate(messages):
        breaks = index == 0 or _is_apart(messages[index - 1], message, gap)
        if run and (breaks or messages[run[0]].speaker != message.speaker):
            episodes[-1].append(_turn(messages, codes, run, me=me))
            run = []
        if breaks:
            episodes.append([])
        run.append(index)
    if run:
        episodes[-1].append(_turn(messages, codes, run, me=me))
    return Conversation(messages, tuple(tuple(one) for one in episodes), gap)


def _turn(
    messages: Sequence[Message], codes: Sequence[Coded], run: Sequence[int], *, me: str
) -> Turn:
    first, last = run[0], run[-1]
    moves = frozenset(move for index in run for move in codes[index].named)
    side = ME if messages[first].speaker == me else THEM
    harshness = max(codes[index].harshness for index in run)
    return Turn(side, first, last, messages[first].at, messages[last].at, moves, harshness)


def _is_apart(before: Message, after: Message, gap: timedelta) -> bool:
    if before.at is None or after.at is None:
        return False
    return abs(after.at - before.at) > gap


def gap_of(messages: Sequence[Message]) -> timedelta:
    """The silence that parts two episodes: the valley of the histogram of log gaps.

    Answers within a talk and pauses between talks make two hills; the gap is the lowest point
    between them, from 20 minutes to 12 hours. Without two clear hills it is two hours.
    """
    times = [one.at for one in messages if one.at is not None]
    seconds = np.array([(b - a).total_seconds() for a, b in itertools.pairwise(times)])
    logs = np.log10(seconds[seconds >= 1])
    if len(logs) < _LEAST_GAPS:
        return USUAL_GAP
    edges = np.arange(0, 7.01, 0.1)
    counts = np.convolve(np.histogram(logs, edges)[0], np.hanning(9)[1:-1], "same")
    low, high = np.log10(SHORTEST_GAP.total_seconds()), np.log10(LONGEST_GAP.total_seconds())
    middle = (edges[:-1] >= low) & (edges[:-1] <= high)
    inside = np.flatnonzero(middle)
    lowest = inside[counts[inside].argmin()]
    before, after = counts[:lowest], counts[lowest:]
    is_hilly = min(before.sum(), after.sum()) >= _LEAST_HILL * counts.sum()
    if not is_hilly or counts[lowest] > _LEAST_VALLEY * min(before.max(), after.max()):
        return USUAL_GAP
    return timedelta(seconds=float(round(10 ** float(edges[lowest]) / 60) * 60))
