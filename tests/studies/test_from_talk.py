"""One number a day about my own turns, from a conversation."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

from halfway.patterns.message import Message
from halfway.patterns.talk import conversation_of
from halfway.studies.from_talk import my_days
from halfway.workflows.words import code

START = datetime(2026, 3, 2, 9, tzinfo=UTC)
TALKS = (
    (0, "A", "You never listen to me. You are so selfish."),
    (0, "B", "That is not true."),
    (5, "A", "Thank you for waiting up for me."),
    (5, "B", "Of course."),
    (24, "B", "You are impossible."),
    (24, "A", "I see your point, and I am sorry."),
    (48, "A", "Did you buy milk?"),
    (48, "B", "Yes."),
)


def talk(me: str) -> object:
    messages = [
        Message(START + timedelta(hours=hour, minutes=n), who, text)
        for n, (hour, who, text) in enumerate(TALKS)
    ]
    codes = list(code(one.text for one in messages))
    return conversation_of(messages, codes, me=me)


def test_harsh_beginnings_of_mine_by_day() -> None:
    found = my_days(talk("A"), "harsh_openings")  # type: ignore[arg-type]
    assert found == {date(2026, 3, 2): 5.0, date(2026, 3, 4): 0.0}


def test_turns_toward_of_mine_by_day() -> None:
    found = my_days(talk("A"), "toward")  # type: ignore[arg-type]
    assert found == {date(2026, 3, 2): 5.0, date(2026, 3, 3): 10.0, date(2026, 3, 4): 0.0}


def test_what_the_other_does_is_in_the_others_days_alone() -> None:
    assert my_days(talk("B"), "harsh_openings") == {date(2026, 3, 3): 10.0}  # type: ignore[arg-type]
