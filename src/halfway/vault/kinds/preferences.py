"""How a person wants Halfway to be: when it locks, and what it remembers of a visit."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from halfway.vault.kinds import kind

IDLE_MINUTES = (1, 2, 5, 10, 15, 30)


@kind("preferences")
@dataclass(frozen=True, slots=True, kw_only=True)
class Preferences:
    """Settings of one account; `path` is where the safety check led, never its answers."""

    idle_minutes: int = 5
    spellcheck: bool = False
    exit_keys: bool = True
    path: Literal["", "joint", "individual"] = ""
    offered_recovery: bool = False
    language: Literal["", "en", "es"] = ""

    def title(self) -> str:
        """A name for the export."""
        return "My settings"
