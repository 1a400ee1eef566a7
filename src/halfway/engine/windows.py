"""Cuts a text into windows: neighbouring sentences that the trained reader reads together."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from halfway.engine.prepared import prepared
from halfway.text import Sentence

MOST_WORDS = 60
MOST_SENTENCES = 4
"""What the network was trained on: messages of up to four sentences."""


@dataclass(frozen=True, slots=True)
class Window:
    """Sentences `first` up to but not including `last`, and their words as the network reads them."""

    first: int
    last: int
    words: str


def windows(parts: Sequence[Sentence]) -> list[Window]:
    """Windows that cover all sentences, in order, without overlap; none for an empty text."""
    bounds: list[tuple[int, int]] = []
    first = words = 0
    for index, part in enumerate(parts):
        more = part.canonical.count(" ") + 1
        full = words + more > MOST_WORDS or index - first == MOST_SENTENCES
        if full and index > first:
            bounds.append((first, index))
            first, words = index, 0
        words += more
    if parts:
        bounds.append((first, len(parts)))
    return [Window(first, last, prepared(parts[first:last])) for first, last in bounds]
