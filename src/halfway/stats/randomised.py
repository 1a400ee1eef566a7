"""Randomised designs for one person, and their exact test: what the same days would have shown under
every other plan that could have been drawn."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations, pairwise, product
from math import comb
from typing import Literal

import numpy as np

Design = Literal["ab", "abab", "pairs"]
DESIGNS: tuple[Design, ...] = ("abab", "pairs", "ab")
_TIE = 1e-9
MOST_PLANS = 20_000
"""So many plans are tried, all of them; a design with more is refused."""


@dataclass(frozen=True, slots=True)
class RandomisationTest:
    """`difference`: mean of B less mean of A; `p` one-sided, in the direction that was written down:
    the share of `arrangements` with a difference at least as large; none can be below `smallest`."""

    difference: float
    p: float
    arrangements: int
    smallest: float


def arrangements(design: Design, days: int, *, least: int) -> Iterator[str]:
    """Every plan of this design as a string of A and B, one letter a day.

    ab: A then B, each phase `least` days or more. abab: four phases of `least` days or more.
    pairs: blocks of `least` days in pairs, each pair AB or BA. Raises `ValueError` where the days
    do not fit.
    """
    if design == "ab":
        _need(days >= 2 * least, days)
        return ("A" * start + "B" * (days - start) for start in range(least, days - least + 1))
    if design == "abab":
        _need(days >= 4 * least, days)
        return _abab(days, least)
    pairs, rest = divmod(days, 2 * least)
    _need(pairs > 0 and rest == 0, days)
    blocks = ("A" * least + "B" * least, "B" * least + "A" * least)
    return ("".join(chosen) for chosen in product(blocks, repeat=pairs))


def count_of(design: Design, days: int, *, least: int) -> int:
    """How many plans there are."""
    if design == "ab":
        return max(days - 2 * least + 1, 0)
    if design == "abab":
        return comb(days - 4 * least + 3, 3) if days >= 4 * least else 0
    return 0 if days % (2 * least) else 2 ** (days // (2 * least))


def drawn(design: Design, days: int, *, least: int, seed: int) -> str:
    """One plan, each with the same chance; the seed gives the same plan again."""
    total = count_of(design, days, least=least)
    _need(total > 0, days)
    wanted = random.Random(seed).randrange(total)  # nosec B311  # noqa: S311  (a plan is no secret)
    return next(
        plan
        for number, plan in enumerate(arrangements(design, days, least=least))
        if number == wanted
    )


def exact_test(
    values: Sequence[float | None], plan: str, *, design: Design, least: int, more_is_better: bool
) -> RandomisationTest:
    """The exact test of a plan that was drawn (Edgington 1980); missed days are None and count
    nowhere.

    Raises `ValueError` when the plan is none of the design's, there are more than `MOST_PLANS`, or
    a phase has no day at all.
    """
    if count_of(design, len(values), least=least) > MOST_PLANS:
        raise ValueError(f"There are more than {MOST_PLANS:,} plans. Make the parts longer.")
    sign = 1 if more_is_better else -1
    plans = list(arrangements(design, len(values), least=least))
    if plan not in plans:
        raise ValueError("This plan is none that the design could have drawn.")
    kept = [day for day, value in enumerate(values) if value is not None]
    y = np.array([values[day] for day in kept], float)
    is_b = np.array([[one[day] == "B" for day in kept] for one in plans])
    counts = is_b.sum(axis=1)
    # A plan that has no day of one phase left shows nothing, and cannot have been as large.
    with np.errstate(invalid="ignore", divide="ignore"):
        b, a = is_b @ y / counts, (~is_b) @ y / (len(y) - counts)
    differences = sign * np.where(np.isfinite(b) & np.isfinite(a), b - a, -np.inf)
    mine = differences[plans.index(plan)]
    if not np.isfinite(mine):
        raise ValueError("Each phase needs a day with an answer.")
    reached = int((differences >= mine - _TIE).sum())
    return RandomisationTest(float(sign * mine), reached / len(plans), len(plans), 1 / len(plans))


def _abab(days: int, least: int) -> Iterator[str]:
    free = days - 4 * least
    for bars in combinations(range(free + 3), 3):
        cuts = (-1, *bars, free + 3)
        lengths = [least + b - a - 1 for a, b in pairwise(cuts)]
        yield "".join(letter * length for letter, length in zip("ABAB", lengths, strict=True))


def _need(fits: bool, days: int) -> None:  # noqa: FBT001  (read as a sentence)
    if not fits:
        raise ValueError(f"{days} days do not fit this design.")
