"""What stays of rules and network when both have spoken."""

from __future__ import annotations

import numpy as np

from halfway.conversation import MOVES, Finding
from halfway.engine.dismissed import Dismissed
from halfway.engine.joined import Place, apart, is_hidden, kept, left_out
from halfway.engine.windows import Window
from halfway.text import sentences


def finding(
    move: str = "criticism", span: tuple[int, int] = (0, 5), sure: float = 0.8, rule: str = "r"
) -> Finding:
    return Finding(move, *span, "x" * (span[1] - span[0]), sure, "", rule)


def place(one: Finding, p: float) -> Place:
    moves = np.zeros(len(MOVES))
    moves[MOVES.index(one.move)] = p
    return Place(Window(0, 1, ""), (one,), np.zeros(34), moves)


def test_a_likely_rule_is_refuted_by_all_that_is_known() -> None:
    assert kept(place(finding(), 0.05)) == []


def test_a_certain_rule_has_the_last_word() -> None:
    certain = finding(sure=0.95)
    assert kept(place(certain, 0.01)) == [certain]


def test_a_rule_that_stays_is_as_sure_as_both_together() -> None:
    (one,) = kept(place(finding(), 0.93))
    assert one.confidence == 0.93


def test_words_with_a_flag_get_no_second_one() -> None:
    second = finding("contempt", (3, 9))
    assert apart([second], [finding()]) == []
    assert apart([finding("contempt", (6, 9))], [finding()]) != []


def test_the_surer_of_two_stays() -> None:
    weak, strong = finding("contempt", (0, 9), 0.5), finding("criticism", (2, 9), 0.7)
    assert apart([weak, strong], []) == [strong]


def test_warm_findings_may_share_words() -> None:
    assert apart([finding("feeling"), finding("need")], [finding("repair")]) != []


def test_nothing_warm_is_seen_in_words_that_are_mostly_a_blow() -> None:
    assert apart([finding("appreciation", (0, 8))], [finding("criticism", (0, 5))]) == []
    half = finding("appreciation", (0, 10))
    assert apart([half], [finding("criticism", (0, 5))]) == [half]
    hurt = finding("feeling", (0, 5))
    assert apart([hurt], [finding("complaint", (0, 5))]) == [hurt]


def test_left_out_words_are_gone_and_marks_alone_are_nothing() -> None:
    assert left_out("You idiot! Come.", [finding(span=(0, 9))]) == "! Come."
    assert left_out("You idiot!", [finding(span=(0, 9))]) == ""


def test_hidden_by_rule_and_sentence() -> None:
    parts = sentences("You idiot. Come home.")
    once = Dismissed(once=frozenset({("r", "you idiot")}))
    assert is_hidden(finding(span=(0, 9)), parts, once)
    assert not is_hidden(finding(span=(11, 15)), parts, once)
