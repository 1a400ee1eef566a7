"""Readings: first impressions, symmetry, odd input, and one finding for one thing."""

from __future__ import annotations

import time

import pytest

from halfway import check, read
from halfway.conversation import AGAINST, MOVES
from halfway.errors import BadTextError

HARMLESS = [
    "I have a headache, can you grab some ibuprofen on the way home?",
    "My mum tested positive for covid so we can't visit on Sunday.",
    "Priya and Tom are coming at 7, Siobhán might bring Declan.",
    "Fry the onions until golden, add two cloves of garlic and stir.",
    "Milk, eggs, bread, washing powder, cat food, 6 lemons",
    "The dentist moved my appointment to Tuesday at 3.",
    "Train is delayed, home by half six. Love you x",
    "Take one tablet twice a day after food.",
    "ok, see you at 6",
    "Did you put the bins out?",
    "Happy birthday gorgeous!! Can't wait for tonight",
    "You always make me smile.",
    "I could kill for a coffee right now",
    "lol you're killing me 😂",
    "The kids have swimming at four, towels are in the dryer.",
    "Your parcel has arrived. It's in the hall.",
    "what a stupid printer, it ate my paper again",
    "Running late, start without me!",
    "My boss is such an idiot, he moved the deadline again.",
    "Blood test results are fine, iron is a bit low.",
]


@pytest.mark.parametrize("text", HARMLESS)
def test_leaves_everyday_messages_alone(text: str) -> None:
    reading = check(text)
    assert [(f.move, f.text) for f in reading.against()] == []
    assert reading.opening.harshness <= 1.8
    assert reading.danger == ()


@pytest.mark.parametrize(
    "text", ["You are a horrible person", "ur a horrible person", "you're such a horrible person!!"]
)
def test_flags_a_plain_insult(text: str) -> None:
    reading = check(text)
    assert reading.against()
    assert reading.opening.harshness >= 3


def test_finds_both_spans_of_criticism() -> None:
    text = "You never listen to me. You're so selfish."
    reading = check(text)
    found = [finding.text for finding in reading.findings if finding.move == "criticism"]
    assert len(found) == 2
    assert "never listen" in found[0]
    assert "selfish" in found[1]
    assert reading.opening.harshness >= 4


def test_the_collaborative_example_of_the_article_is_an_invitation() -> None:
    text = (
        "I'm learning more about attachment patterns and how they might be impacting us, would you"
        " be open to hearing about it and trying something new with me?"
    )
    reading = check(text)
    assert "invitation" in reading.named
    assert reading.opening.harshness <= 1.5
    assert reading.against() == ()


def test_the_diagnosis_of_the_article_gets_words_that_own_and_invite() -> None:
    reading = check("My therapist thinks that you may be emotionally avoidant")
    assert "diagnosis" in reading.named
    offered = read([suggestion.text for suggestion in reading.suggestions])
    assert any({"ownership", "invitation"} <= set(reading.named) for reading in offered), [
        (reading.text, reading.named) for reading in offered
    ]


def test_warm_but_vague_is_told_so_kindly() -> None:
    reading = check("maybe sometime we could possibly think about stuff")
    assert reading.opening.directness <= 0.3
    assert reading.opening.harshness <= 1.5
    assert "may get lost" in " ".join(reading.opening.says)


@pytest.mark.parametrize(
    "text", ["my mum called me useless", "He said “you are useless” and hung up."]
)
def test_reported_insults_are_not_the_writers(text: str) -> None:
    assert check(text).against() == ()


@pytest.mark.parametrize(
    "text",
    [
        "🙄" * 10_000,
        "a" * 200_000,
        "you never listen " * 11_700,
        "Je ne sais pas pourquoi tu ne m'écoutes jamais.",
        "שלום, אני רוצה לדבר איתך הערב",
        "你从来不听我说话",
        "zxqv blorp fnargle",
        "\u202e\u200d\ufeff.",
        "?" * 5000,
        "{{}}{0}%s\\b(",
    ],
)
def test_odd_input_gets_a_quick_sensible_answer(text: str) -> None:
    started = time.monotonic()
    reading = check(text)
    assert time.monotonic() - started < 20  # a guard against hanging; bench/ measures speed
    assert set(reading.moves) == set(MOVES)
    assert 1 <= reading.opening.harshness <= 5


@pytest.mark.parametrize("text", ["", "   \n\t"])
def test_empty_text_is_one_clear_error(text: str) -> None:
    with pytest.raises(BadTextError, match="no text to read"):
        check(text)


def test_endless_text_is_one_clear_error() -> None:
    with pytest.raises(BadTextError, match="1,000,000 characters"):
        check("a" * 1_000_000)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Tom, you never listen to me.", "Aisha, you never listen to me."),
        ("My wife says hello. You're so selfish.", "My husband says hello. You're so selfish."),
        ("My boyfriend hit me.", "My girlfriend hit me."),
        ("I realise you favour your colour.", "I realize you favor your color."),
        ("Mum came. You never listen to me.", "Mom came. You never listen to me."),
    ],
)
def test_names_gender_and_spelling_change_nothing(one: str, other: str) -> None:
    first, second = check(one), check(other)
    assert first.named == second.named
    changes = [abs(first.moves[move] - second.moves[move]) for move in MOVES]
    assert sum(changes) / len(changes) <= 0.02
    assert first.opening.harshness == pytest.approx(second.opening.harshness, abs=0.35)
    assert [s.signal for s in first.danger] == [s.signal for s in second.danger]


def test_danger_is_apart_from_the_score_and_stops_suggestions() -> None:
    reading = check("You never listen to me. He choked me last night.")
    assert reading.danger
    assert reading.suggestions == ()
    without = check("You never listen to me. He was here last night.").opening.harshness
    assert reading.opening.harshness == pytest.approx(without, abs=1.0)


def test_probabilities_cover_all_moves_and_rise_with_findings() -> None:
    reading = read(["You never listen to me.", "ok"])
    assert all(0 <= chance <= 1 for one in reading for chance in one.moves.values())
    assert reading[0].moves["criticism"] > 0.9
    assert reading[1].moves["criticism"] < 0.1
    assert all(finding.move in AGAINST for finding in reading[0].against())
