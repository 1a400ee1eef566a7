"""Studies of one change of mine: what was written down before it began, the plan, an answer a day."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from halfway.vault.kinds import kind

Scale = Literal["ten", "count"]
Source = Literal["me", "harsh_openings", "toward"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Study:
    """One study. All but `answers`, `done` and `stopped` is written down before the first day.

    `plan` has a letter a day from `first_day` on: A as usual, B with the change; `seed` drew it, and
    `least` days are in each part at least. `answers` are the measure by day, `done` says whether
    the change was done on a day with it. A day without an answer was missed. `source` says who
    gives the measure: me, day by day, or a conversation that I bring in.
    """

    id: str
    change: str
    measure: str
    scale: Scale
    more_is_better: bool
    shape: str
    design: Literal["ab", "abab", "pairs"]
    least: int
    seed: int
    plan: str
    first_day: date
    source: Source = "me"
    answers: dict[date, float] = field(default_factory=dict)
    done: dict[date, bool] = field(default_factory=dict)
    stopped: date | None = None


@kind("studies")
@dataclass(frozen=True, slots=True, kw_only=True)
class Studies:
    """All studies, the newest last; one runs at a time."""

    studies: tuple[Study, ...] = ()

    def title(self) -> str:
        """A name for the export."""
        return "My studies"
