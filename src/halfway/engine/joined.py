"""Joins what rules found with what the network says: which findings stay, and how sure they are."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
from numpy.typing import NDArray

from halfway.conversation import AGAINST, MOVES, Finding
from halfway.engine.dismissed import Dismissed
from halfway.engine.windows import Window
from halfway.text import Sentence

READS_AS = "reads_as"
"""The rule that a finding names when the network alone saw it: `reads_as.criticism`."""
_CERTAIN = 0.95
"""Rules as sure as this have the last word."""
_REFUTED = 0.15
"""A finding of a less sure rule is dropped when all that is known makes it this unlikely."""
_OUTRIGHT = 0.8
_ALL_OF_IT = 0.9
_SAID = 0.93
"""A rule at least that sure, whose words are nearly all of a sentence, leaves nothing for the network to
know better: "You always do this." Its move is at least this probable. (On unseen writers this costs
0.1 points of false flags; they seldom write what everybody says.)"""
SURE = 0.8
"""From this probability a finding of the network is “likely”, below it “perhaps”."""
_FLAGS = (*AGAINST, "complaint")
_MOSTLY = 0.5

Floats = NDArray[np.floating[Any]]


@dataclass(frozen=True, slots=True)
class Place:
    """A window of a text, with the findings of rules in it and what the network says of it."""

    window: Window
    findings: tuple[Finding, ...]
    logits: Floats
    moves: Floats


def apart(found: Sequence[Finding], known: Sequence[Finding]) -> list[Finding]:
    """What the network found, the surest first, without a second flag on words that have one, and
    without praise for words that are mostly those of a flag."""
    apart: list[Finding] = []
    for one in sorted(found, key=lambda finding: -finding.confidence):
        if all(_stand_apart(one, other) for other in (*known, *apart)):
            apart.append(one)
    return apart


def _stand_apart(one: Finding, other: Finding) -> bool:
    if one.move in _FLAGS:
        return other.move not in _FLAGS or not _shared(one, other)
    return other.move not in AGAINST or _shared(one, other) <= _MOSTLY * (one.end - one.start)


def _shared(one: Finding, other: Finding) -> int:
    """How many code points two findings share."""
    return max(min(one.end, other.end) - max(one.start, other.start), 0)


def is_hidden(finding: Finding, parts: Sequence[Sentence], dismissed: Dismissed) -> bool:
    """Whether a finding was waved away."""
    part = next(part for part in parts if part.start <= finding.start < part.end)
    return dismissed.hides(rule=finding.rule, words=finding.text, sentence=part.text)


def left_out(text: str, findings: Sequence[Finding]) -> str:
    """The text without the words of the findings."""
    for finding in sorted(findings, key=lambda finding: -finding.start):
        text = text[: finding.start] + text[finding.end :]
    return text if any(letter.isalnum() for letter in text) else ""


def said_outright(findings: Sequence[Finding], parts: Sequence[Sentence]) -> Floats:
    """The least probability of each move by rules whose words are all of a sentence; 0 elsewhere."""
    least = np.zeros(len(MOVES))
    for finding in findings:
        if finding.move not in AGAINST or finding.confidence < _OUTRIGHT:
            continue
        part = next(part for part in parts if part.start <= finding.start < part.end)
        if finding.end - finding.start >= _ALL_OF_IT * len(part.text.rstrip(" .!?")):
            least[MOVES.index(finding.move)] = _SAID
    return least


def kept(place: Place) -> list[Finding]:
    """The findings of rules in a window that the network does not refute, as sure as both are."""
    found = []
    for finding in place.findings:
        p = float(place.moves[MOVES.index(finding.move)])
        if finding.confidence >= _CERTAIN:
            found.append(finding)
        elif p >= _REFUTED:
            found.append(replace(finding, confidence=round(max(p, 0.5), 4)))
    return found
