"""Looks at a message from the partner: what it asks for, what it says of them, how to begin an answer."""

from __future__ import annotations

import re
from dataclasses import dataclass

from halfway.conversation import AGAINST, Reading
from halfway.engine.person import turned_around
from halfway.text import sentences

MOST = 3
_ASKING = ("need", "demand", "invitation")
_HEARD = ("feeling", "need", "complaint", "criticism")


@dataclass(frozen=True, slots=True)
class Heard:
    """What a message asks, what it tells of the writer, and beginnings for an answer.

    Beginnings validate first and leave dots where one's own words belong.
    """

    asks: tuple[str, ...]
    tells: tuple[str, ...]
    beginnings: tuple[str, ...]
    is_hard: bool


def heard_in(reading: Reading) -> Heard:
    """What is heard in `reading`, a reading of the partner's message; empty where danger is."""
    if reading.stops_coaching():
        return Heard((), (), (), is_hard=True)
    parts = sentences(reading.text)
    asks = [
        part.text
        for part in parts
        if part.is_question or _has(reading, part.start, part.end, _ASKING)
    ]
    tells = [part.text for part in parts if _has(reading, part.start, part.end, _HEARD)]
    return Heard(
        asks=tuple(asks[:MOST]),
        tells=tuple(tells[:MOST]),
        beginnings=tuple(_beginnings(tells[:1], asks[:1])),
        is_hard=any(finding.move in AGAINST for finding in reading.findings),
    )


def _has(reading: Reading, start: int, end: int, moves: tuple[str, ...]) -> bool:
    return any(f.move in moves and start <= f.start < end for f in reading.findings)


def _beginnings(tells: list[str], asks: list[str]) -> list[str]:
    """Two or three ways to begin: hear them, thank them, or take a pause that ends."""
    beginnings = []
    if tells:
        said = _clause(turned_around(tells[0]))
        beginnings.append(
            f"I hear you. It sounds to me as if {said}. That matters to me. From my side, …"
        )
    if asks:
        wanted = _clause(turned_around(asks[0]))
        beginnings.append(
            f"Thank you for asking straight out. You asked: {wanted}. My honest answer is …"
        )
    beginnings.append(
        "Thank you for telling me. I want to understand this before I answer. What was the hardest part of it for you?"
    )
    beginnings.append(
        "I want to answer this well, and I need a little time. Can we talk about it at … tonight?"
    )
    return beginnings[:MOST]


def _clause(sentence: str) -> str:
    words = re.sub(r"\s+", " ", sentence).strip(" .!?…\"'")
    if not re.match(r"(?:I|I'm|I've|I'll|I'd)\b", words):
        words = words[:1].lower() + words[1:]
    return words
