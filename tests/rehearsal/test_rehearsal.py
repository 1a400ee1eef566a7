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


def lines(act: str, temperament: str = "steady") -> list[str]:
    return [line.text for line in bank()[act, temperament]]  # type: ignore[index]


@pytest.mark.parametrize("temperament", TEMPERAMENTS)
@pytest.mark.parametrize("occasion", OCCASIONS)
def test_the_partner_speaks_first(temperament: str, occasion: str) -> None:
    setup = Setup(temperament, ("time",), occasion)  # type: ignore[arg-type]
    assert start(setup).opening in lines(f"opening_{occasion}", temperament)


def test_the_same_seed_and_words_give_the_same_talk() -> None:
    assert talked(*WARM) == talked(*WARM)


NAMED = (
    "I talked to {} and I would like us to see a counsellor together.",
    "I feel lonely when you are out with {}.",
    "{} said we should go to therapy.",
    "{}, could we talk about us tonight?",
    "{} thinks you should come.",
    "{} and her husband tried one session. Would you try one with me?",
)


@pytest.mark.parametrize("words", NAMED)
@pytest.mark.parametrize(
    "name", ["Kwame", "Mohammed", "Li", "Will", "Grace", "María", "May", "Art"]
)
def test_other_names_give_the_same_talk(words: str, name: str) -> None:
    one, other = (talked(words.format(who)).turns[0] for who in ("Anna", name))
    assert (one.line, one.after.openness) == (other.line, other.after.openness)


def test_no_line_comes_twice() -> None:
    said = [turn.line for turn in talked(*(f"{one} {n}" for n in range(3) for one in WARM)).turns]
    assert len(said) == len(set(said))


DISHES = (
    "I get annoyed about the dishes.",
    "The dishes were left in the sink again last night.",
    "Yesterday the dishes stood there until ten.",
    "I did the dishes alone on Monday.",
    "On Friday the dishes were still there.",
    "I felt tired when I saw the dishes.",
    "I was upset about the dishes this morning.",
)


@pytest.mark.parametrize("temperament", TEMPERAMENTS)
@pytest.mark.parametrize("seed", range(5))
def test_no_line_comes_twice_where_it_picks_up_the_topic(temperament: str, seed: int) -> None:
    setup = Setup(temperament, ("blamed",), "first", seed)  # type: ignore[arg-type]
    said = [turn.line for turn in talked(*DISHES, setup=setup).turns]
    assert len(said) == len(set(said))


def test_a_nod_again_and_again_gets_no_line_twice_until_all_were_said() -> None:
    said = [turn.line for turn in talked(*["Okay."] * 15).turns]
    assert len(said) == len(set(said))
    assert "silent" in [turn.act for turn in talked(*["Okay."] * 15).turns]


CLAIMS = ("I said", "third time", "Asking again", "You've asked", "You keep asking", "have to")


@pytest.mark.parametrize("temperament", ["anxious", "avoidant"])
@pytest.mark.parametrize("seed", range(20))
def test_a_first_push_is_not_called_another_one(temperament: str, seed: int) -> None:
    setup = Setup(temperament, ("time",), "first", seed)  # type: ignore[arg-type]
    line = talked("I want a yes.", setup=setup).turns[-1].line
    assert not any(claim in line for claim in CLAIMS)


@pytest.mark.parametrize("temperament", ["anxious", "avoidant", "steady"])
@pytest.mark.parametrize("seed", range(10))
def test_no_therapist_is_spoken_of_where_none_was_named(temperament: str, seed: int) -> None:
    setup = Setup(temperament, ("time",), "first", seed)  # type: ignore[arg-type]
    turn = talked("I think you are depressed.", setup=setup).turns[-1]
    assert turn.act in ("labelled", "silent", "flooded")
    needing = [one.text for one in bank()["labelled", setup.temperament] if one.fact == "therapist"]
    assert turn.line not in needing


@pytest.mark.parametrize("temperament", TEMPERAMENTS)
@pytest.mark.parametrize(
    "words", ["Would you like to go for a walk on Sunday?", "Do you want tea?"]
)
def test_a_walk_is_not_answered_as_if_it_were_therapy(temperament: str, words: str) -> None:
    setup = Setup(temperament, ("time",), "first", 3)  # type: ignore[arg-type]
    assert talked(words, setup=setup).turns[-1].act.startswith("invited_else_")


def test_what_goes_on_from_therapy_is_answered_as_therapy() -> None:
    answer = talked("It's about therapy.", "Could we try it once?").turns[-1].act
    assert answer in ("invited_no", "invited_later", "invited_maybe", "invited_yes")


def test_a_question_about_something_else_gets_no_reason_against_therapy() -> None:
    assert talked("Do you love me?").turns[-1].act == "asked_else"


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


STIRRED = ("You never listen. You are so selfish.", "You are pathetic, I hate you.")
BREAK = "I need a break. I will be back {time}."


def test_a_break_is_taken_and_both_come_back() -> None:
    calm = take_break(talked(*STIRRED), BREAK)
    assert not calm.needs_break
    assert calm.turns[-1].act == "back"
    assert calm.turns[-1].heard.act == "paused"
    assert calm.turns[-1].mine == "I need a break. I will be back at eight."


@pytest.mark.parametrize(
    ("back_at", "said"),
    [
        ("20:30", "back at 20:30."),
        ("in an hour", "back in an hour."),
        (" at nine ", "back at nine."),
    ],
)
def test_the_time_to_be_back_is_my_own(back_at: str, said: str) -> None:
    assert take_break(talked(*STIRRED), BREAK, back_at=back_at).turns[-1].mine.endswith(said)


@pytest.mark.parametrize("back_at", ["", "  ", "x" * 41, "at\0eight"])
def test_a_time_that_is_none_is_refused(back_at: str) -> None:
    with pytest.raises(BadTextError, match="when you will be back"):
        take_break(start(SETUP), BREAK, back_at=back_at)


def test_a_break_that_is_typed_is_a_break_too() -> None:
    calm = talked(*STIRRED, "I need a break. I will be back in twenty minutes.")
    assert not calm.needs_break
    assert calm.turns[-1].act == "back"


def test_a_talk_that_is_over_has_no_break() -> None:
    with pytest.raises(BadTextError, match="over"):
        take_break(talked("If you leave me I will kill you."), BREAK)


def test_a_break_is_not_what_to_practise_less() -> None:
    talk = take_break(start(SETUP), BREAK)
    assert debrief(talk).practise not in ("left", "owned", "paused")


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
    assert goodbye(talk) in lines("goodbye_cold")


def test_the_look_back_of_a_good_talk_names_what_was_not_tried() -> None:
    assert debrief(talked(*WARM)).practise in ("warmed", "invited")
    assert goodbye(talked(*WARM)) in lines("goodbye_warm")


def test_a_talk_that_moved_little_ends_neither_warmly_nor_coldly() -> None:
    assert goodbye(talked("Hi", "Okay.", "I made tea.")) in lines("goodbye_plain")
    assert goodbye(talked("I feel sad.")) in lines("goodbye_plain")


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
