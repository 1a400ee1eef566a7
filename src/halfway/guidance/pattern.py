"""Words for the screen *The pattern*: the story of each cycle, and one thing of mine to try."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from halfway.guidance.content import FOLDER, Content, read

EXAMPLE: Path = FOLDER / "example_talk.txt"
"""A talk of two people, made up by us, to try it all on."""


class RoleWords(Content, frozen=True):
    """A role in a cycle, as it is said of me and of them, and what I can do when it is mine."""

    i: str
    they: str
    do: str


class CycleWords(Content, frozen=True):
    """A cycle: its title, its story, and the roles in it."""

    id: str
    title: str
    story: str
    roles: dict[str, RoleWords]


class MoveWords(Content, frozen=True):
    """A move of mine in plain words, and what to do with it; the same of theirs where it is warm."""

    id: str
    name: str
    do: str
    they: str = ""


class LimitWords(Content, frozen=True):
    """What text cannot tell; `{count}` stands for a number."""

    id: str
    text: str


class About(Content, frozen=True):
    """What is said before an import, when it is refused, and when words tell of danger."""

    consent: str
    not_mine: str
    danger: str
    why_two: str


class PatternWords(Content, frozen=True):
    """All of it."""

    about: About
    cycle: tuple[CycleWords, ...]
    move: tuple[MoveWords, ...]
    limit: tuple[LimitWords, ...]
    report: dict[str, str]

    def of_cycle(self, name: str) -> CycleWords:
        """The words of a cycle."""
        return next(one for one in self.cycle if one.id == name)

    def of_move(self, name: str) -> MoveWords:
        """The words of a move."""
        return next(one for one in self.move if one.id == name)

    def of_limits(self, limits: Iterable[tuple[str, int]]) -> list[str]:
        """Limits in words; each comes with the number that it speaks of."""
        texts = {one.id: one.text for one in self.limit}
        return [texts[id].format(count=count) for id, count in limits]


def pattern_words(*, language: str = "en") -> PatternWords:
    """The words in this language."""
    return read("pattern", PatternWords, language=language)
