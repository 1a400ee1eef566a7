"""An official questionnaire that a person brought, and how they rated it."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from halfway.vault.kinds import kind


@kind("questionnaire")
@dataclass(frozen=True, slots=True, kw_only=True)
class Questionnaire:
    """Its name, the words of its items, and the last rating by number of item, from 1."""

    name: str = ""
    texts: tuple[str, ...] = ()
    day: date | None = None
    rated: dict[int, int] = field(default_factory=dict)

    def title(self) -> str:
        """A name for the export."""
        return self.name or "Questionnaire"
