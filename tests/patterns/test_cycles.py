"""Patterns are named with the right roles, and where nothing but chance is, none is."""

from __future__ import annotations

import random

import pytest

from halfway.patterns.cycles import CYCLES, Pattern, patterns_in
from halfway.patterns.talk import conversation_of
from tests.patterns.talks import rounds, talk

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


def test_few_pairs_are_no_pattern() -> None:
    assert not named(rounds("criticism", "defensiveness", count=4, share=1.0))


def test_examples_begin_with_my_own_turns() -> None:
    messages, codes = talk(rounds("contempt", "criticism", share=0.7))
    found = conversation_of(messages, codes, me="B")
    first = next(one for one in patterns_in(found) if one.name == "mutual attack")
    sides = [found.episodes[episode][turn].side for episode, turn in first.examples]
    assert sides == sorted(sides)
    assert len(first.examples) == first.pairing.count
