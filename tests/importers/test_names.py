"""Which words before a colon are names."""

from __future__ import annotations

import pytest

from halfway.importers import names as module
from halfway.importers.names import Heads, Names, is_like_name


def names_of(*heads: str, sure: tuple[str, ...] = ()) -> Names:
    found = Heads()
    for head in heads:
        found.add(head)
    for head in sure:
        found.add(head, sure=True)
    return found.names()


def test_those_that_come_back_are_names() -> None:
    found = names_of("Kim", "Listen", "Alex", "Kim", "Alex")
    assert [found.speaker(one) for one in ("Kim", "Alex", "Listen")] == ["Kim", "Alex", None]


def test_the_other_words_are_counted() -> None:
    found = names_of("Kim", "Kim", "Alex", "Alex")
    assert found.warnings() == []
    for one in ("Listen", "PS", "Listen", "One thing", "More"):
        found.speaker(one)
    (sentence,) = found.warnings()
    assert "5 lines look" in sentence
    assert '("Listen", "PS", "One thing")' in sentence


def test_in_a_short_talk_those_that_look_like_names_are() -> None:
    found = names_of("Kim", "one thing", "Alex", "Kim")
    assert (found.has("Alex"), found.has("one thing")) == (True, False)
    assert found.warnings() == []


def test_in_a_talk_of_two_lines_both_are() -> None:
    found = names_of("Me", "my mum")
    assert len(found) == 2


def test_where_the_second_name_is_in_doubt_all_are_kept_and_said() -> None:
    found = names_of("Kim", "Listen", "Alex", "Kim")
    assert len(found) == 3
    assert found.warnings() == [
        'Please check whether these are people, each is named once: "Listen", "Alex".'
    ]


def test_what_the_file_says_is_sure() -> None:
    found = names_of("Ben", "Ben", sure=("Ana", "Zoë"))
    assert all(found.has(one) for one in ("Ana", "Zoë", "Ben"))


def test_large_letters_and_blanks_make_no_other_person() -> None:
    found = names_of("Kim Lee", "KIM  LEE", "Alex", "Alex")
    assert found.speaker("kim lee ") == "Kim Lee"
    assert len(found) == 2


def test_heads_without_end_are_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "MOST_HEADS", 3)
    found = Heads()
    for number in range(50):
        found.add("Kim")
        found.add(f"Line {number}")
    assert len(found.counts) == 3
    assert found.names().has("Kim")


@pytest.mark.parametrize(
    ("head", "expected"),
    [
        ("Kim Lee", True),
        ("Speaker 1", True),
        ("李", True),
        ("one thing", False),
        ("One thing", False),
    ],
)
def test_a_name_begins_large(head: str, expected: bool) -> None:
    assert is_like_name(head) is expected
