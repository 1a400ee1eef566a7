"""How far the plan has come: steps that were done, and steps that were put off."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from halfway.vault.kinds import kind


@kind("progress")
@dataclass(frozen=True, slots=True, kw_only=True)
class Progress:
    """The day by step."""

    done: dict[str, date] = field(default_factory=dict)
    later: dict[str, date] = field(default_factory=dict)

    def title(self) -> str:
        """A name for the export."""
        return "My steps"
