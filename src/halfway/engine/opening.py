"""Measures how a text begins: how harsh it is (1 to 5), how direct (0 to 1), and says why.

Harshness adds up what turns against the partner, with less added by each further finding, and a
little taken off by what turns toward them. Directness asks whether one clear thing is said.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from halfway.conversation import AGAINST, Finding, Opening
from halfway.text import Sentence

_EARLY = 1.2
"""The first two sentences weigh more: a talk tends to go on as it starts (Carrere & Gottman 1999)."""
_STEEPNESS = 1.6
_TOWARD_TAKES_OFF = 0.12
_VAGUE, _CLEAR = 0.4, 0.6
_LOST, _AT_MOST = 3, 0.3
"""Careful words a sentence, and how direct a text with so many can be, whatever else is in it."""


@dataclass(frozen=True, slots=True)
class OpeningWords:
    """Compiled patterns over canonical text: words that blur, that make concrete, that ask."""

    hedge: Any
    specific: Any
    request: Any


def opening_of(
    parts: Sequence[Sentence],
    findings: Sequence[Finding],
    weights: dict[str, float],
    words: OpeningWords,
) -> Opening:
    """The opening of a text from its sentences and findings.

    `weights` gives how much each move adds to harshness.
    """
    harshness = _harshness(parts, findings, weights)
    directness = _directness(parts, findings, words)
    return opening_with(parts, findings, weights, words, levels=(harshness, directness))


def opening_with(
    parts: Sequence[Sentence],
    findings: Sequence[Finding],
    weights: dict[str, float],
    words: OpeningWords,
    *,
    levels: tuple[float, float],
) -> Opening:
    """The opening with harshness and directness as given, and what they mean in words."""
    harshness, directness = levels
    hedges = _hedges(parts, words)
    if hedges >= _LOST * max(len(parts), 1):
        directness = min(directness, _AT_MOST)
    made_by = tuple(finding for finding in findings if weights.get(finding.move, 0) > 0)
    return Opening(
        harshness=round(harshness, 2),
        directness=round(directness, 2),
        says=tuple(_says(harshness, directness, hedges, findings)),
        made_by=made_by,
    )


def _harshness(
    parts: Sequence[Sentence], findings: Sequence[Finding], weights: dict[str, float]
) -> float:
    early_end = parts[min(1, len(parts) - 1)].end if parts else 0
    evidence = sum(
        weights.get(finding.move, 0.0)
        * finding.confidence
        * (_EARLY if finding.start < early_end else 1)
        for finding in findings
    )
    if evidence <= 0:
        return 1.0
    toward = sum(1 for finding in findings if weights.get(finding.move, 0.0) == 0)
    evidence *= 1 - min(_TOWARD_TAKES_OFF * toward, 0.36)
    evidence += 0.25 * shouting(parts)
    return 1 + 4 * (1 - math.exp(-evidence / _STEEPNESS))


def shouting(parts: Sequence[Sentence]) -> int:
    """How many sentences are in capitals or end in more than one exclamation mark, up to three."""
    loud = sum(
        1
        for part in parts
        if "!!" in part.text or (part.text.isupper() and len(part.text.split()) > 1)
    )
    return min(loud, 3)


def _directness(
    parts: Sequence[Sentence], findings: Sequence[Finding], words: OpeningWords
) -> float:
    asks = sum(1 for part in parts if words.request.search(part.canonical))
    asks += sum(1 for finding in findings if finding.move in ("need", "invitation", "demand"))
    concrete = sum(1 for part in parts if words.specific.search(part.canonical))
    says_own = any(finding.move in ("feeling", "ownership", "repair") for finding in findings)
    says_grief = any(finding.move in (*AGAINST, "complaint") for finding in findings)
    direct = 0.35 + 0.3 * bool(asks) + 0.05 * min(asks - 1, 2) * bool(asks)
    direct += 0.15 * says_own + 0.2 * says_grief + 0.1 * min(concrete, 2)
    words_in_all = sum(len(part.canonical.split()) for part in parts) or 1
    blur = _hedges(parts, words) / max(words_in_all / 12, 1)
    return min(max(direct - 0.22 * blur, 0.0), 1.0)


def _hedges(parts: Sequence[Sentence], words: OpeningWords) -> int:
    return sum(len(words.hedge.findall(part.canonical)) for part in parts)


def _says(
    harshness: float, directness: float, hedges: int, findings: Sequence[Finding]
) -> list[str]:
    """What the two numbers mean, in plain words, one line each."""
    says = []
    if harshness >= 3.5:
        says.append(
            "This starts hard. Your partner may hear an attack and guard themselves before they hear what you need."
        )
    elif harshness >= 2.0:
        says.append("Some of this may sting. A softer start makes it easier to hear what you need.")
    if directness < _VAGUE and hedges >= 2:
        says.append(
            "This is kind, and so careful that the request may get lost. Naming one thing and one time is kind too."
        )
    elif directness < _VAGUE:
        says.append(
            "There is no clear ask in this yet. What is one thing you would like, and when?"
        )
    elif harshness < 2.0 and directness >= _CLEAR and any(f.move not in AGAINST for f in findings):
        says.append("Warm and clear: it says what is going on for you and what you would like.")
    return says
