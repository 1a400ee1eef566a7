"""The shipped codebook: enough rules for each move, each loaded, each with words that help."""

from __future__ import annotations

from collections import Counter

import pytest

from halfway import check
from halfway.conversation import AGAINST, MOVES, SIGNALS
from halfway.engine.cases import exercise, unmarked
from halfway.engine.codebook import EXERCISED, FOLDER, digest, load_codebook, load_words, rule_files
from halfway.engine.rule import Rule

RULES = load_codebook().rules


def test_every_file_is_a_rule_that_was_discovered() -> None:
    assert len(rule_files(FOLDER)) == len(RULES) == len({rule.id for rule in RULES})
    assert {path.parent.name for path in rule_files(FOLDER)} == {*MOVES, *SIGNALS}


@pytest.mark.parametrize("move", MOVES)
def test_has_at_least_twelve_rules_for(move: str) -> None:
    assert Counter(rule.kind for rule in RULES)[move] >= 12


@pytest.mark.parametrize("signal", SIGNALS)
def test_has_at_least_five_rules_for_danger(signal: str) -> None:
    assert Counter(rule.kind for rule in RULES)[signal] >= 5


@pytest.mark.parametrize("kind", [*MOVES, *SIGNALS])
def test_says_what_is_meant_by(kind: str) -> None:
    about = load_codebook().about[kind]
    assert about.title
    assert about.what
    assert about.source
    assert (about.weight > 0) == (kind in (*AGAINST, "complaint"))


@pytest.mark.parametrize("kind", [*MOVES, *SIGNALS])
def test_rules_hold_by_their_own_cases_for(kind: str) -> None:
    words = load_words(FOLDER)
    of_kind = [rule for rule in RULES if rule.kind == kind]
    assert of_kind
    for rule in of_kind:
        exercise(rule, words)


def test_the_list_of_exercised_rules_is_up_to_date() -> None:
    """`make rules` writes it; a stale list would cost every start the time of all cases."""
    assert set(EXERCISED.read_text().split()) == {
        digest(path, load_words(FOLDER)) for path in rule_files(FOLDER)
    }


def test_no_sentence_is_said_by_two_rules() -> None:
    assert not [says for says, count in Counter(rule.says for rule in RULES).items() if count > 1]


def test_what_rules_say_is_short_warm_and_no_order() -> None:
    for rule in RULES:
        assert len(rule.says.split()) <= 40, rule.id
        for word in ("you should", "you must", "toxic", "narcissist", "your partner is a"):
            assert word not in rule.says.lower(), rule.id


def _first_case(rule: Rule) -> str:
    return unmarked(rule.yes[0])


@pytest.mark.parametrize("move", [*AGAINST, "complaint"])
def test_most_rules_have_words_to_offer_in_place_of(move: str) -> None:
    """Each suggestion shown was read again; a rule with none to show is of little help."""
    of_move = [rule for rule in RULES if rule.kind == move]
    helped = [
        rule
        for rule in of_move
        if (reading := check(_first_case(rule))).suggestions or reading.danger
    ]
    left = [rule.id for rule in of_move if rule not in helped]
    assert len(helped) >= 0.9 * len(of_move), left
