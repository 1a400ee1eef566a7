"""Words for the screen *Studies*: changes to try, what to measure, how long, and what came out."""

from __future__ import annotations

from typing import Literal

from halfway.guidance.content import Content, read


class About(Content, frozen=True):
    """What is said before and around a study."""

    intro: str
    rules: tuple[str, ...]
    fear: str
    as_usual: str
    with_it: str
    hidden: str
    not_drawn: str
    missed: str
    limits: str
    stays: str


class ChangeWords(Content, frozen=True):
    """One change of mine to try."""

    id: str
    words: str


class MeasureWords(Content, frozen=True):
    """One measure: the question of each day, its scale, and whether more of it is better.

    `source` is "me" for what I answer, else which number of a conversation it is.
    """

    id: str
    words: str
    asks: str
    scale: Literal["ten", "count"]
    more_is_better: bool
    source: Literal["me", "harsh_openings", "toward"] = "me"


class ShapeWords(Content, frozen=True):
    """One way to lay a study out."""

    id: str
    name: str
    what: str


class VerdictWords(Content, frozen=True):
    """What came out."""

    id: str
    title: str
    says: str


class RefusalWords(Content, frozen=True):
    """Why a change is not tried, and what to do in its place."""

    id: str
    says: str


class StudyWords(Content, frozen=True):
    """All of it."""

    about: About
    change: tuple[ChangeWords, ...]
    measure: tuple[MeasureWords, ...]
    shape: tuple[ShapeWords, ...]
    verdict: tuple[VerdictWords, ...]
    refusal: tuple[RefusalWords, ...]

    def of_measure(self, id: str) -> MeasureWords | None:
        """The measure of this name; None for another."""
        return next((one for one in self.measure if one.id == id), None)

    def of_verdict(self, id: str) -> VerdictWords:
        """The words of one verdict."""
        return next(one for one in self.verdict if one.id == id)

    def of_refusal(self, id: str) -> str:
        """Why a change is refused."""
        return next(one.says for one in self.refusal if one.id == id)


def study_words(*, language: str = "en") -> StudyWords:
    """The words in this language."""
    return read("studies", StudyWords, language=language)
