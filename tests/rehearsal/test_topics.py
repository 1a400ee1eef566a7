"""What a turn is about is said from the partner's side."""

from __future__ import annotations

import pytest

from halfway.rehearsal.topics import topic_of


@pytest.mark.parametrize(
    ("text", "topic"),
    [
        ("I talked to your in-laws.", "my in-laws"),
        ("The dishes, and then our money.", "our money"),
        ("Dishes!", ""),
        ("", ""),
    ],
)
def test_topics(text: str, topic: str) -> None:
    assert topic_of(text) == topic
