"""What the network reads: canonical words, and emoji by their names."""

from __future__ import annotations

import pytest

from halfway.engine.prepared import prepared
from halfway.text import sentences


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("U never LISTEN", "you never listen"),
        ("Don’t go. I’m here!", "do not go. i am here!"),
        ("ok 🙄", "ok  face with rolling eyes "),
        ("", ""),
    ],
)
def test_prepares(text: str, words: str) -> None:
    assert prepared(sentences(text)) == words
