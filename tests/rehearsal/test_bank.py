"""The bank is large enough, complete, without doubles, and kind: it never blames, labels or threatens."""

from __future__ import annotations

import re
from collections import Counter
from typing import get_args

import pytest

from halfway.engine.codebook import load_codebook
from halfway.engine.reader import CodebookReader
from halfway.guidance.asking import barriers
from halfway.guidance.rehearsal import rehearsal_words
from halfway.rehearsal.bank import DEPTHS, TEMPERAMENTS, TIME, TOPIC, Line, acts, bank
from halfway.rehearsal.heard import Act
from halfway.rehearsal.rehearsal import OCCASIONS

WITHOUT_LINES = {"danger", "asked", "invited", "proposed", "requested", "paused"}
"""Danger ends the talk; a question gets a barrier; what is asked for, and a break, get lists of their own."""
UNKIND = re.compile(
    r"\b(?:you(?:'re| are) (?:crazy|sick|stupid|pathetic|insane|a narcissist|toxic)|shut up|i hate you|"
    r"i'll (?:hurt|hit|kill)|or else|divorce you|you made me|narcissi\w*|toxic|hysterical)\b",
    re.I,
)


def test_has_fifteen_hundred_lines_and_none_twice() -> None:
    lines = Counter(line.text for lines in bank().values() for line in lines)
    assert lines.total() >= 1500
    assert [line for line, count in lines.items() if count > 1] == []


def test_every_act_every_barrier_and_every_occasion_has_lines_in_each_temperament() -> None:
    wanted = set(get_args(Act)) - WITHOUT_LINES
    wanted |= {f"{one.id} {depth}" for one in barriers() for depth in DEPTHS}
    wanted |= {f"opening_{one}" for one in OCCASIONS}
    wanted |= {f"invited_{one}" for one in ("no", "later", "maybe", "yes")}
    wanted |= {"test", "repeated", "flooded", "back", "silent", "misheard", "interrupts"}
    wanted |= {f"invited_{one}" for one in ("else_no", "else_maybe", "else_yes", "favour")}
    wanted |= {"goodbye_warm", "goodbye_plain", "goodbye_cold", "asked_else"}
    assert acts() == wanted
    for act in wanted:
        for temperament in TEMPERAMENTS:
            lines = bank()[act, temperament]
            assert len(lines) >= 4
            assert sum(_can_always_be_said(line) for line in lines) >= 3


def test_no_verb_hangs_on_a_topic_that_may_be_many_things() -> None:
    verb = re.compile(r"\{topic\} (?:is|isn't|was|wasn't|has|does|weighs?|weighed|are|were|have)\b")
    lines = [line.text for lines in bank().values() for line in lines]
    assert [line for line in lines if verb.search(line)] == []


@pytest.mark.parametrize("language", ["en", "es"])
def test_what_each_act_did_is_told(language: str) -> None:
    told = {one.id for one in rehearsal_words(language=language).act}
    assert told == set(get_args(Act))


def _can_always_be_said(line: Line) -> bool:
    is_bound = line.fact or line.quoted
    return not is_bound and TOPIC not in line.text and TIME not in line.text


@pytest.mark.parametrize("key", sorted(bank()), ids=" ".join)
def test_is_kind(key: tuple[str, str]) -> None:
    reader = CodebookReader(load_codebook())
    for line in bank()[key]:  # type: ignore[index]
        assert not UNKIND.search(line.text)
        found = reader.read([line.text])[0]
        assert not any(signal.tier > 1 for signal in found.danger), line
        assert not set(found.named) & {"diagnosis", "threat"}, line
