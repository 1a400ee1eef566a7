"""Makes conversations of coded turns for tests."""

from __future__ import annotations

import random
from collections.abc import Sequence
from datetime import datetime, timedelta
from functools import cache

from halfway.conversation import AGAINST, MOVES, Coded
from halfway.patterns.message import Message

START = datetime(2026, 1, 5, 18)  # noqa: DTZ001


@cache
def coded(*moves: str, danger: tuple[str, ...] = ()) -> Coded:
    """Codes that name these moves."""
    probabilities = tuple(0.9 if move in moves else 0.01 for move in MOVES)
    harshness = 4.0 if set(moves) & set(AGAINST) else 1.0
    return Coded(probabilities, moves, harshness, 0.5, danger)


def talk(
    turns: Sequence[tuple[str, Coded]], *, minutes: int = 2, of_an_episode: int = 20
) -> tuple[list[Message], list[Coded]]:
    """Messages two minutes apart, with a night after each `of_an_episode`."""
    messages = [
        Message(START + timedelta(minutes=minutes * i, days=i // of_an_episode), who, f"m{i}")
        for i, (who, _) in enumerate(turns)
    ]
    return messages, [codes for _, codes in turns]


def rounds(
    call: str, answer: str, *, count: int = 80, share: float = 0.4, seed: int = 1
) -> list[tuple[str, Coded]]:
    """Rounds of A and B: in a share of them A does `call` and B `answer`, else small talk with a
    little of everything."""
    dice = random.Random(seed)  # noqa: S311
    turns: list[tuple[str, Coded]] = []
    for _ in range(count):
        if dice.random() < share:
            pair = coded(call), coded(answer)
        else:
            pair = _small(dice), _small(dice)
        turns += [("A", pair[0]), ("B", pair[1])]
    return turns


def fights(
    call: str, answer: str, *, fights: int = 10, calm: int = 10, pairs: int = 4
) -> tuple[list[Message], list[Coded]]:
    """Whole talks in which A does `call` and B `answer`, each after a talk about nothing."""
    of_calm = [("A", coded()), ("B", coded())] * pairs
    of_fight = [("A", coded(call)), ("B", coded(answer))] * pairs
    turns = of_calm * (calm - min(calm, fights)) + (of_calm + of_fight) * min(calm, fights)
    turns += of_fight * (fights - min(calm, fights))
    return talk(turns, of_an_episode=2 * pairs)


def _small(dice: random.Random) -> Coded:
    return coded(dice.choice(MOVES)) if dice.random() < 0.1 else coded()
