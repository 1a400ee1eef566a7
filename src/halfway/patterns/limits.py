"""What a conversation's text cannot tell: in plain words, beside every result."""

from __future__ import annotations

from halfway.patterns.talk import Conversation

LEAST_TURNS = 40


def limits_of(talk: Conversation, *, left_out: int) -> tuple[str, ...]:
    """Sentences for people; the first ones are about this conversation, the rest always hold."""
    found = []
    if talk.turns < LEAST_TURNS:
        found.append(
            f"Too few to tell: {talk.turns} turns. From about {LEAST_TURNS} on, patterns can show."
        )
    if any(message.at is None for message in talk.messages):
        found.append("Some messages have no time, so pauses between them are not known.")
    if left_out:
        found.append(
            f"{left_out} lines are not in it: pictures, voice messages, deleted messages, notes of the app."
        )
    return (
        *found,
        "Text has no voice and no face. What was said aloud, and every hug, is missing here.",
        "Somebody may have deleted messages. A late answer may only mean a busy day.",
        "The reader makes mistakes, and it does not know what the two of you joke about.",
        "This is a mirror for your own part. It is no verdict on anybody, and no evidence.",
    )
