"""Where we are: what a person told about the two of them, to make a plan of."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from halfway.vault.kinds import kind

No = Literal["", "never_asked", "soft", "hard", "maybe", "yes", "silence"]
Raised = Literal["", "me", "both", "them", "nobody"]
Trouble = Literal["", "weeks", "months", "years"]
Well = Literal["", "low", "ok"]


@kind("intake")
@dataclass(frozen=True, slots=True, kw_only=True)
class Intake:
    """Answers, each of which may be left out; `barriers` are guesses about the partner."""

    no: No = ""
    raised: Raised = ""
    trouble: Trouble = ""
    well: Well = ""
    barriers: tuple[str, ...] = ()
    words: str = ""
    suits: tuple[str, ...] = ()
    begun: date | None = None

    def title(self) -> str:
        """A name for the export."""
        return "Where we are"

    def marks(self) -> frozenset[str]:
        """The answers as the rules of the plan ask for them."""
        told = {"no": self.no, "raised": self.raised, "trouble": self.trouble, "well": self.well}
        chosen = {f"{name}:{answer}" for name, answer in told.items() if answer}
        return frozenset(chosen | {f"barrier:{id}" for id in self.barriers})
