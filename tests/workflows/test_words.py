"""The verbs over words: streams stay streams, and checking and reading agree."""

from __future__ import annotations

import itertools

import halfway
from halfway.workflows import words


def test_code_streams_and_does_not_read_ahead() -> None:
    taken = []

    def messages() -> itertools.chain[str]:
        return itertools.chain(
            (taken.append(1) or "ok" for _ in range(3)),  # type: ignore[func-returns-value]
        )

    readings = words.code(messages())
    next(readings)
    assert len(taken) == 1


def test_read_gives_a_reading_for_each_text_in_order() -> None:
    texts = ["ok", "", "You never listen to me."]
    assert [reading.text for reading in halfway.read(texts)] == texts


def test_check_and_read_agree_on_everything_but_suggestions() -> None:
    text = "You never listen to me."
    checked, (read,) = halfway.check(text), halfway.read([text])
    assert (checked.findings, checked.moves, checked.opening) == (
        read.findings,
        read.moves,
        read.opening,
    )
    assert read.suggestions == ()
