"""Ways that were left are kept once, and not where they are but the beginning of another."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from halfway.rehearsal.ways import kept, shared

turns = st.lists(st.sampled_from("ab"), max_size=4).map(tuple)


def of_words(left: list[tuple[str, ...]], now: tuple[str, ...]) -> tuple[tuple[str, ...], ...]:
    return kept(left, now, turns=lambda way: way)


def test_the_beginning_of_the_way_now_is_not_kept() -> None:
    assert of_words([("a",), ("b",)], ("a", "c")) == (("b",),)


def test_the_beginning_of_another_way_is_not_kept() -> None:
    assert of_words([("a",), ("a", "b")], ("c",)) == (("a", "b"),)


def test_the_way_now_is_none_that_was_left_and_none_is_kept_twice() -> None:
    assert of_words([("a",), ("b",), ("a",)], ("b",)) == (("a",),)


@given(turns, turns)
def test_shared_turns_are_the_common_beginning(
    one: tuple[str, ...], other: tuple[str, ...]
) -> None:
    n = shared(one, other)
    assert one[:n] == other[:n]
    assert n == shared(other, one)
    assert n in (len(one), len(other)) or one[n] != other[n]


@given(st.lists(turns), turns)
def test_what_is_kept_was_left(left: list[tuple[str, ...]], now: tuple[str, ...]) -> None:
    found = of_words(left, now)
    assert set(found) <= set(left) - {now}
    assert len(found) == len(set(found))
