"""Way 2, asking: what may stand in the way, small asks, good moments, and what to do with the answer."""

from __future__ import annotations

from halfway.guidance.content import Content, read


class Barrier(Content, frozen=True):
    """A reason that a partner may give: a guess to be checked, never a verdict."""

    id: str
    name: str
    sounds_like: tuple[str, ...]
    may_mean: str
    ask: tuple[str, ...]
    say: tuple[str, ...]
    not_say: tuple[str, ...]
    first_small_step: str
    resource_suits: tuple[str, ...] = ()
    facts: tuple[str, ...] = ()


class Answer(Content, frozen=True):
    """What to do after yes, maybe, no or silence; days until asking again may be fair, 0 for never."""

    id: str
    title: str
    first: tuple[str, ...]
    then: tuple[str, ...]
    not_say: tuple[str, ...]
    words: tuple[str, ...]
    next_ask_after_days: int
    why: str
    facts: tuple[str, ...] = ()


class Rung(Content, frozen=True):
    """One size of ask on the ladder."""

    id: str
    name: str
    ask_words: tuple[str, ...]
    why_small: str
    if_yes: str
    if_no: str
    facts: tuple[str, ...] = ()


class About(Content, frozen=True):
    """What stands over a list."""

    title: str
    intro: str
    why_ask: str = ""
    facts: tuple[str, ...] = ()


class Ladder(Content, frozen=True):
    """The rungs, small ones first."""

    about: About
    rung: tuple[Rung, ...]


class Window(Content, frozen=True):
    """A good or a bad moment for asking."""

    id: str
    good: bool
    name: str
    why: str


class Script(Content, frozen=True):
    """Patient words for one moment."""

    id: str
    group: str
    when: str
    words: str
    why: str


class _Barriers(Content, frozen=True):
    barrier: tuple[Barrier, ...]


class _Answers(Content, frozen=True):
    answer: tuple[Answer, ...]


class _Windows(Content, frozen=True):
    window: tuple[Window, ...]


class _Scripts(Content, frozen=True):
    script: tuple[Script, ...]


def barriers(*, language: str = "en") -> tuple[Barrier, ...]:
    """The twelve barriers, in the order they are shown."""
    return read("barriers", _Barriers, language=language).barrier


def answers(*, language: str = "en") -> tuple[Answer, ...]:
    """Yes, maybe, no and silence."""
    return read("answers", _Answers, language=language).answer


def ladder(*, language: str = "en") -> Ladder:
    """The ladder of asks."""
    return read("ladder", Ladder, language=language)


def windows(*, language: str = "en") -> tuple[Window, ...]:
    """Moments for asking."""
    return read("timing", _Windows, language=language).window


def scripts(*, language: str = "en") -> tuple[Script, ...]:
    """Patience scripts of all three groups."""
    return read("scripts", _Scripts, language=language).script
