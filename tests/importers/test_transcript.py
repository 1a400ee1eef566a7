"""Transcripts: a turn begins where a name stands, and nowhere else; all words are kept."""

from __future__ import annotations

import re
from collections import Counter
from datetime import datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from halfway.importers import transcript
from halfway.importers.captions import START
from halfway.importers.record import NO_CHOICES, Record
from halfway.importers.source import Source


def read(text: str) -> tuple[list[Record], list[str]]:
    warnings: list[str] = []
    source = Source.of_bytes("talk.txt", text.encode())
    assert transcript.detect(source)
    return list(transcript.read(source, NO_CHOICES, warnings.append)), warnings


def said(text: str) -> list[tuple[str, str]]:
    return [(one.speaker or one.kind, one.text) for one in read(text)[0]]


def clock(text: str) -> list[str]:
    return [f"{one.at - START}" for one in read(text)[0] if one.at]


def test_lines_with_a_colon_go_on_with_what_was_said() -> None:
    text = (
        "Kim: You never help.\nOne thing: stop it\nAlex: I do.\nListen: I did the dishes\n"
        "Kim: No.\nAlex: Yes"
    )
    assert said(text) == [
        ("Kim", "You never help.\nOne thing: stop it"),
        ("Alex", "I do.\nListen: I did the dishes"),
        ("Kim", "No."),
        ("Alex", "Yes"),
    ]
    assert "2 lines look like the beginning of a turn" in read(text)[1][-1]


def test_a_name_that_comes_late_in_a_long_talk_is_known() -> None:
    text = "Kim: a\nAlex: b\n" * 500 + "Sam: c\nKim: a\nSam: d\n"
    assert Counter(who for who, _ in said(text)) == {"Kim": 501, "Alex": 500, "Sam": 2}


def test_a_known_name_needs_no_blank_behind_its_colon() -> None:
    assert said("Kim: a\nAlex: b\nKim:c\nhttp://x.y\nAlex: d") == [
        ("Kim", "a"),
        ("Alex", "b"),
        ("Kim", "c\nhttp://x.y"),
        ("Alex", "d"),
    ]


def test_a_name_without_words_is_kept() -> None:
    assert said("Kim: a\nAlex:\nKim: b\nAlex: c")[1] == ("unread", "Alex:")


def test_words_may_begin_on_the_next_line() -> None:
    assert said("Kim:\nhello\n\nAlex:\nhi\nyou") == [("Kim", "hello"), ("Alex", "hi\nyou")]


OTTER = (
    "Kim Lee  0:03\nThe holidays.\nLet's say we leave at 5:30\nand we are back at 9:15\n\n"
    "Alex Ray  0:22\nFine.\n\nKim Lee  0:40\nGood.\n\nAlex Ray  1:02:10\nBye.\n"
)


def test_a_line_that_ends_in_a_time_is_kept() -> None:
    found, warnings = read(OTTER)
    assert found[0] == Record(
        START + timedelta(seconds=3),
        "Kim Lee",
        "The holidays.\nLet's say we leave at 5:30\nand we are back at 9:15",
    )
    assert {one.speaker for one in found} == {"Kim Lee", "Alex Ray"}
    assert "2 lines look" in warnings[-1]


def test_names_need_no_blank_line_if_they_come_back() -> None:
    assert said(OTTER.replace("\n\n", "\n")) == said(OTTER)


def test_two_numbers_of_a_recording_are_minutes() -> None:
    assert clock(OTTER) == ["0:00:03", "0:00:22", "0:00:40", "1:02:10"]


def test_with_am_and_pm_they_are_hours() -> None:
    text = "Kim Lee  12:02 AM\na\n\nAlex Ray  11:30 a.m.\nb\n\nKim Lee  1:05\u202fPM\nc\n"
    assert clock(text) == ["0:02:00", "11:30:00", "13:05:00"]


def test_after_midnight_the_next_day_begins() -> None:
    text = "Kim Lee  11:58 PM\na\n\nAlex Ray  12:03 AM\nb\n\nKim Lee  12:04 AM\nc\n"
    assert [one.at for one in read(text)[0]][1] == datetime(2000, 1, 2, 0, 3)  # noqa: DTZ001


@pytest.mark.parametrize("head", ["[{}] {}:", "{} {}:", "({}) {}:", "{1} ({0}):", "{1} [{0}]:"])
def test_times_around_the_name(head: str) -> None:
    text = "".join(
        head.format(at, who) + f" it is {at}\n"
        for at, who in (("10:02", "Kim"), ("10:03", "Alex"), ("10:04", "Kim"), ("10:05", "Alex"))
    )
    assert said(text)[:2] == [("Kim", "it is 10:02"), ("Alex", "it is 10:03")]
    assert clock(text) == ["10:02:00", "10:03:00", "10:04:00", "10:05:00"]
    assert "10:02 are read as hours and minutes" in read(text)[1][0]


def test_a_name_with_a_day_behind_it_is_not_guessed_at() -> None:
    text = "Kim Lee 5/3/2024 10:02 AM\na\nAlex 5/3/2024 10:03 AM\nb\n" * 3
    assert not transcript.detect(Source.of_bytes("x", text.encode()))


def test_the_chat_of_zoom_with_words_on_the_next_line() -> None:
    text = (
        "10:02:11 From Kim to Everyone:\n\thello all\n"
        "10:02:15 From  Alex  To  Everyone:\n\thi\n\t9:30 dinner: pizza\n"
        "10:03:15 From Alex to Kim(Direct Message):\n\tsecret\n"
    )
    assert said(text) == [
        ("Kim", "hello all"),
        ("Alex", "hi\n9:30 dinner: pizza"),
        ("Alex", "secret"),
    ]
    assert clock(text)[0] == "10:02:11"


def test_what_zoom_quotes_is_not_said_again() -> None:
    text = (
        "10:02:11 From Kim to Everyone:\n\tI feel alone\n"
        '10:02:15 From Alex to Everyone:\n\tReplying to "I feel alone"\n\n\tI am here\n'
        '10:02:19 From Kim to Everyone:\n\tReacted to "I am here" with 👍\n'
    )
    assert said(text) == [
        ("Kim", "I feel alone"),
        ("notice", 'Replying to "I feel alone"'),
        ("Alex", "I am here"),
        ("notice", 'Reacted to "I am here" with 👍'),
    ]


word = st.text(st.sampled_from("abcXYZ é'"), min_size=1, max_size=12)
line = st.one_of(
    word,
    st.builds("{}: {}".format, word, word),
    st.builds("{} {}:30".format, word, st.integers(1, 12)),
)


@settings(max_examples=150, deadline=None)
@given(st.lists(st.tuples(st.sampled_from(["Kim", "Alex"]), st.lists(line)), min_size=4))
def test_no_word_is_lost(talk: list[tuple[str, list[str]]]) -> None:
    text = "".join(f"{who}: so\n" + "".join(f"{more}\n" for more in said) for who, said in talk)
    source = Source.of_bytes("talk.txt", text.encode())
    found = list(transcript.read(source, NO_CHOICES, lambda _: None))
    kept = " ".join(f"{one.speaker} {one.text}" for one in found)
    assert words_in(kept) == words_in(text)


def words_in(text: str) -> Counter[str]:
    """All words but numbers: the time of a head that is read becomes the record's moment."""
    return Counter(re.findall(r"[^\W\d]+", text))
