"""Offsets always point into the text as typed, whatever people type."""

from __future__ import annotations

import re
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from halfway.text import LONGEST_SENTENCE, canonical_form, sentences, tokens, word_count

HARD_TEXT = st.text(
    alphabet=st.one_of(
        st.sampled_from(
            "youYOU neverdon'’t “”\"…—–.!?,\n\r\t 👩‍❤️‍👨🙄\u200d\ufe0f\u202a\u202e\u0301\u00adéİß"
        ),
        st.characters(),
    ),
    max_size=200,
)


def canonical(text: str) -> str:
    return canonical_form(text)[0]


def words_and_origins(text: str) -> list[tuple[str, str]]:
    return [
        (match.group(), text[slice(*part.original(*match.span()))])
        for part in sentences(text)
        for match in re.finditer(r"\w+", part.canonical)
    ]


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("You’re", "you are"),
        ("DON'T", "do not"),
        ("can't won't shan’t", "can not will not shall not"),
        ("cannot", "can not"),
        ("ur so selfish", "you are so selfish"),
        ("ur phone", "your phone"),
        ("u dont care", "you do not care"),
        ("idk tbh", "i do not know to be honest"),
        ("sooooo tired", "so tired"),
        ("nooo stoppp", "no stop"),
        ("“hi” – he said…", '"hi" - he said...'),
        ("it's what's there's", "it is what is there is"),
        ("let's go", "let us go"),
        ("John's car", "john's car"),
        ("I'd go", "i'd go"),
        ("y\u0301ou", "you"),
        ("so\u200bft", "soft"),
        ("𝐲𝐨𝐮 are", "you are"),
        ("two  spaces\there", "two spaces here"),
        ("run and curl up", "run and curl up"),
    ],
)
def test_writes_out_what_people_mean(typed: str, meant: str) -> None:
    assert canonical(typed) == meant


def test_written_out_words_point_to_what_was_typed() -> None:
    assert words_and_origins("🙄🙄 u dont CARE…") == [
        ("you", "u"),
        ("do", "dont"),
        ("not", "dont"),
        ("care", "CARE"),
    ]


def test_a_span_takes_its_joined_marks_along() -> None:
    text = "cafe\u0301 is nice"
    (part,) = sentences(text)
    start, end = part.original(0, 4)
    assert text[start:end] == "cafe\u0301"


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("One. Two! Three?", ["One.", "Two!", "Three?"]),
        ("Mr. Jones came at 5 p.m. today.", ["Mr. Jones came at 5 p.m. today."]),
        ("wait... what. ok", ["wait... what.", "ok"]),
        ("line one\r\nline two\n\nline three", ["line one", "line two", "line three"]),
        ("He said “stop!” Then he left.", ["He said “stop!”", "Then he left."]),
        ("no full stop at all and on it goes", ["no full stop at all and on it goes"]),
        ("3.5 hours", ["3.5 hours"]),
        ("Stop!🙄 Go", ["Stop!", "🙄 Go"]),
        ("   ", []),
        ("", []),
    ],
)
def test_splits_sentences(text: str, parts: list[str]) -> None:
    assert [part.text for part in sentences(text)] == parts


@pytest.mark.parametrize("text", ["Why?", "why would you", "so can you come", "You did what?!"])
def test_knows_a_question(text: str) -> None:
    assert sentences(text)[0].is_question


@pytest.mark.parametrize("text", ["I know why.", "You never ask", "whyever"])
def test_knows_what_is_no_question(text: str) -> None:
    assert not sentences(text)[0].is_question


@given(HARD_TEXT)
def test_every_span_lies_inside_its_sentence(text: str) -> None:
    for part in sentences(text):
        assert text[part.start : part.end] == part.text
        for place in range(len(part.canonical)):
            start, end = part.original(place, place + 1)
            assert part.start <= start <= end <= part.end


@given(HARD_TEXT)
def test_spans_keep_their_order(text: str) -> None:
    for part in sentences(text):
        starts = [part.original(place, place + 1)[0] for place in range(len(part.canonical))]
        assert starts == sorted(starts)


@given(HARD_TEXT)
def test_sentences_leave_out_nothing_but_blanks(text: str) -> None:
    parts = sentences(text)
    outside = text
    for part in reversed(parts):
        outside = outside[: part.start] + outside[part.end :]
    assert not outside.strip()
    assert all(part.end - part.start <= LONGEST_SENTENCE for part in parts)


@given(HARD_TEXT)
def test_tokens_point_at_themselves(text: str) -> None:
    for token in tokens(text):
        assert text[token.start : token.end] == token.text


def test_an_emoji_with_joiners_is_one_token() -> None:
    assert [token.text for token in tokens("hi 👩‍❤️‍👨!")] == ["hi", "👩‍❤️‍👨", "!"]


def test_counts_words_only() -> None:
    assert word_count("I don't know – 🙄 ok, 20 minutes.") == 6


def test_the_same_word_many_times_is_read_at_once() -> None:
    """An ambiguous pattern took twice as long for each further “so”."""
    started = time.process_time()
    sentences("so " * 3000 + "why?")
    assert time.process_time() - started < 1
