"""The small frozen things that all of Halfway passes around: spans, findings, readings."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

AGAINST = (
    "criticism",
    "contempt",
    "threat",
    "demand",
    "defensiveness",
    "withdrawal",
    "mind_reading",
    "diagnosis",
)
"""Moves that turn against the partner."""

TOWARD = (
    "feeling",
    "need",
    "ownership",
    "validation",
    "curiosity",
    "appreciation",
    "invitation",
    "repair",
    "reassurance",
)
"""Moves that turn toward the partner."""

MOVES = (*AGAINST, "complaint", *TOWARD)
"""The 18 moves, in the order in which they are always listed."""

SIGNALS = (
    "fear",
    "physical",
    "threat_to_harm",
    "coercion",
    "monitoring",
    "sexual_coercion",
    "self_harm",
    "coercive_intent",
)
"""The danger signals: read apart, never mixed into a score."""


@dataclass(frozen=True, slots=True)
class Finding:
    """A move at a span of a text, and why.

    `start` and `end` are code points of the original text; `confidence` is between 0 and 1.
    """

    move: str
    start: int
    end: int
    text: str
    confidence: float
    says: str
    rule: str


@dataclass(frozen=True, slots=True)
class DangerSignal:
    """Words that may tell of danger, at a span of a text; `tier` is 1 (a note) to 3 (help first)."""

    signal: str
    start: int
    end: int
    text: str
    tier: int
    rule: str


@dataclass(frozen=True, slots=True)
class Suggestion:
    """Better words for one place: put `text` where `start` to `end` stands now."""

    start: int
    end: int
    text: str
    rule: str


@dataclass(frozen=True, slots=True)
class Opening:
    """How a text begins: harshness 1.0 (soft) to 5.0, directness 0 (vague) to 1, and the why."""

    harshness: float
    directness: float
    says: tuple[str, ...] = ()
    made_by: tuple[Finding, ...] = ()


@dataclass(frozen=True, slots=True)
class Reading:
    """All that was read in one text.

    `moves` has a probability for each of the 18 moves; `named` are those that are probable enough
    to be named, in the order of `MOVES`.
    """

    text: str
    moves: Mapping[str, float]
    named: tuple[str, ...]
    findings: tuple[Finding, ...]
    danger: tuple[DangerSignal, ...]
    opening: Opening
    suggestions: tuple[Suggestion, ...] = field(default=())

    def stops_coaching(self) -> bool:
        """Whether a danger signal is more than a side note (tier 1), so that nothing is polished."""
        return any(signal.tier > 1 for signal in self.danger)

    def against(self) -> tuple[Finding, ...]:
        """The findings that turn against the partner."""
        return tuple(finding for finding in self.findings if finding.move in AGAINST)


@dataclass(frozen=True, slots=True)
class Coded:
    """What bulk work keeps of a message: the probability of each of `MOVES`, in their order.

    `named` are the moves that are probable enough to be named; `danger` are the signals that stop
    coaching, if any: a side note among thousands of messages would only be noise.
    """

    moves: tuple[float, ...]
    named: tuple[str, ...]
    harshness: float
    directness: float
    danger: tuple[str, ...] = ()
