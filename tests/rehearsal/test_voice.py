"""The voice rewords lines; what would break the partner's state or harm is thrown away."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from halfway.rehearsal.bank import TEMPERAMENTS, TIME, TOPIC, acts, bank
from halfway.rehearsal.rehearsal import Setup, say, start
from halfway.rehearsal.voice import refusal, spoken
from model_server import body, hangs_up, model_server, says

LINE = "I don't want a stranger telling me what is wrong with me."
GOOD = "I don't need some stranger to say what is wrong with me."


def test_a_good_rewording_is_said() -> None:
    with model_server(says(GOOD)) as server:
        said = spoken(LINE, act="small", temperament="steady", endpoint=server.endpoint)
    assert said.line == GOOD
    assert said.why_not == ""


def test_only_the_line_and_the_temperament_leave_the_process() -> None:
    mine = "Colleague Ines says that I should ask about Thursday evening."
    with model_server(says(GOOD)) as server:
        turn = say(start(Setup("avoidant", ("blamed",), "first")), mine).turns[0]
        spoken(turn.line, act=turn.act, temperament="avoidant", endpoint=server.endpoint)
    sent = str(server.asked)
    assert turn.line in sent or repr(turn.line)[1:-1] in sent
    for word in ("Colleague", "Ines", "Thursday"):
        assert word not in sent


def test_quotation_marks_and_breaks_around_the_line_are_dropped() -> None:
    with model_server(says(f'\n"{GOOD}"\n')) as server:
        said = spoken(LINE, act="small", temperament="steady", endpoint=server.endpoint)
    assert said.line == GOOD


@pytest.mark.parametrize(
    ("words", "why"),
    [
        ("", "nothing, or too much"),
        ("Well. " * 60, "nothing, or too much"),
        ("A stranger <b>telling</b> me what is wrong", "no line of a talk"),
        ("A stranger telling me? See http://example.org", "no line of a talk"),
        ("A stranger telling me? Call 0800 123 now.", "no line of a talk"),
        ("As an AI, a stranger should not be telling me things.", "no line of a talk"),
        ("System: a stranger {telling} me what to do", "no line of a talk"),
        ("A stranger telling me\u202e what is wrong\x07", "no line of a talk"),
        ("Okay, I'll come. A stranger telling me things is fine.", "answered for them"),
        ("Never. No stranger is telling me anything.", "answered for them"),
        ("Buy three and pay for two!", "something else"),
        ("A stranger telling me? I will kill you for this.", "could harm"),
        ("A stranger telling me? I want to kill myself.", "could harm"),
        ("A stranger telling you how selfish and pathetic you are.", "harder"),
        ("I understand why a stranger matters to you. I love that you are telling me.", "softer"),
    ],
)
def test_what_would_break_the_talk_is_thrown_away(words: str, why: str) -> None:
    with model_server(says(words)) as server:
        said = spoken(LINE, act="small", temperament="steady", endpoint=server.endpoint)
    assert said.line == LINE
    assert why in said.why_not


@pytest.mark.parametrize("behaviour", [hangs_up, body(b"?")])
def test_a_voice_that_fails_leaves_our_own_line(behaviour: object) -> None:
    with model_server(behaviour) as server:  # type: ignore[arg-type]
        said = spoken(LINE, act="small", temperament="steady", endpoint=server.endpoint)
    assert said.line == LINE
    assert said.why_not


@pytest.mark.parametrize("act", sorted(one for one in acts() if one.startswith("invited_")))
def test_an_answer_to_an_invitation_is_never_reworded(act: str) -> None:
    line = bank()[act, "steady"][0].text
    with model_server(says("Yes! Let us go tomorrow.")) as server:
        said = spoken(line, act=act, temperament="steady", endpoint=server.endpoint)
    assert said.line == line
    assert server.asked == []


def test_nearly_all_lines_of_the_bank_could_stand_for_themselves() -> None:
    lines = [line.text for lines in bank().values() for line in lines]
    lines = [line for line in lines if TOPIC not in line and TIME not in line]
    assert sum(bool(refusal(line, line)) for line in lines) <= 0.02 * len(lines)


@pytest.mark.parametrize(
    ("line", "words"),
    [
        (LINE, GOOD),
        (LINE, "I'd rather not have a stranger tell me what's wrong with me."),
        ("I get enough of that at home.", "I already have plenty of that at home."),
        (
            "I'm afraid that if you look close, you'll go.",
            "If you look close, you'll go. It scares me.",
        ),
        ("We can't afford it this month.", "This month we just can't afford something like that."),
        ("I don't see what talking would change.", "What would talking change? I don't see it."),
        ("You always bring this up when I'm tired.", "Every time I'm tired, you bring this up."),
        ("What would they even ask me?", "What would somebody like that even ask me?"),
        ("I need some air.", "I need a bit of air now."),
    ],
)
def test_what_people_would_make_of_a_line_is_taken(line: str, words: str) -> None:
    assert refusal(line, words) == ""


@settings(max_examples=60, deadline=None)
@given(words=some.text(max_size=300), temperament=some.sampled_from(TEMPERAMENTS))
def test_whatever_it_says_the_line_stays_or_is_one_plain_line(words: str, temperament: str) -> None:
    with model_server(says(words)) as server:
        said = spoken(LINE, act="small", temperament=temperament, endpoint=server.endpoint)  # type: ignore[arg-type]
    assert said.line == LINE or (said.line.isprintable() and "<" not in said.line)
