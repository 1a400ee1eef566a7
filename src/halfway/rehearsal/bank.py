"""The partner's lines: what they may say after each of my acts, and how each barrier is told."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal, get_args

from halfway.errors import BadContentError
from halfway.guidance.content import FOLDER

Temperament = Literal["anxious", "avoidant", "steady"]
TEMPERAMENTS: tuple[Temperament, ...] = get_args(Temperament)
DEPTHS = ("far", "near", "deep")
TOPIC, TIME = "{topic}", "{time}"
Fact = Literal[
    "asked", "thrice", "refused", "deferred", "therapist", "therapy", "feeling", "hinted", "short"
]
"""What a line may claim, so that it is said only where it is true (see `scene`)."""
_HEAD = re.compile(r"@(\w+)(?: (far|near|deep))? (anxious|avoidant|steady)")
_LINE = re.compile(r'(?:\[(?:"(?P<quoted>[^"]+)"|(?P<fact>\w+))\] )?(?P<text>[^\[\]]+)')

Key = tuple[str, Temperament]


@dataclass(frozen=True, slots=True)
class Line:
    """A line; it is said only where its `fact` is true, and I said the words that it has `quoted`."""

    text: str
    fact: Fact | None = None
    quoted: str = ""


@lru_cache(maxsize=1)
def bank() -> dict[Key, tuple[Line, ...]]:
    """Lines by act (or "barrier depth") and temperament; raises `BadContentError` with the place."""
    found: dict[Key, list[Line]] = {}
    for path in sorted((FOLDER / "rehearsal").glob("*.txt")):
        lines: list[Line] | None = None
        for number, written in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
            place = f"{path.name}: line {number}"
            if not written or written.startswith("#"):
                continue
            if written.startswith("@"):
                lines = found.setdefault(_key(written, place), [])
            elif lines is None:
                raise BadContentError(f"{place}: a line before any head.")
            else:
                lines.append(_line(written, place))
    return {key: tuple(lines) for key, lines in found.items()}


def acts() -> frozenset[str]:
    """Every act that has lines."""
    return frozenset(act for act, _ in bank())


def _key(written: str, place: str) -> Key:
    head = _HEAD.fullmatch(written)
    if head is None:
        raise BadContentError(f"{place}: no such head.")
    act = f"{head[1]} {head[2]}" if head[2] else head[1]
    return act, head[3]  # type: ignore[return-value]


def _line(written: str, place: str) -> Line:
    found = _LINE.fullmatch(written)
    if found is None or (found["fact"] and found["fact"] not in get_args(Fact)):
        raise BadContentError(f"{place}: no such condition.")
    return Line(found["text"], found["fact"], found["quoted"] or "")  # type: ignore[arg-type]
