"""Windows cover every sentence once, and are no longer than what the network was trained on."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from halfway.engine.windows import MOST_SENTENCES, MOST_WORDS, windows
from halfway.text import sentences

TEXTS = st.lists(
    st.sampled_from(["You never listen.", "ok", "Could we talk on Sunday?", "so " * 70 + "."]),
    max_size=12,
).map(" \n".join)


@given(TEXTS)
def test_windows_cover_all_sentences_in_order(text: str) -> None:
    parts = sentences(text)
    covered = [index for one in windows(parts) for index in range(one.first, one.last)]
    assert covered == list(range(len(parts)))


@given(TEXTS)
def test_windows_are_short_unless_one_sentence_is_long(text: str) -> None:
    parts = sentences(text)
    for one in windows(parts):
        assert one.last - one.first <= MOST_SENTENCES
        words = sum(part.canonical.count(" ") + 1 for part in parts[one.first : one.last])
        assert words <= MOST_WORDS or one.last - one.first == 1


def test_an_edit_at_the_end_leaves_the_first_window_as_it_was() -> None:
    text = "One. Two. Three. Four. Five. Six."
    before, after = windows(sentences(text)), windows(sentences(text + " Seven."))
    assert before[0] == after[0]


def test_an_empty_text_has_no_window() -> None:
    assert windows(sentences("  \n ")) == []
