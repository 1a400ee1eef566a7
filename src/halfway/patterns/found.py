"""Everything that is found in one conversation, or why it is held back."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta

from halfway.conversation import Coded
from halfway.patterns.cycles import Pattern, patterns_in
from halfway.patterns.limits import LEAST_TURNS, NOTHING_MISSING, limits_of
from halfway.patterns.message import Message
from halfway.patterns.my_side import MySide, my_side_of
from halfway.patterns.openings import Openings, openings_of
from halfway.patterns.talk import Conversation, conversation_of


@dataclass(frozen=True, slots=True)
class Found:
    """Patterns, openings and my side of a conversation.

    `danger` are the indices of messages whose words may tell of danger, with the signal. While
    there are any and nobody has looked at them, `is_held_back` is true, and patterns, openings
    and my side are empty: where there is fear or control, "both sides" does harm.
    """

    talk: Conversation
    patterns: tuple[Pattern, ...]
    openings: Openings | None
    my_side: MySide | None
    danger: tuple[tuple[int, str], ...]
    limits: tuple[tuple[str, int], ...]
    is_held_back: bool


def found_in(
    messages: Sequence[Message],
    codes: Sequence[Coded],
    *,
    me: str,
    gap: timedelta | None = None,
    missing: Mapping[str, int] = NOTHING_MISSING,
    danger_was_seen: bool = False,
) -> Found:
    """All that two people's messages and their codes tell; `missing` counts what is not among
    them: "left_out" is no message, "others" are messages of other people."""
    talk = conversation_of(messages, codes, me=me, gap=gap)
    danger = tuple((index, signal) for index, coded in enumerate(codes) for signal in coded.danger)
    limits = limits_of(talk, missing=missing)
    if danger and not danger_was_seen:
        return Found(talk, (), None, None, danger, limits, is_held_back=True)
    patterns = tuple(patterns_in(talk)) if talk.turns >= LEAST_TURNS else ()
    return Found(
        talk, patterns, openings_of(talk), my_side_of(talk), danger, limits, is_held_back=False
    )
