"""Randomised designs for one person, and their exact test: what the same days would have shown under
every other plan that could have been drawn."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise
from math import comb
from typing import Literal

import numpy as np

Design = Literal["ab", "abab", "pairs"]
DESIGNS: tuple[Design, ...] = ("abab", "pairs", "ab")
_TIE = 1e-9
"""Differences closer than this part of the range of the days are ties: rounding is no finding."""
MOST_PLANS = 20_000
"""So many plans are tried, all of them; where there are more, so many that are drawn at random."""


@dataclass(frozen=True, slots=True)
class RandomisationTest:
    """`difference`: mean of B less mean of A; `p` one-sided, in the direction that was written down:
    the share of plans with a difference at least as large; it could not have come out below
    `smallest`, as these days were answered. There are `arrangements` plans; `tried` were compared.
    """

    difference: float
    p: float
    arrangements: int
    smallest: float
    tried: int


def arrangements(design: Design, days: int, *, least: int) -> Iterator[str]:
    """Every plan of this design as a string of A and B, one letter a day.

    ab: A then B, each phase `least` days or more. abab: four phases of `least` days or more.
    pairs: blocks of `least` days in pairs, each pair AB or BA. Raises `ValueError` where the days
    do not fit.
    """
    total = count_of(design, days, least=least)
    _need(total > 0, days)
    return (_numbered(design, days, least, number) for number in range(total))


def count_of(design: Design, days: int, *, least: int) -> int:
    """How many plans there are."""
    if design == "ab":
        return max(days - 2 * least + 1, 0)
    if design == "abab":
        return comb(days - 4 * least + 3, 3) if days >= 4 * least else 0
    pairs, rest = divmod(days, 2 * least)
    return 2**pairs if pairs and not rest else 0


def drawn(design: Design, days: int, *, least: int, seed: int) -> str:
    """One plan, each with the same chance; the seed gives the same plan again."""
    total = count_of(design, days, least=least)
    _need(total > 0, days)
    number = random.Random(seed).randrange(total)  # nosec B311  # noqa: S311  (a plan is no secret)
    return _numbered(design, days, least, number)


def some_plans(
    design: Design, days: int, *, least: int, most: int = MOST_PLANS, seed: int = 1
) -> list[str]:
    """Every plan; where there are more than `most`, so many drawn at random (a few may come twice)."""
    total = count_of(design, days, least=least)
    if total <= most:
        return list(arrangements(design, days, least=least))
    dice = random.Random(seed)  # nosec B311  # noqa: S311  (as above)
    return [_numbered(design, days, least, dice.randrange(total)) for _ in range(most)]


def is_of(plan: str, design: Design, *, least: int) -> bool:
    """Whether the design could have drawn this plan."""
    if design == "pairs":
        pairs = ("A" * least + "B" * least, "B" * least + "A" * least)
        parts = [plan[day : day + 2 * least] for day in range(0, len(plan), 2 * least)]
        return bool(plan) and all(part in pairs for part in parts)
    runs = runs_of(plan)
    letters = "".join(letter for letter, _ in runs)
    return letters == design.upper() and min(length for _, length in runs) >= least


def runs_of(plan: str) -> list[tuple[str, int]]:
    """The parts of a plan in their order: the letter of each, and how many days it has."""
    return [(letter, len(list(run))) for letter, run in groupby(plan)]


def with_change(plans: Sequence[str]) -> np.ndarray:
    """A row for each plan and a column for each day: whether it is a day of B."""
    letters = np.frombuffer("".join(plans).encode(), np.uint8)
    return np.asarray(letters == ord("B")).reshape(len(plans), -1)


def exact_test(
    values: Sequence[float | None], plan: str, *, design: Design, least: int, more_is_better: bool
) -> RandomisationTest:
    """The exact test of a plan that was drawn (Edgington 1980); missed days are None and count
    nowhere.

    Where there are more than `MOST_PLANS`, the plan itself and others drawn at random are compared,
    which keeps the level as well (Dwass 1957). Raises `ValueError` when the plan is none of the
    design's, or a phase has no day at all.
    """
    total = count_of(design, len(values), least=least)
    _need(total > 0, len(values))
    if len(plan) != len(values) or not is_of(plan, design, least=least):
        raise ValueError("This plan is none that the design could have drawn.")
    plans = some_plans(design, len(values), least=least)
    if total > len(plans):
        plans[0] = plan
    kept = [day for day, value in enumerate(values) if value is not None]
    if not {"A", "B"} <= {plan[day] for day in kept}:
        raise ValueError("Each phase needs a day with an answer.")
    is_b = with_change(plans)[:, kept]
    # On the days that were answered, several plans may be one and the same.
    same = (is_b == with_change([plan])[0, kept]).all(axis=1)
    y = np.array([values[day] for day in kept], float)
    differences = _differences(is_b, y) * (1 if more_is_better else -1)
    mine = differences[np.argmax(same)]
    reached = differences >= mine - _TIE * np.ptp(y)
    return RandomisationTest(
        difference=float(mine if more_is_better else -mine),
        p=float(reached.mean()),
        arrangements=total,
        smallest=float(same.mean()),
        tried=len(plans),
    )


def _differences(is_b: np.ndarray, y: np.ndarray) -> np.ndarray:
    """Mean of B less mean of A under each plan; no number where one of the two has no day."""
    centred = y - y[0]  # so that days that are all alike differ by nothing at all
    counts = is_b.sum(axis=1)
    with np.errstate(invalid="ignore", divide="ignore"):
        return np.asarray(is_b @ centred / counts - ~is_b @ centred / (len(y) - counts))


def _numbered(design: Design, days: int, least: int, number: int) -> str:
    """The plan of this number, counted from 0 in the order of the alphabet (of the pairs' A and B)."""
    if design == "ab":
        return "A" * (least + number) + "B" * (days - least - number)
    if design == "pairs":
        pair = {"0": "A" * least + "B" * least, "1": "B" * least + "A" * least}
        return "".join(pair[bit] for bit in f"{number:0{days // (2 * least)}b}")
    places = days - 4 * least + 3
    cuts = (-1, *_chosen(number, places), places)
    lengths = [least + after - before - 1 for before, after in pairwise(cuts)]
    return "".join(letter * length for letter, length in zip("ABAB", lengths, strict=True))


def _chosen(number: int, places: int) -> list[int]:
    """Three places of so many: the choice of this number, in the order of `itertools.combinations`."""
    chosen: list[int] = []
    for place in range(places):
        with_it = comb(places - place - 1, 2 - len(chosen))
        if number < with_it:
            chosen.append(place)
            if len(chosen) == 3:
                break
        else:
            number -= with_it
    return chosen


def _need(fits: bool, days: int) -> None:  # noqa: FBT001  (read as a sentence)
    if not fits:
        raise ValueError(f"{days} days do not fit this design.")
