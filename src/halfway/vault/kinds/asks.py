"""Asks: what I mean to ask for and when, and what came of it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from halfway.vault.kinds import kind

Came = Literal["", "yes", "maybe", "no", "silence"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Ask:
    """One ask: which rung of the ladder, the day, the answer, and a look back."""

    rung: str
    day: date
    answer: Came = ""
    look_back: str = ""


@kind("asks")
@dataclass(frozen=True, slots=True, kw_only=True)
class Asks:
    """All asks, the newest last."""

    asks: tuple[Ask, ...] = ()

    def title(self) -> str:
        """A name for the export."""
        return "What I asked"
