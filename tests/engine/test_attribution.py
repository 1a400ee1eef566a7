"""The words that make a move are found by leaving others out, on a reader whose reasons we know."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import NDArray

from halfway.engine.attribution import sentence_of, span_of
from halfway.text import sentences


def counts_idiot(texts: Sequence[str]) -> NDArray[np.float32]:
    """A stand-in whose only output is how often “idiot” stands in a text."""
    return np.array([[text.count("idiot")] for text in texts], np.float32)


def test_finds_the_sentence() -> None:
    parts = sentences("We ate at six. You were an idiot about it. Then we left.")
    assert sentence_of(parts, 0, counts_idiot) == 1


@pytest.mark.parametrize("before", ["", "Yesterday we had soup. "])
def test_the_span_holds_the_telling_word_and_not_the_whole_sentence(before: str) -> None:
    text = before + "When we came home from the shop you called me an idiot and then we had dinner"
    part = sentences(text)[-1]
    start, end = span_of(part, 0, counts_idiot)
    assert "idiot" in text[start:end]
    assert "shop" not in text[start:end]
    assert "dinner" not in text[start:end]


def test_a_short_sentence_is_shown_whole() -> None:
    text = "You idiot, go home"
    assert span_of(sentences(text)[0], 0, counts_idiot) == (0, len(text))


def test_where_no_word_tells_the_sentence_is_shown_whole() -> None:
    text = "There is nothing in here that this reader could ever name at all"
    assert span_of(sentences(text)[0], 0, counts_idiot) == (0, len(text))


@given(st.lists(st.sampled_from(["idiot", "you’re", "ok", "soooo", "🙄", "a"]), min_size=1))
def test_spans_lie_inside_the_text(words: list[str]) -> None:
    text = " ".join(words)
    for part in sentences(text):
        start, end = span_of(part, 0, counts_idiot)
        assert part.start <= start < end <= part.end
