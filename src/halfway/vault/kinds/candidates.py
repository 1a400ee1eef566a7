"""Therapists to choose from, side by side."""

from __future__ import annotations

from dataclasses import dataclass

from halfway.vault.kinds import kind


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """A therapist as I noted them; `felt` is from 1 to 5, 0 where it was left out."""

    name: str
    fee: str = ""
    approach: str = ""
    free_from: str = ""
    felt: int = 0
    note: str = ""


@kind("candidates")
@dataclass(frozen=True, slots=True, kw_only=True)
class Candidates:
    """All of them, in the order they were noted."""

    candidates: tuple[Candidate, ...] = ()

    def title(self) -> str:
        """A name for the export."""
        return "Therapists"
