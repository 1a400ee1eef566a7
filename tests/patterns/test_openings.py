"""Openings against endings, on my own episodes."""

from __future__ import annotations

from halfway.patterns.openings import openings_of
from halfway.patterns.talk import THEM, conversation_of
from tests.patterns.talks import coded, talk

HARD = [("A", coded("criticism")), ("B", coded()), ("A", coded()), ("B", coded("contempt"))]
SOFT = [("A", coded("feeling")), ("B", coded()), ("A", coded()), ("B", coded("validation"))]


def test_harsh_and_soft_openings_are_counted_apart() -> None:
    messages, codes = talk(HARD * 6 + SOFT * 6, of_an_episode=4)
    found = openings_of(conversation_of(messages, codes, me="A"))
    assert (found.harsh.hits, found.harsh.of) == (6, 6)
    assert (found.soft.hits, found.soft.of) == (0, 6)
    assert found.difference.low > 0


def test_only_own_openings_and_only_talks_are_counted() -> None:
    messages, codes = talk(HARD * 3, of_an_episode=4)
    conversation = conversation_of(messages, codes, me="A")
    assert openings_of(conversation, THEM).harsh.of == 0
    messages, codes = talk([("A", coded()), ("B", coded())] * 10, of_an_episode=4)
    assert openings_of(conversation_of(messages, codes, me="A")).soft.of == 0
