"""What a conversation's text cannot tell; the words for each are in `guidance.pattern`."""

from __future__ import annotations

from collections.abc import Mapping

from halfway.patterns.talk import Conversation

LEAST_TURNS = 40
NOTHING_MISSING: Mapping[str, int] = {"left_out": 0, "others": 0}
ALWAYS = ("voice", "silence", "busy", "mistakes", "mirror")
"""Limits that hold for every text."""


def limits_of(talk: Conversation, *, missing: Mapping[str, int]) -> tuple[tuple[str, int], ...]:
    """Names of limits, each with the number that it speaks of: first those of this conversation."""
    few = talk.turns if talk.turns < LEAST_TURNS else 0
    no_time = sum(message.at is None for message in talk.messages)
    counted = {"few": few, "no_time": no_time, **missing}
    own = tuple((name, count) for name, count in counted.items() if count)
    return (*own, *((name, 0) for name in ALWAYS))
