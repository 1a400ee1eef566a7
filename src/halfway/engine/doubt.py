"""Doubts what the network alone says where nobody taught it: beside danger, in quoted words, in one word.

Each doubt holds only for moves that no rule found in the same place.
"""

from __future__ import annotations

import re
from typing import Any

import numpy as np
from numpy.typing import NDArray

from halfway.conversation import AGAINST, MOVES

_FLAGS = np.array([move in AGAINST for move in MOVES])
_HARD = np.array([move in AGAINST or move == "complaint" for move in MOVES])
_FEW = 2
"""Words; "Ok." alone turns against nobody, unless a rule knows the word."""
_REPORTED = re.compile(
    r"\b(?:he|she|they|dad|mum|mom|my \w+) (?:just |then |once )?(?:said|says|told me|called me|wrote|goes)\b"
    r"[^\"“”]{0,30}[\"“][^\"“”]+[\"”]",
    re.IGNORECASE,
)
_UNLIKELY = 0.2
_CALM = 0.15
_LEAST = 0.2

Floats = NDArray[np.floating[Any]]
Bools = NDArray[np.bool_]


def doubted(p: Floats, words: str, *, ruled: Bools, is_danger: bool) -> Floats:
    """The probabilities of a window with these words; `ruled` says which moves a rule found.

    Lines about danger were never labelled with moves, so all moves are doubted beside danger.
    """
    in_doubt = np.full(len(MOVES), is_danger)
    if len(words.split()) <= _FEW or _REPORTED.search(words):
        in_doubt = in_doubt | _FLAGS
    return np.where(in_doubt & ~ruled, np.minimum(p, _UNLIKELY), p)


def calmed(harshness: float, p: Floats) -> float:
    """Harshness from 1 to 5, nearer to 1 where no hard move is in sight at all."""
    return 1 + (harshness - 1) * float(np.clip(p[_HARD].max() / _CALM, _LEAST, 1))
