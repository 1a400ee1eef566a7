"""A talk: deterministic under its seed, names change nothing, any turn can be tried again."""

from __future__ import annotations

import pytest

from halfway.errors import BadTextError
from halfway.rehearsal.bank import TEMPERAMENTS, bank
from halfway.rehearsal.debrief import debrief
from halfway.rehearsal.rehearsal import (
    OCCASIONS,
    Rehearsal,
    Setup,
    back_to,
    goodbye,
    say,
    start,
    take_break,
)

SETUP = Setup("steady", ("blamed", "cost"), "first", seed=4)
WARM = (
    "I miss us, and I feel sad in the evenings.",
    "What makes it hard for you to think about therapy?",
    "That makes sense to me. I would not want to be blamed in front of somebody either.",
    "I'm sorry that I pressed you last week. That was not fair of me.",
)


def talked(*words: str, setup: Setup = SETUP) -> Rehearsal:
    talk = start(setup)
    for one in words:
        talk = say(talk, one)
    return talk


@pytest.mark.parametrize("temperament", TEMPERAMENTS)
@pytest.mark.parametrize("occasion", OCCASIONS)
def test_the_partner_speaks_first(temperament: str, occasion: str) -> None:
    setup = Setup(temperament, ("time",), occasion)  # type: ignore[arg-type]
    assert start(setup).opening in bank()[f"opening_{occasion}", temperament]  # type: ignore[index]


def test_the_same_seed_and_words_give_the_same_talk() -> None:
    assert talked(*WARM) == talked(*WARM)


def test_other_names_give_the_same_talk() -> None:
    one, other = (
        talked(f"{name} and her husband tried one session. Would you try one with me?", *WARM)
        for name in ("Anna", "Kwame")
    )
    assert [turn.line for turn in one.turns] == [turn.line for turn in other.turns]


def test_no_line_comes_twice() -> None:
    lines = [turn.line for turn in talked(*(f"{one} {n}" for n in range(3) for one in WARM)).turns]
    assert len(lines) == len(set(lines))


def test_a_question_gets_a_reason_of_the_barrier_that_was_chosen() -> None:
    turn = talked("What makes it hard for you to think about therapy?").turns[-1]
    assert turn.act.split()[0] in SETUP.barriers


def test_words_of_danger_end_it() -> None:
    talk = talked("If you leave me I will kill you.")
    assert talk.is_over
    assert talk.turns[-1].line == ""
    with pytest.raises(BadTextError, match="over"):
        say(talk, "I miss you.")


def test_any_turn_can_be_tried_again_and_both_ways_compared() -> None:
    talk = talked(WARM[0], "You never listen to me. You are so selfish.")
    other = say(back_to(talk, 1), WARM[1])
    assert other.turns[0] == talk.turns[0]
    assert other.partner.openness > talk.partner.openness
    assert len(talk.turns) == 2


def test_a_break_is_taken_and_both_come_back() -> None:
    stirred = talked("You never listen. You are so selfish.", "You are pathetic, I hate you.")
    calm = take_break(stirred, "I need a break. I will be back at eight.")
    assert not calm.needs_break
    assert calm.turns[-1].act == "back"


@pytest.mark.parametrize("words", ["", "   ", "x" * 2001])
def test_nothing_and_too_much_are_refused(words: str) -> None:
    with pytest.raises(BadTextError):
        say(start(SETUP), words)


def test_what_is_not_in_the_bank_cannot_be_set_up() -> None:
    with pytest.raises(BadTextError, match="Choose one or two"):
        Setup("steady", ("nonsense",), "first")


def test_the_look_back_names_what_closed_most() -> None:
    talk = talked(WARM[0], "You never listen to me. You are so selfish.", WARM[1], WARM[2])
    found = debrief(talk)
    assert found.practise == "attacked"
    assert 1 in [one.number for one in found.mattered]
    assert len(found.curve) == 5
    assert goodbye(talk) in bank()["goodbye_cold", "steady"]


def test_the_look_back_of_a_good_talk_names_what_was_not_tried() -> None:
    assert debrief(talked(*WARM)).practise in ("warmed", "invited")
    assert goodbye(talked(*WARM)) in bank()["goodbye_warm", "steady"]


@pytest.mark.parametrize(
    "words",
    [
        "That makes sense to me. Would you try one hour with me, with somebody you choose?",
        "I'm sorry that I pressed you. Would you come to one session with me?",
        "Thank you for telling me. Could we try one hour together in March?",
    ],
)
def test_an_invitation_after_warm_words_is_answered(words: str) -> None:
    assert talked(*WARM, words).turns[-1].act.startswith("invited_")
