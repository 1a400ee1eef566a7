"""Tells from the letters of a plan which design it is of, and finds the letters of days that have none."""

from __future__ import annotations

from collections.abc import Sequence

from halfway.stats.randomised import Design, is_of, runs_of
from halfway.stats.study import LEAST

_IN_ORDER: tuple[Design, ...] = ("ab", "abab", "pairs")
"""A plan that two of them could have drawn (A B A B in equal parts) is one of the first."""


def design_of(plan: str) -> Design | None:
    """The design that could have drawn this plan; None where none could."""
    fitting = (one for one in _IN_ORDER if plan and is_of(plan, one, least=least_of(plan, one)))
    return next(fitting, None)


def least_of(plan: str, design: Design) -> int:
    """How many days each part has at least, as far as the plan tells: the usual number or, where it
    is shorter, the shortest part; of pairs the length of a block, which is that of the first part."""
    lengths = [length for _, length in runs_of(plan)]
    return lengths[0] if design == "pairs" else min(*lengths, LEAST[design])


def completed(letters: Sequence[str]) -> str:
    """The plan of days of which some have no letter (""), because they were missed.

    Such a day belongs to the part before it, the first ones to the part behind; where that is the
    plan of no design, but pairs of blocks are, it gets the letter that makes its pair whole.
    """
    carried, letter = [], next(filter(None, letters), "")
    for one in letters:
        letter = one or letter
        carried.append(letter)
    plan = "".join(carried)
    if design_of(plan) is not None:
        return plan
    fitting = (_in_pairs(letters, block) for block in range(1, len(letters) // 2 + 1))
    return next(filter(None, fitting), plan)


def _in_pairs(letters: Sequence[str], block: int) -> str:
    """The letters as pairs of blocks of so many days, or "" where they are none."""
    plan = ""
    if len(letters) % (2 * block):
        return ""
    for start in range(0, len(letters), 2 * block):
        known = letters[start : start + 2 * block]
        pairs = ("A" * block + "B" * block, "B" * block + "A" * block)
        agree = (p for p in pairs if all(k in ("", one) for k, one in zip(known, p, strict=True)))
        pair = next(agree, "")
        if not pair:
            return ""
        plan += pair
    return plan
