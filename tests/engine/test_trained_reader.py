"""Rules and network together: one probability, reasons, and words that were waved away."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from halfway.conversation import MOVES
from halfway.engine.dismissed import Dismissed, canonical_words
from halfway.engine.joined import READS_AS
from halfway.engine.trained_reader import default_reader
from halfway.text import _canonical

SARCASTIC = "Oh brilliant, another evening of you and your phone, what a treat for me."


def test_sees_what_no_rule_sees_and_says_how_sure() -> None:
    (reading,) = default_reader().read([SARCASTIC])
    mine = [one for one in reading.findings if one.rule.startswith(READS_AS)]
    assert mine
    assert all(one.says.startswith("This reads as ") for one in mine)
    assert all(one.text == SARCASTIC[one.start : one.end] for one in mine)


def test_named_moves_are_probable_and_in_order() -> None:
    (reading,) = default_reader().read(["I'm sorry I shouted. I was scared. Shall we start over?"])
    assert {"ownership", "feeling", "repair"} <= set(reading.named)
    assert list(reading.named) == [move for move in MOVES if move in reading.named]


def test_code_agrees_with_read() -> None:
    texts = ["You never listen to me.", SARCASTIC, "Thank you for waiting up for me last night."]
    reader = default_reader()
    for reading, coded in zip(reader.read(texts), reader.code(texts), strict=True):
        assert coded.named == reading.named
        assert coded.moves == pytest.approx(tuple(reading.moves.values()), abs=1e-3)


def test_a_flag_of_the_network_waved_away_weighs_nothing() -> None:
    reader = default_reader()
    (before,) = reader.read([SARCASTIC])
    always = frozenset(
        (one.rule, canonical_words(one.text)) for one in before.findings if "reads_as" in one.rule
    )
    (after,) = reader.read([SARCASTIC], Dismissed(always=always))
    assert not [one for one in after.findings if (one.rule, canonical_words(one.text)) in always]
    assert after.opening.harshness < before.opening.harshness


def test_nothing_is_remembered_after_forgetting() -> None:
    reader = default_reader()
    reader.read(["a most private sentence"])
    assert any("private" in words for words in reader._once._kept)
    reader.forget()
    assert not reader._once._kept
    assert _canonical.cache_info().currsize == 0


@settings(max_examples=40, deadline=None)
@given(st.text(max_size=120))
def test_any_text_is_read_and_spans_fit(text: str) -> None:
    (reading,) = default_reader().read([text])
    assert set(reading.moves) == set(MOVES)
    assert all(0 <= p <= 1 for p in reading.moves.values())
    for one in reading.findings:
        assert text[one.start : one.end] == one.text


def test_each_place_is_as_hard_as_the_words_around_it() -> None:
    soft = "I love our Sundays. Thank you for the soup. We had a good walk. The light was lovely. "
    hard = "You are a disgusting liar and you make me sick."
    here, there = default_reader().harshness_at(soft + hard, [0, len(soft)])
    assert here < 2 < there


def test_words_of_our_own_are_read_once_for_good() -> None:
    reader = default_reader()
    words = ["Could we talk about it tonight?", "I felt alone.", "Could we talk about it tonight?"]
    coded = reader.code_own(words)
    assert coded == reader.code(words)
    reader.forget()
    assert not reader._once._kept
    assert reader.code_own(words) == coded
    assert not reader._once._kept
