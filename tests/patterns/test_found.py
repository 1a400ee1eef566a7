"""Takes no side: swapping the speakers swaps every figure, and names change nothing."""

from __future__ import annotations

from dataclasses import asdict, replace
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from halfway.conversation import MOVES
from halfway.patterns.found import Found, found_in
from halfway.patterns.openings import openings_of
from halfway.patterns.talk import ME, THEM
from tests.patterns.talks import coded, fights, rounds, talk

turns = st.lists(
    st.tuples(
        st.sampled_from("AB"),
        st.lists(st.sampled_from(MOVES), max_size=2, unique=True).map(lambda moves: coded(*moves)),
    ),
    min_size=45,
    max_size=120,
).filter(lambda one: len({who for who, _ in one}) == 2)


def figures(found: Found) -> list[dict[str, Any]]:
    return [
        {
            "name": one.name,
            "roles": (one.me, one.them),
            "p": one.p_adjusted,
            "compared": one.compared,
            "fills": one in found.fills,
            **asdict(one.filled),
            **{f"pairing_{name}": value for name, value in asdict(one.pairing).items()},
        }
        for one in (*found.patterns, *found.fills)
    ]


whole_talks = st.lists(
    st.tuples(st.sampled_from(MOVES), st.sampled_from(MOVES), st.integers(1, 4)),
    min_size=8,
    max_size=24,
).map(
    lambda kinds: [
        turn
        for mine, theirs, pairs in kinds
        for turn in [("A", coded(mine)), ("B", coded(theirs))] * pairs
    ]
)


@settings(max_examples=60, deadline=None)
@given(turns | whole_talks, st.sampled_from([2, 6, 20]))
def test_swapping_the_speakers_swaps_everything(talked, length: int) -> None:  # type: ignore[no-untyped-def]
    messages, codes = talk(talked, of_an_episode=length)
    swapped = [one._replace(speaker="B" if one.speaker == "A" else "A") for one in messages]
    mine, theirs = found_in(messages, codes, me="A"), found_in(swapped, codes, me="A")
    other = found_in(messages, codes, me="B")
    assert figures(theirs) == figures(other)
    assert theirs.my_side == other.my_side
    assert theirs.openings == other.openings
    key = lambda one: (one["name"], one["roles"])  # noqa: E731
    turned = [{**one, "roles": one["roles"][::-1]} for one in figures(other)]
    assert sorted(turned, key=key) == sorted(figures(mine), key=key)
    assert openings_of(mine.talk, THEM) == openings_of(other.talk, ME)


@settings(max_examples=25, deadline=None)
@given(turns, st.sampled_from([("Ana", "Ben"), ("李", "محمد"), ("x", "X")]))
def test_other_names_change_nothing(talked, names) -> None:  # type: ignore[no-untyped-def]
    messages, codes = talk(talked)
    renamed = [one._replace(speaker=names["AB".index(one.speaker)]) for one in messages]
    one, other = found_in(messages, codes, me="A"), found_in(renamed, codes, me=names[0])
    assert figures(one) == figures(other)
    assert one.my_side == other.my_side


def test_danger_holds_everything_back_until_it_was_seen() -> None:
    messages, codes = talk(rounds("criticism", "defensiveness"))
    codes[7] = replace(codes[7], danger=("fear",))
    found = found_in(messages, codes, me="A")
    assert found.is_held_back
    assert found.danger == ((7, "fear"),)
    assert (found.patterns, found.my_side, found.openings) == ((), None, None)


def test_once_danger_was_read_only_what_i_do_is_there() -> None:
    messages, codes = talk(rounds("criticism", "defensiveness"))
    codes[7] = replace(codes[7], danger=("fear",))
    found = found_in(messages, codes, me="A", danger_was_seen=True)
    assert found.is_mine_only
    assert not found.is_held_back
    assert (found.patterns, found.fills, found.openings) == ((), (), None)
    mine = found.my_side
    assert mine is not None
    assert mine.mine[0][0] == "criticism"
    assert (mine.feeds, mine.helps, mine.theirs_toward) == ((), (), ())
    assert mine.my_repairs.tried + mine.their_repairs.tried == 0


def test_one_argument_fills_its_talk_and_is_compared_with_nothing() -> None:
    messages, codes = fights("criticism", "defensiveness", fights=1, calm=0, pairs=12)
    found = found_in(messages, codes, me="B")
    assert not any(one.stands_out for one in found.patterns)
    (fill,) = found.fills
    assert (fill.name, fill.me, fill.them) == ("criticise/defend", "defends", "criticises")
    assert (fill.filled.count, fill.filled.of, fill.filled.of_talks) == (12, 12, 1)


def test_what_is_named_against_chance_is_not_told_again_as_a_count() -> None:
    messages, codes = fights("criticism", "defensiveness")
    found = found_in(messages, codes, me="A")
    assert [one.name for one in found.patterns if one.stands_out] == ["criticise/defend"]
    assert found.fills == ()


def test_a_short_talk_says_that_it_is_too_short() -> None:
    messages, codes = talk(rounds("criticism", "defensiveness", count=5))
    found = found_in(messages, codes, me="A", missing={"left_out": 3})
    assert not found.patterns
    assert found.limits[0][0] == "few"
    assert ("left_out", 3) in found.limits


def test_what_feeds_it_from_my_side() -> None:
    messages, codes = talk(rounds("criticism", "defensiveness"))
    mine = found_in(messages, codes, me="A").my_side
    assert mine is not None
    assert [one.move for one in mine.feeds] == ["criticism"]
    theirs = found_in(messages, codes, me="B").my_side
    assert theirs is not None
    assert "defensiveness" not in [one.move for one in theirs.feeds]


def test_repairs_tried_and_taken_up() -> None:
    messages, codes = talk(rounds("repair", "validation", share=1.0, count=30))
    mine = found_in(messages, codes, me="A").my_side
    assert mine is not None
    assert (mine.my_repairs.tried, mine.my_repairs.taken_up) == (30, 30)
    assert mine.their_repairs.tried == 0


def test_a_repair_is_taken_up_when_no_word_against_comes_back() -> None:
    answers = [coded(), coded("appreciation"), coded("criticism")]
    turns = [("A", coded()), ("B", coded())] * 20
    for answer in answers:
        turns += [("A", coded("repair")), ("B", answer)]
    messages, codes = talk([*turns, ("A", coded("repair"))])
    mine = found_in(messages, codes, me="A").my_side
    assert mine is not None
    assert (mine.my_repairs.tried, mine.my_repairs.taken_up) == (4, 2)
