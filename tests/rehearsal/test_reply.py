"""A line is chosen that is true, new, and fits what was said."""

from __future__ import annotations

import random

from halfway.rehearsal.bank import bank
from halfway.rehearsal.heard import Heard
from halfway.rehearsal.partner import Partner, begin
from halfway.rehearsal.reply import Reply, reply
from halfway.rehearsal.scene import Scene

STEADY: Partner = begin("steady", ("cost",), after_no=False, is_hot=False)
TURN = Heard("pushed", 0.0, 0.8, frozenset(), False, "", "you must come")


def replies(act: str, scene: Scene, turn: Heard = TURN) -> list[Reply]:
    return [reply(act, STEADY, turn, scene, random.Random(n)) for n in range(60)]  # noqa: S311


def test_a_line_that_quotes_is_said_only_after_those_words() -> None:
    quoting = next(one.text for one in bank()["pushed", "steady"] if one.quoted == "have to")
    assert quoting not in {one.line for one in replies("pushed", Scene(frozenset()))}
    said = Heard("pushed", 0.0, 0.8, frozenset(), False, "", "you have to come")
    assert quoting in {one.line for one in replies("pushed", Scene(frozenset()), said)}


def test_a_line_that_claims_is_said_only_where_it_is_true() -> None:
    claiming = next(one.text for one in bank()["invited_no", "steady"] if one.fact == "asked")
    assert claiming not in {one.line for one in replies("invited_no", Scene(frozenset()))}
    assert claiming in {one.line for one in replies("invited_no", Scene(frozenset(("asked",))))}


def test_once_all_was_said_the_partner_is_silent_and_then_says_it_again() -> None:
    said = frozenset(one.text for one in bank()["nodded", "steady"])
    assert {one.act for one in replies("nodded", Scene(frozenset(), said))} == {"silent"}
    more = said | {one.text for one in bank()["silent", "steady"]}
    assert {one.act for one in replies("nodded", Scene(frozenset(), more))} == {"nodded"}


def test_the_time_that_i_said_is_picked_up() -> None:
    lines = [one.line for one in replies("back", Scene(frozenset(), time="at nine"))]
    assert any("at nine" in line for line in lines)
    assert not any("{time}" in one.line for one in replies("back", Scene(frozenset())))
