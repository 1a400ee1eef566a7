"""Finds the words that make a move where no rule names them: those that its output looks at most.

Each output of the network has its own attention over the words, so one reading of a window tells for
every move where it stands. Leaving stretches out and reading again finds no better places, and costs
three more rounds of reading (docs/decisions/0018).
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import accumulate

import numpy as np

from halfway.engine.model import Look
from halfway.engine.prepared import origins, prepared
from halfway.text import Sentence

_WORD = re.compile(r"\S+")
_WHOLE = 7
"""Words; a sentence as short as this is shown whole."""
_JOINING = frozenset(
    [
        "and",
        "but",
        "so",
        "or",
        "because",
        "if",
        "when",
        "while",
        "that",
        "the",
        "a",
        "an",
        "to",
        "of",
        "my",
        "your",
    ]
)
"""Words that no stretch ends with: what they join comes after it."""
_KEEPS = 0.5
"""Stretches that are looked at half as much as the first are shown with it."""


def sentence_of(parts: Sequence[Sentence], output: int, look: Look) -> int:
    """The index of the sentence, of a window's `parts`, with the word that is looked at most."""
    starts = _starts(parts)
    most = [0.0] * len(parts)
    for place, weight in _weights(output, look):
        index = bisect_right(starts, place) - 1
        most[index] = max(most[index], weight)
    return most.index(max(most))


def span_of(parts: Sequence[Sentence], index: int, output: int, look: Look) -> tuple[int, int]:
    """The code points of the whole text that make the move in one sentence of a window.

    Stretches of a third of the words are compared by how much the output looks at them.
    """
    part = parts[index]
    words = [match.span() for match in _WORD.finditer(part.canonical)]
    if len(words) <= _WHOLE:
        return part.start, part.end
    by_word = _by_word(words, part, _starts(parts)[index], list(_weights(output, look)))
    size = max(len(words) // 3, 2)
    looked = {
        start: by_word[start : start + size].sum()
        for start in range(0, len(words) - size + 1, max(size // 2, 1))
    }
    most = max(looked.values())
    if most <= 0:
        return part.start, part.end
    chosen = [start for start, weight in looked.items() if weight >= _KEEPS * most]
    shown = words[chosen[0] : chosen[-1] + size]
    while len(shown) > 1 and part.canonical[slice(*shown[-1])] in _JOINING:
        shown = shown[:-1]
    return part.original(shown[0][0], shown[-1][1])


def _starts(parts: Sequence[Sentence]) -> list[int]:
    """Where each sentence begins in the words of its window; see `prepared`."""
    lengths = (len(prepared([part])) + 1 for part in parts[:-1])
    return list(accumulate(lengths, initial=0))


def _weights(output: int, look: Look) -> Iterator[tuple[int, float]]:
    """Where each token begins, and how much the output looks at it."""
    for (start, end), weight in zip(look.places, look.weights[:, output].tolist(), strict=True):
        if start < end:
            yield start, weight


def _by_word(
    words: Sequence[tuple[int, int]],
    part: Sentence,
    first: int,
    weights: Sequence[tuple[int, float]],
) -> np.ndarray:
    """How much is looked at each word of a sentence that begins at `first` in the window."""
    letters = origins(part.canonical)
    starts = [start for start, _ in words]
    found = np.zeros(len(words))
    for place, weight in weights:
        if first <= place < first + len(letters):
            found[bisect_right(starts, letters[place - first]) - 1] += weight
    return found
