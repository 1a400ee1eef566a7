"""The partner's lines: what they may say after each of my acts, and how each barrier is told."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Literal, get_args

from halfway.errors import BadContentError
from halfway.guidance.content import FOLDER

Temperament = Literal["anxious", "avoidant", "steady"]
TEMPERAMENTS: tuple[Temperament, ...] = get_args(Temperament)
DEPTHS = ("far", "near", "deep")
TOPIC = "{topic}"
_HEAD = re.compile(r"@(\w+)(?: (far|near|deep))? (anxious|avoidant|steady)")

Key = tuple[str, Temperament]


@lru_cache(maxsize=1)
def bank() -> dict[Key, tuple[str, ...]]:
    """Lines by act (or "barrier depth") and temperament; raises `BadContentError` with the place."""
    found: dict[Key, list[str]] = {}
    for path in sorted((FOLDER / "rehearsal").glob("*.txt")):
        lines: list[str] | None = None
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
            if not line or line.startswith("#"):
                continue
            if line.startswith("@"):
                head = _HEAD.fullmatch(line)
                if head is None:
                    raise BadContentError(f"{path.name}: line {number}: no such head.")
                act = f"{head[1]} {head[2]}" if head[2] else head[1]
                lines = found.setdefault((act, head[3]), [])  # type: ignore[arg-type]
            elif lines is None:
                raise BadContentError(f"{path.name}: line {number}: a line before any head.")
            else:
                lines.append(line)
    return {key: tuple(lines) for key, lines in found.items()}


def acts() -> frozenset[str]:
    """Every act that has lines."""
    return frozenset(act for act, _ in bank())
