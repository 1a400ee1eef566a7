"""Finds the words that make a move where no rule names them: what is lost when they are left out."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

import numpy as np
from numpy.typing import NDArray

from halfway.engine.prepared import prepared
from halfway.text import Sentence

Read = Callable[[Sequence[str]], NDArray[np.float32]]
"""Prepared texts in, logits of shape (texts, outputs) out."""

_WORD = re.compile(r"\S+")
_WHOLE = 7
"""Words; a sentence as short as this is shown whole."""
_KEEPS = 0.75
"""The share of the loss that the words shown must explain."""


def sentence_of(parts: Sequence[Sentence], output: int, read: Read) -> int:
    """The index of the sentence that, read alone, makes the move most."""
    if len(parts) == 1:
        return 0
    return int(read([prepared([part]) for part in parts])[:, output].argmax())


def span_of(part: Sentence, output: int, read: Read) -> tuple[int, int]:
    """The code points of the whole text that make the move in this sentence.

    Exact occlusion: every stretch of a third of the words is left out in turn; the stretches
    without which the logit falls most are joined, until they explain most of the fall.
    """
    words = [match.span() for match in _WORD.finditer(part.canonical)]
    if len(words) <= _WHOLE:
        return part.start, part.end
    size = max(len(words) // 3, 2)
    starts = range(0, len(words) - size + 1, max(size // 2, 1))
    without = [
        part.canonical[: words[start][0]] + part.canonical[words[start + size - 1][1] :]
        for start in starts
    ]
    logits = read([prepared([part]), *without])[:, output]
    falls = np.maximum(logits[0] - logits[1:], 0.0)
    if falls.max() <= 0:
        return part.start, part.end
    chosen = [
        start for start, fall in zip(starts, falls, strict=True) if fall >= _KEEPS * falls.max()
    ]
    first, last = min(chosen), max(chosen) + size - 1
    return part.original(words[first][0], words[last][1])
