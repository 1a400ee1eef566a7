"""Way 3, alone: prompts for my own side, and two dimensions of this relationship to think about."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from statistics import fmean

from halfway.guidance.content import Content, read

SCALE = range(1, 8)


class Prompt(Content, frozen=True):
    """A question to oneself, with an example."""

    id: str
    group: str
    ask: str
    example: str


class AboutMine(Content, frozen=True):
    """What stands over the prompts, and when to stop."""

    title: str
    intro: str
    stop: str


class MySide(Content, frozen=True):
    """All prompts."""

    about: AboutMine
    prompt: tuple[Prompt, ...]


class Dimension(Content, frozen=True):
    """One of the two dimensions."""

    id: str
    name: str
    says: str
    try_: str = ""


class Line(Content, frozen=True):
    """A line to rate from 1 to 7; a reversed one counts the other way round."""

    id: str
    dimension: str
    text: str
    reverse: bool


class AboutLines(Content, frozen=True):
    """What stands over and under the lines; they are no tested questionnaire, and say so."""

    title: str
    label: str
    intro: str
    scale_min: str
    scale_max: str
    reading: str
    private: str


class Reflection(Content, frozen=True):
    """Both dimensions and their lines."""

    about: AboutLines
    dimension: tuple[Dimension, ...]
    prompt: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Mean:
    """The mean of one dimension, from 1 to 7, and of how many lines."""

    dimension: Dimension
    value: float
    lines: int


def my_side(*, language: str = "en") -> MySide:
    """The prompts for my own side."""
    return read("my_side", MySide, language=language)


def reflection(*, language: str = "en") -> Reflection:
    """The lines on worry and distance."""
    return read("attachment", Reflection, language=language)


def means(rated: Mapping[str, int], *, language: str = "en") -> tuple[Mean, ...]:
    """The mean of each dimension of which a line was rated; 8 - x for a reversed line.

    No cut-off, no type: two numbers side by side, in this relationship, on this day.
    """
    found = reflection(language=language)
    gathered = []
    for dimension in found.dimension:
        values = [
            8 - rated[line.id] if line.reverse else rated[line.id]
            for line in found.prompt
            if line.dimension == dimension.id and rated.get(line.id) in SCALE
        ]
        if values:
            gathered.append(Mean(dimension, fmean(values), len(values)))
    return tuple(gathered)
