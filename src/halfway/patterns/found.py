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

    `fills` are cycles that fill the talks so that nothing is left to compare them with: counts
    that no chance was asked about. `danger` are the indices of messages whose words may tell of
    danger, with the signal. While there are any and nobody has looked at them, `is_held_back` is
    true, and all else is empty: where there is fear or control, "both sides" does harm. Once they
    were read, `is_mine_only` is true: my side has what I do myself, and the rest stays empty.
    """

    talk: Conversation
    patterns: tuple[Pattern, ...]
    fills: tuple[Pattern, ...]
    openings: Openings | None
    my_side: MySide | None
    danger: tuple[tuple[int, str], ...]
    limits: tuple[tuple[str, int], ...]
    is_held_back: bool = False
    is_mine_only: bool = False


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
        return Found(talk, (), (), None, None, danger, limits, is_held_back=True)
    if danger:
        mine = my_side_of(talk).alone()
        return Found(talk, (), (), None, mine, danger, limits, is_mine_only=True)
    tested = patterns_in(talk)
    patterns = tuple(tested) if talk.turns >= LEAST_TURNS else ()
    named = [one for one in patterns if one.stands_out]
    fills = tuple(one for one in tested if one.is_full and one not in named)
    return Found(talk, patterns, fills, openings_of(talk), my_side_of(talk), danger, limits)
