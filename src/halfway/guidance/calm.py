"""Small tools to settle: a breathing pacer, a time-out with a way back, grounding, a pause."""

from __future__ import annotations

from halfway.guidance.content import Content, read


class Breathing(Content, frozen=True):
    """The pacer: seconds in and out, minutes, and what is said."""

    title: str
    in_seconds: int
    out_seconds: int
    minutes: int
    start: tuple[str, ...]
    during: tuple[str, ...]
    end: tuple[str, ...]
    careful: str
    facts: tuple[str, ...] = ()


class TimeOut(Content, frozen=True):
    """A break with a time of return; `{time}` stands for it in messages."""

    title: str
    why: str
    send: tuple[str, ...]
    rules: tuple[str, ...]
    returning: tuple[str, ...]
    facts: tuple[str, ...] = ()


class GroundingStep(Content, frozen=True):
    """One step back into the room."""

    order: int
    title: str
    text: str


class Grounding(Content, frozen=True):
    """All steps."""

    title: str
    intro: str
    end: str
    step: tuple[GroundingStep, ...]


class Pause(Content, frozen=True):
    """Short checks before something is sent."""

    title: str
    intro: str
    checks: tuple[str, ...]
    facts: tuple[str, ...] = ()


class Things(Content, frozen=True):
    """Small things to do for oneself."""

    title: str
    intro: str
    things: tuple[str, ...]


class Calm(Content, frozen=True):
    """All tools."""

    breathing: Breathing
    time_out: TimeOut
    grounding: Grounding
    pause: Pause
    own_wellbeing: Things


def calm(*, language: str = "en") -> Calm:
    """The tools to settle."""
    return read("calm", Calm, language=language)
