"""Actor and partner effects of two yes/no series (APIM): who goes on, and who answers whom."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from halfway.stats.tables import Floats


@dataclass(frozen=True, slots=True)
class Effects:
    """On the logit of doing it next: level, own last turn, the partner's last turn, and both."""

    intercept: float
    actor: float
    partner: float
    interaction: float


def effects(yes: Floats, no: Floats) -> Effects:
    """Effects from counts by (own last, partner's last), each an array of shape (2, 2) at [own][
    partner]; 0.5 is added to each cell.

    l = logit of yes in each of the four cells; intercept = mean l; actor = (l10 + l11)/2 -
    intercept; partner = (l01 + l11)/2 - intercept; interaction = l11 - (intercept + actor +
    partner) (effect-coded log-linear model; Kenny, Kashy and Cook 2006).
    """
    logits = np.log((np.asarray(yes, float) + 0.5) / (np.asarray(no, float) + 0.5))
    return _from_logits(logits)


def effects_of_rates(rates: Floats) -> Effects:
    """The same from the chance of yes in each of the four cells, each between 0 and 1."""
    chances = np.asarray(rates, float)
    return _from_logits(np.log(chances / (1 - chances)))


def counted(own: Sequence[bool], partner: Sequence[bool]) -> tuple[Floats, Floats]:
    """Counts (yes, no) of doing it at t + 1 by both series at t, for `effects`.

    Raises `ValueError` when the two series are not equally long.
    """
    if len(own) != len(partner):
        raise ValueError(f"The series differ in length: {len(own)} and {len(partner)}.")
    yes, no = np.zeros((2, 2)), np.zeros((2, 2))
    for now, other, then in zip(own[:-1], partner[:-1], own[1:], strict=True):
        (yes if then else no)[int(now), int(other)] += 1
    return yes, no


def _from_logits(logits: Floats) -> Effects:
    intercept = float(logits.mean())
    actor = float(logits[1].mean()) - intercept
    partner = float(logits[:, 1].mean()) - intercept
    return Effects(intercept, actor, partner, float(logits[1, 1]) - (intercept + actor + partner))
