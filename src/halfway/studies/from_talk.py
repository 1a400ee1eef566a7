"""Takes one number a day about my own turns from a conversation, as a study's measure."""

from __future__ import annotations

from collections import defaultdict
from datetime import date
from typing import Literal

from halfway.patterns.openings import HARSH
from halfway.patterns.talk import ME, Conversation

TalkMeasure = Literal["harsh_openings", "toward"]
"""harsh_openings: of the talks that I began that day, the share with a harsh beginning. toward: of
my turns that day, the share that turned toward. Both from 0 to 10."""


def my_days(talk: Conversation, measure: TalkMeasure) -> dict[date, float]:
    """The measure by day, from my side alone; a day without such a turn of mine is left out."""
    seen: dict[date, list[bool]] = defaultdict(list)
    for episode in talk.episodes:
        for turn in episode[:1] if measure == "harsh_openings" else episode:
            if turn.side == ME and turn.at is not None:
                is_it = turn.harshness >= HARSH if measure == "harsh_openings" else turn.points > 0
                seen[turn.at.date()].append(is_it)
    return {day: round(10 * sum(found) / len(found), 1) for day, found in seen.items()}
