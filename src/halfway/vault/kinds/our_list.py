"""Our list: resources that we look at, with a word about each, and the evenings that were held."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from halfway.vault.kinds import kind

Status = Literal["maybe", "offered", "on_it", "done", "not_for_us"]


@dataclass(frozen=True, slots=True)
class Listed:
    """How far we are with a resource."""

    status: Status = "maybe"
    note: str = ""


@kind("our-list")
@dataclass(frozen=True, slots=True, kw_only=True)
class OurList:
    """Resources by id, and the numbers of the weeks whose evening was held."""

    resources: dict[str, Listed] = field(default_factory=dict)
    weeks: tuple[int, ...] = ()

    def title(self) -> str:
        """A name for the export."""
        return "Our list"
