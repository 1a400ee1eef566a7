"""Lays a reading out for the page: marks, gauges in words, cards, and what is there already."""

from __future__ import annotations

from typing import Any

from halfway.conversation import AGAINST, Finding, Reading
from halfway.engine.codebook import load_codebook
from halfway.text import sentences

_WARMTH = ((1.6, "soft"), (2.4, "mostly soft"), (3.4, "a bit sharp"), (4.2, "sharp"), (9, "hard"))
_CLEAR = (
    (0.25, "very vague"),
    (0.42, "vague"),
    (0.6, "fairly clear"),
    (0.8, "clear"),
    (2, "very clear"),
)
_PARTS = {
    "feeling": "how you feel",
    "need": "one thing you ask for",
    "curiosity": "room for their view",
    "reassurance": "that they are safe with you",
    "complaint": "one thing that happened",
    "ownership": "your own part",
    "invitation": "an invitation",
    "validation": "what makes sense in their view",
}
_OR_ALSO = {
    "need": ("need", "invitation"),
    "curiosity": ("curiosity", "invitation"),
    "complaint": ("complaint", "feeling"),
}


def card_for_page(
    reading: Reading, *, parts: tuple[str, ...], whole: tuple[str, ...]
) -> dict[str, Any]:
    """What the page shows of a reading; a text with danger signals gets no coaching at all."""
    if reading.stops_coaching():
        return {"danger": True, "is_urgent": max(signal.tier for signal in reading.danger) == 3}
    about = load_codebook().about
    flagged = [f for f in reading.findings if f.move in (*AGAINST, "complaint")]
    return {
        "has_side_note": bool(reading.danger),
        "cards": [
            _card(reading, finding, number) for number, finding in enumerate(flagged, start=1)
        ],
        "toward": [
            {"title": about[f.move].title, "text": f.text, "says": f.says, **_mark(f, "toward", 0)}
            for f in reading.findings
            if f not in flagged
        ],
        "marks": [
            _mark(f, "against" if f.move in AGAINST else "complaint", n)
            for n, f in enumerate(flagged, start=1)
        ]
        + [_mark(f, "toward", 0) for f in reading.findings if f not in flagged],
        "warmth": _gauge(_WARMTH, reading.opening.harshness, 6 - reading.opening.harshness),
        "clear": _gauge(_CLEAR, reading.opening.directness, 1 + reading.opening.directness * 4),
        "says": reading.opening.says,
        "parts": [{"name": _PARTS[part], "is_there": _is_there(reading, part)} for part in parts],
        "whole": whole,
    }


def _card(reading: Reading, finding: Finding, number: int) -> dict[str, Any]:
    sentence = next(
        (part.text for part in sentences(reading.text) if part.start <= finding.start < part.end),
        "",
    )
    return {
        "number": number,
        "move": finding.move,
        "title": load_codebook().about[finding.move].title,
        "text": finding.text,
        "says": finding.says,
        "rule": finding.rule,
        "sentence": sentence,
        "is_sure": finding.confidence >= 0.75,
        "group": "against" if finding.move in AGAINST else "complaint",
        "suggestions": _own_suggestions(reading, finding),
    }


def _own_suggestions(reading: Reading, finding: Finding) -> list[dict[str, Any]]:
    """The suggestions for the place where the finding stands, its own rule's first."""
    here = [s for s in reading.suggestions if s.start <= finding.start and finding.end <= s.end]
    here.sort(key=lambda suggestion: suggestion.rule != finding.rule)
    return [{"start": s.start, "end": s.end, "text": s.text} for s in here]


def _mark(finding: Finding, group: str, number: int) -> dict[str, Any]:
    return {"start": finding.start, "end": finding.end, "group": group, "number": number}


def _gauge(words: tuple[tuple[float, str], ...], value: float, full: float) -> dict[str, Any]:
    """A gauge of five steps, in words first."""
    name = next(word for limit, word in words if value < limit)
    level = min(max(round(full), 1), 5)
    return {"word": name, "level": level, "steps": [step <= level for step in range(1, 6)]}


def _is_there(reading: Reading, part: str) -> bool:
    return any(reading.moves[move] >= 0.5 for move in _OR_ALSO.get(part, (part,)))
