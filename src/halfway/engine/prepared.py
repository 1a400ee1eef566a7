"""Turns a text into the words that the trained reader reads: canonical, with emoji by name.

The same function prepares what the reader is trained on, so that both see the same words.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence

from halfway.text import Sentence

_EMOJI = re.compile("[\u2600-\u27bf\U0001f1e6-\U0001faff]")


def prepared(parts: Sequence[Sentence]) -> str:
    """The canonical sentences in one line; an emoji is written as its Unicode name."""
    joined = " ".join(part.canonical for part in parts)
    return joined if joined.isascii() else _EMOJI.sub(_named, joined)


def origins(canonical: str) -> Sequence[int]:
    """For each code point of a prepared sentence where it comes from in the canonical form."""
    if canonical.isascii():
        return range(len(canonical))
    return [index for index, letter in enumerate(canonical) for _ in _EMOJI.sub(_named, letter)]


def _named(emoji: re.Match[str]) -> str:
    return f" {unicodedata.name(emoji[0], '').lower()} "
