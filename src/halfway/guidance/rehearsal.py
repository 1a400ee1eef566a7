"""Words around a practice talk: what a turn did, and what to practise."""

from __future__ import annotations

from halfway.guidance.content import Content, read


class About(Content, frozen=True):
    """What is said before, in the middle and at the end."""

    intro: str
    not_yours: str
    over: str
    flooded: str
    break_words: str
    voice_warning: str
    voice_not: str


class ActWords(Content, frozen=True):
    """One kind of turn: what it did, and how to practise it, or the other way."""

    id: str
    did: str
    practise: str


class RehearsalWords(Content, frozen=True):
    """All of it."""

    about: About
    act: tuple[ActWords, ...]

    def of_act(self, id: str) -> ActWords:
        """The words of one kind of turn."""
        return next(one for one in self.act if one.id == id)


def rehearsal_words(*, language: str = "en") -> RehearsalWords:
    """The words in this language."""
    return read("rehearsal", RehearsalWords, language=language)
