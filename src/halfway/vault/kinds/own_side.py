"""My own side: what I wrote about what I can own, and how I rated the lines on worry and distance."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from halfway.vault.kinds import kind


@dataclass(frozen=True, slots=True, kw_only=True)
class Rated:
    """The lines as they were rated on one day, from 1 to 7."""

    day: date
    lines: dict[str, int]


@kind("own-side")
@dataclass(frozen=True, slots=True, kw_only=True)
class OwnSide:
    """My words by prompt, and what I rated, the newest last."""

    answers: dict[str, str] = field(default_factory=dict)
    rated: tuple[Rated, ...] = ()

    def title(self) -> str:
        """A name for the export."""
        return "My own side"
