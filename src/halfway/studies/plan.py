"""Plans a study: what is written down before the first day, and the plan that the lot draws."""

from __future__ import annotations

import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from halfway.errors import BadTextError
from halfway.stats.randomised import Design, drawn
from halfway.studies.harmless import reason_against, reason_against_measure
from halfway.vault.kinds.studies import Scale, Source, Study

LONGEST_WORDS = 300
MOST_SEEDS = 2**31


@dataclass(frozen=True, slots=True)
class Shape:
    """How a study is laid out: `days` in all, each part `least` days or more; `by_lot` says whether
    chance decides when the change comes."""

    design: Design
    days: int
    least: int
    by_lot: bool = True


SHAPES: Mapping[str, Shape] = {
    "four_parts": Shape("abab", 28, 5),
    "four_short": Shape("abab", 21, 4),
    "pairs_of_days": Shape("pairs", 20, 1),
    "pairs_of_weeks": Shape("pairs", 70, 7),
    "before_after": Shape("ab", 40, 5, by_lot=False),
}
"""The first is the usual one. In each a p of 0.05 can be reached (tests)."""


def is_by_lot(study: Study) -> bool:
    """Whether chance decided when the change came; not where the shape is one that we do not know."""
    return study.shape in SHAPES and SHAPES[study.shape].by_lot


@dataclass(frozen=True, slots=True)
class Wish:
    """What a person wants to try: one change, one measure, one direction, one shape."""

    change: str
    measure: str
    scale: Scale
    more_is_better: bool
    shape: str
    source: Source = "me"


class HarmfulChangeError(BadTextError):
    """A change or a measure that must not be tried; `reason` is one of `halfway.studies.harmless.REASONS`."""

    def __init__(self, reason: str) -> None:
        super().__init__("This change could hurt one of you. Choose one that gives something.")
        self.reason = reason


def planned(wish: Wish, *, first_day: date, seed: int | None = None) -> Study:
    """The study of this wish, with its plan drawn from `seed` (a fresh one unless given).

    Raises `BadTextError` where something is missing, and `HarmfulChangeError` for a change or a
    measure that withholds, provokes or watches.
    """
    change, measure = wish.change.strip(), wish.measure.strip()
    for words, what in ((change, "the change"), (measure, "the measure")):
        if not words:
            raise BadTextError(f"Choose {what}, or write it down.")
        if len(words) > LONGEST_WORDS:
            raise BadTextError(f"Keep {what} to {LONGEST_WORDS} letters: one thing only.")
    reason = reason_against(change) or reason_against_measure(
        measure, more_is_better=wish.more_is_better
    )
    if reason:
        raise HarmfulChangeError(reason)
    if wish.shape not in SHAPES:
        raise BadTextError("Choose how long it takes.")
    shape = SHAPES[wish.shape]
    seed = secrets.randbelow(MOST_SEEDS) if seed is None else seed
    return Study(
        id=secrets.token_hex(6),
        change=change,
        measure=measure,
        scale=wish.scale,
        more_is_better=wish.more_is_better,
        shape=wish.shape,
        design=shape.design,
        least=shape.least,
        seed=seed,
        plan=_plan(shape, seed),
        first_day=first_day,
        source=wish.source,
    )


def _plan(shape: Shape, seed: int) -> str:
    if shape.by_lot:
        return drawn(shape.design, shape.days, least=shape.least, seed=seed)
    half = shape.days // 2
    return "A" * half + "B" * (shape.days - half)
