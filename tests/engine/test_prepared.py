"""What the network reads: canonical words, and emoji by their names."""

from __future__ import annotations

import pytest

from halfway.engine.prepared import origins, prepared
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


@pytest.mark.parametrize("text", ["ok then", "it’s fine 🙄 ok 👍", "🇮🇪", "nein, größer", ""])
def test_each_letter_knows_where_it_comes_from(text: str) -> None:
    canonical = "".join(part.canonical for part in sentences(text))
    words, letters = prepared(sentences(text)), origins(canonical)
    assert len(letters) == len(words)
    for letter, origin in zip(words, letters, strict=True):
        assert canonical[origin] == letter or canonical[origin] not in words
