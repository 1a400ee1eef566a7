"""Patterns are named with the right roles, and where nothing but chance is, none is."""

from __future__ import annotations

import random

import pytest

from halfway.patterns.cycles import CYCLES, Pattern, patterns_in
from halfway.patterns.talk import conversation_of
from tests.patterns.talks import coded, fights, rounds, talk

CASTS = {
    "criticise/defend": ("criticism", "defensiveness"),
    "demand/withdraw": ("demand", "withdrawal"),
    "pursue/distance": ("need", "withdrawal"),
    "mutual attack": ("contempt", "criticism"),
    "mutual avoidance": ("withdrawal", "withdrawal"),
    "constructive": ("feeling", "validation"),
}


def named(turns, *, me: str = "A") -> list[Pattern]:  # type: ignore[no-untyped-def]
    messages, codes = talk(turns)
    return [one for one in patterns_in(conversation_of(messages, codes, me=me)) if one.stands_out]


@pytest.mark.parametrize(("name", "moves"), CASTS.items())
def test_each_pattern_is_named_first_and_with_its_roles(name: str, moves: tuple[str, str]) -> None:
    cycle = next(one for one in CYCLES if one.name == name)
    first = named(rounds(*moves))[0]
    assert (first.name, first.me, first.them) == (name, cycle.one, cycle.other)
    from_b = named(rounds(*moves), me="B")[0]
    assert (from_b.me, from_b.them) == (cycle.other, cycle.one)


@pytest.mark.parametrize("moves", CASTS.values())
def test_shuffled_talks_name_none(moves: tuple[str, str]) -> None:
    """At most 5 % of 200 shuffles name anything: the level that is promised."""
    false_alarms = 0
    for seed in range(200):
        turns = rounds(*moves)
        random.Random(seed).shuffle(turns)  # noqa: S311
        false_alarms += bool(named(turns))
    assert false_alarms <= 10


@pytest.mark.parametrize("moves", CASTS.values())
def test_answers_dealt_anew_within_each_talk_name_none(moves: tuple[str, str]) -> None:
    false_alarms = 0
    for seed in range(200):
        dice = random.Random(seed)  # noqa: S311
        turns = rounds(*moves)
        for start in range(0, len(turns), 20):
            said = turns[start : start + 20]
            for side in (0, 1):
                codes = [one for _, one in said[side::2]]
                dice.shuffle(codes)
                turns[start + side : start + 20 : 2] = [
                    (who, one) for (who, _), one in zip(said[side::2], codes, strict=True)
                ]
        false_alarms += bool(named(turns))
    assert false_alarms <= 10


@pytest.mark.parametrize(("name", "moves"), CASTS.items())
def test_whole_talks_of_it_are_named_against_the_calm_ones(
    name: str, moves: tuple[str, str]
) -> None:
    messages, codes = fights(*moves)
    cycle = next(one for one in CYCLES if one.name == name)
    for me in "AB":
        found = [
            one for one in patterns_in(conversation_of(messages, codes, me=me)) if one.stands_out
        ]
        roles = (cycle.one, cycle.other)
        assert (found[0].name, found[0].compared) == (name, "talks")
        assert (found[0].me, found[0].them) == (roles if me == "A" else roles[::-1])
        assert found[0].pairing.expected < found[0].pairing.count * 0.6
        assert found[0].odds is None


@pytest.mark.parametrize("name", ["criticise/defend", "mutual attack"])
def test_fights_whose_answers_fall_on_other_talks_are_not_named(name: str) -> None:
    """Calls of both are met so by chance alone: half of each in any of forty talks."""
    moves, false_alarms = CASTS[name], 0
    for seed in range(200):
        dice = random.Random(seed)  # noqa: S311
        turns = []
        for _ in range(40):
            calls, answers = (dice.random() < 0.5 for _ in range(2))
            pair = coded(*moves[:1] * calls), coded(*moves[1:] * answers)
            turns += [("A", pair[0]), ("B", pair[1])] * 3
        messages, codes = talk(turns, of_an_episode=6)
        found = patterns_in(conversation_of(messages, codes, me="A"))
        false_alarms += any(one.stands_out for one in found)
    assert false_alarms <= 10


def test_few_pairs_are_no_pattern() -> None:
    assert not named(rounds("criticism", "defensiveness", count=4, share=1.0))


def test_examples_begin_with_my_own_turns() -> None:
    messages, codes = talk(rounds("contempt", "criticism", share=0.7))
    found = conversation_of(messages, codes, me="B")
    first = next(one for one in patterns_in(found) if one.name == "mutual attack")
    sides = [found.episodes[episode][turn].side for episode, turn in first.examples]
    assert sides == sorted(sides)
    assert len(first.examples) == first.pairing.count
