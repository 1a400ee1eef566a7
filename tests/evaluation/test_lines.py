"""The labelled set keeps its promises: how much, by whom, and nothing from a template."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from pathlib import Path

import pytest

from halfway.conversation import MOVES, SIGNALS
from halfway.evaluation.lines import (
    PATTERNS,
    Message,
    danger_lines,
    messages,
    openings,
    talks,
    writers,
)

DATA = Path(__file__).parent.parent.parent / "training" / "moves" / "data"
WRITERS = sorted(writers(DATA))
ALL = [line for writer in WRITERS for line in messages(DATA, writer)]
FUNCTION_WORDS = frozenset(
    [
        "i",
        "you",
        "we",
        "he",
        "she",
        "it",
        "they",
        "me",
        "my",
        "your",
        "our",
        "us",
        "a",
        "an",
        "the",
        "to",
        "of",
        "in",
        "on",
        "at",
        "for",
        "with",
        "and",
        "or",
        "but",
        "so",
        "if",
        "that",
        "this",
        "is",
        "am",
        "are",
        "was",
        "were",
        "be",
        "been",
        "do",
        "did",
        "does",
        "don't",
        "not",
        "no",
        "never",
        "always",
        "just",
        "can",
        "could",
        "will",
        "would",
        "should",
        "have",
        "has",
        "had",
        "when",
        "what",
        "why",
        "how",
        "about",
        "feel",
        "like",
        "need",
        "want",
        "get",
        "from",
    ]
)


def test_there_are_enough_lines() -> None:
    assert len(ALL) >= 5000
    assert sum(not line.moves for line in ALL) >= 1200
    assert sum(bool(line.near) for line in ALL) >= 1500
    assert 0.27 <= sum(line.topic == "therapy" for line in ALL) / len(ALL) <= 0.5
    assert sum(len(openings(DATA, writer)) for writer in WRITERS) >= 800
    assert sum(len(danger_lines(DATA, writer)) for writer in WRITERS) >= 900
    assert sum(len(talks(DATA, writer)) for writer in WRITERS) >= 80
    assert len(WRITERS) >= 10


@pytest.mark.parametrize("move", MOVES)
def test_each_move_is_in_enough_lines_of_both_splits(move: str) -> None:
    known = writers(DATA)
    lines = Counter(known[line.writer].split for line in ALL if move in line.moves)
    assert lines.total() >= 250
    assert lines["test"] >= 40


def test_openings_cover_every_level() -> None:
    lines = [line for writer in WRITERS for line in openings(DATA, writer)]
    for level in range(1, 6):
        assert sum(line.harshness == level for line in lines) >= 100
    for level in range(4):
        assert sum(line.directness == level for line in lines) >= 100


def test_danger_has_every_signal_and_near_misses() -> None:
    lines = [line for writer in WRITERS for line in danger_lines(DATA, writer)]
    for signal in SIGNALS:
        assert sum(signal in line.signals for line in lines) >= 40
    assert sum(not line.signals for line in lines) >= 400


def test_talks_show_every_pattern() -> None:
    shown = Counter(talk.pattern for writer in WRITERS for talk in talks(DATA, writer))
    assert all(shown[pattern] >= 10 for pattern in PATTERNS)


def test_no_line_is_in_two_writers_hands() -> None:
    seen: dict[str, str] = {}
    for line in ALL:
        if len(line.text.split()) > 6:
            assert seen.setdefault(line.text.lower(), line.writer) == line.writer


@pytest.mark.parametrize("writer", WRITERS)
def test_no_near_duplicates(writer: str) -> None:
    mine = [line for line in ALL if line.writer == writer]
    grams = [trigrams(line) for line in mine]
    holders: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for index, own in enumerate(grams):
        shared = Counter(other for gram in own for other in holders[gram])
        for other, count in shared.items():
            assert count / len(own | grams[other]) <= 0.4, (mine[index].text, mine[other].text)
        for gram in own:
            holders[gram].append(index)


@pytest.mark.parametrize("writer", WRITERS)
def test_no_frame_is_used_again_and_again(writer: str) -> None:
    frames = Counter(frame(line.text) for line in ALL if line.writer == writer)
    frames.pop((), None)
    assert {one: count for one, count in frames.items() if count > 2} == {}


def trigrams(line: Message) -> frozenset[tuple[str, ...]]:
    words = words_of(line.text)
    return frozenset(tuple(words[at : at + 3]) for at in range(len(words) - 2)) or frozenset(
        [tuple(words)]
    )


def frame(text: str) -> tuple[str, ...]:
    """The first nine words with all but function words blanked; empty where that says little."""
    words = words_of(text)
    shape = tuple(word if word in FUNCTION_WORDS else "_" for word in words[:9])
    return shape if len(words) >= 5 and sum(word != "_" for word in shape) >= 3 else ()


def words_of(text: str) -> list[str]:
    return re.findall(r"[\w']+", text.lower().replace("’", "'"))
