"""A flag can be ignored once, ignored always, or its rule switched off."""

from __future__ import annotations

from halfway.engine.dismissed import Dismissed, canonical_words
from halfway.workflows.words import check

TEXT = "You never listen to me. Today you never listen to me either."
RULE = "criticism.you_never"


def found(dismissed: Dismissed, text: str = TEXT) -> list[str]:
    return [finding.rule for finding in check(text, dismissed).findings if finding.rule == RULE]


def test_nothing_is_hidden_at_first() -> None:
    assert found(Dismissed()) == [RULE, RULE]


def test_ignored_once_stays_in_other_sentences() -> None:
    once = frozenset({(RULE, canonical_words("You never listen to me."))})
    assert found(Dismissed(once=once)) == [RULE]


def test_ignored_always_goes_everywhere_whatever_the_case() -> None:
    always = frozenset({(RULE, canonical_words("YOU NEVER LISTEN TO ME"))})
    assert found(Dismissed(always=always), "You never listen to me! you never help") == [RULE]


def test_a_rule_switched_off_finds_nothing_and_weighs_nothing() -> None:
    off = Dismissed(rules=frozenset({RULE}))
    assert found(off) == []
    assert check("You never listen to me.", off).opening.harshness == 1.0
