"""The words that make a move are those that its output looks at, wherever they stand in a window."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from halfway.conversation import MOVES
from halfway.engine.attribution import sentence_of, span_of
from halfway.engine.model import Look, Network
from halfway.engine.prepared import prepared
from halfway.text import sentences
from halfway.trained import READER, folder

FEELING = MOVES.index("feeling")
NEED = MOVES.index("need")


@pytest.fixture(scope="module")
def network() -> Network:
    return Network(folder(READER))


def look_at(network: Network, text: str) -> Look:
    return network.begun([prepared(sentences(text))])()[0]


def test_finds_the_sentence(network: Network) -> None:
    text = "We ate at six. I am so lonely these days. Then we left."
    assert sentence_of(sentences(text), FEELING, look_at(network, text)) == 1


@pytest.mark.parametrize("before", ["", "Yesterday we had soup. ", "So nice 😂😂 that day was. "])
def test_the_span_holds_the_telling_word_and_not_the_whole_sentence(
    network: Network, before: str
) -> None:
    text = (
        before + "I'm terrified even typing that, and the bus to the shop leaves at six on Monday."
    )
    parts = sentences(text)
    index = len(parts) - 1
    start, end = span_of(parts, index, FEELING, look_at(network, text))
    assert "terrified" in text[start:end]
    assert "Monday" not in text[start:end]


def test_each_move_has_its_own_place(network: Network) -> None:
    text = (
        "I'm sad about the dishes most of the week. I need twenty minutes of help from you tonight."
    )
    parts, look = sentences(text), look_at(network, text)
    assert sentence_of(parts, FEELING, look) == 0
    assert sentence_of(parts, NEED, look) == 1


def test_no_span_ends_with_a_word_that_joins(network: Network) -> None:
    text = "I am so sad and the bus and the car and the train and the boat and the plane are late."
    start, end = span_of(sentences(text), 0, FEELING, look_at(network, text))
    assert text[start:end].startswith("I am so sad")
    assert text[start:end].rsplit(maxsplit=1)[-1] not in ("and", "the")


def test_a_short_sentence_is_shown_whole(network: Network) -> None:
    text = "I am sad, go home"
    assert span_of(sentences(text), 0, FEELING, look_at(network, text)) == (0, len(text))


def test_a_sentence_beyond_what_is_read_is_shown_whole(network: Network) -> None:
    text = "I am sad. " + "word " * 120 + "and more words than anybody could read at once"
    parts = sentences(text)
    start, end = span_of(parts[:1] * 60 + parts[-1:], 60, FEELING, look_at(network, "sad " * 200))
    assert (start, end) == (parts[-1].start, parts[-1].end)


@given(st.lists(st.sampled_from(["sad", "you’re", "ok", "soooo", "🙄", "a", "I."]), min_size=1))
def test_spans_lie_inside_the_sentence(network: Network, words: list[str]) -> None:
    text = " ".join(words)
    parts = sentences(text)[:4]
    look = network.begun([prepared(parts)])()[0]
    for index, part in enumerate(parts):
        start, end = span_of(parts, index, FEELING, look)
        assert part.start <= start < end <= part.end
