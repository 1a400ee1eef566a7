"""Loads what the screen "Say it" offers in each mode."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import rtoml

from halfway.conversation import MOVES
from halfway.errors import BadContentError

FILE = Path(__file__).parent / "say_it.toml"


@dataclass(frozen=True, slots=True)
class Example:
    """A draft to start from."""

    name: str
    text: str


@dataclass(frozen=True, slots=True)
class Mode:
    """One way to use the coach; `parts` are the moves that help most in it."""

    id: str
    name: str
    prompt: str
    helps: tuple[str, ...]
    parts: tuple[str, ...]
    examples: tuple[Example, ...]


@lru_cache(maxsize=1)
def load_modes() -> dict[str, Mode]:
    """All modes by id, in the order in which they are shown."""
    data = rtoml.loads(FILE.read_text(encoding="utf-8"))
    modes = {}
    for row in data["mode"]:
        unknown = set(row["parts"]) - set(MOVES)
        if unknown:
            raise BadContentError(
                f"{FILE}: {row['id']}: {', '.join(sorted(unknown))}: no such move."
            )
        modes[row["id"]] = Mode(
            id=row["id"],
            name=row["name"],
            prompt=row["prompt"],
            helps=tuple(row["helps"]),
            parts=tuple(row["parts"]),
            examples=tuple(Example(**example) for example in row["example"]),
        )
    return modes
