"""The check before anything joint: what was ticked leads to green, amber or red, and is then forgotten.

It cannot tell that somebody is safe, and nothing here says so: no answer counts as amber.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal

from halfway.guidance.content import Content, read

Level = Literal["green", "amber", "red"]


class Question(Content, frozen=True):
    """A line that may fit, and where a tick leads."""

    id: str
    level: Literal["amber", "red"]
    says: str


class Result(Content, frozen=True):
    """What a level shows, and what it switches off."""

    level: Level
    title: str
    says: str
    off: tuple[str, ...]


class About(Content, frozen=True):
    """What stands over and under the questions."""

    title: str
    intro: str
    note: str


class Triage(Content, frozen=True):
    """The whole check."""

    about: About
    question: tuple[Question, ...]
    result: tuple[Result, ...]

    def level(self, ticked: Iterable[str], *, nothing_fits: bool) -> Level:
        """Where these ticks lead; green only where somebody said that nothing fits."""
        marks = set(ticked)
        levels = {question.level for question in self.question if question.id in marks}
        if "red" in levels:
            return "red"
        return "green" if nothing_fits and not marks else "amber"

    def result_of(self, level: Level) -> Result:
        """What this level shows."""
        return next(result for result in self.result if result.level == level)


def triage(*, language: str = "en") -> Triage:
    """The check."""
    return read("triage", Triage, language=language)
