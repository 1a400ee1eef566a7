"""Turns logits and what the rules found into one calibrated probability a move, and openings."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from halfway.conversation import MOVES, SIGNALS, Finding
from halfway.engine.model import ANY, DIRECTNESS, HARSHNESS

Floats = NDArray[np.floating[Any]]


@dataclass(frozen=True, slots=True)
class Calibration:
    """What training fitted on writers that the network had not seen.

    `moves` has for each move (weight of its logit, weight of the rules' evidence, weight of the
    logit that there is any move, constant); `codes` the probability from which a move is named; `danger` the point from which the
    signals together are told, and `danger_stops` the logit from which one alone stops the coach; `harshness` and
    `directness` are the corner points of lines from what the network expects to what people said.
    """

    moves: Floats
    codes: Mapping[str, float]
    danger: float
    danger_stops: float
    harshness: tuple[Sequence[float], Sequence[float]]
    directness: tuple[Sequence[float], Sequence[float]]

    def probabilities(self, logits: Floats, found: Floats) -> Floats:
        """Probabilities of shape (texts, 18), from logits and evidence of that shape."""
        weighed = logits[:, : len(MOVES)] * self.moves[:, 0] + found * self.moves[:, 1]
        return logistic(weighed + logits[:, ANY, None] * self.moves[:, 2] + self.moves[:, 3])

    def danger_over(self, logits: Floats) -> Floats:
        """How far each signal is over the point from which it is told, with what the others add."""
        signals = logits[..., len(MOVES) : len(MOVES) + len(SIGNALS)]
        others = together(logits)[..., None] - signals.max(axis=-1, keepdims=True)
        over: Floats = signals + others - self.danger
        return over

    def stops(self, logits: Floats) -> NDArray[np.bool_]:
        """Whether a text has one danger signal that is clear enough to stop the coach."""
        signals = logits[..., len(MOVES) : len(MOVES) + len(SIGNALS)]
        clear: NDArray[np.bool_] = signals.max(axis=-1) >= self.danger_stops
        return clear

    def levels(self, logits: Floats) -> tuple[Floats, Floats]:
        """Harshness 1 to 5 and directness 0 to 1, one of each a text."""
        harshness = np.interp(expected(logits[:, HARSHNESS]), *self.harshness)
        directness = np.interp(expected(logits[:, DIRECTNESS]), *self.directness)
        return 1 + harshness, directness / 3


def calibration_in(place: Path) -> Calibration:
    """The calibration that goes with the network in the folder `place`."""
    read = json.loads((place / "calibration.json").read_text(encoding="utf-8"))
    return Calibration(
        moves=np.array([read["moves"][move] for move in MOVES]),
        codes=read["codes"],
        danger=read["danger"],
        danger_stops=read["danger_stops"],
        harshness=read["harshness"],
        directness=read["directness"],
    )


def evidence(findings: Sequence[Finding]) -> Floats:
    """For each move the log odds that one of its findings is right, 0 where there is none."""
    doubts = dict.fromkeys(MOVES, 1.0)
    for finding in findings:
        doubts[finding.move] *= 1 - finding.confidence
    doubt = np.array([doubts[move] for move in MOVES])
    return np.where(doubt < 1, np.log((1 - doubt + 1e-9) / doubt), 0.0)


def together(logits: Floats) -> Floats:
    """How strongly the danger signals speak together: a soft maximum of their logits.

    Veiled words hint at several signals, and at none of them clearly: on writers never seen, of the
    lines that tell of danger it finds 4 in 100 more than the maximum, at as many false alarms.
    """
    signals = logits[..., len(MOVES) : len(MOVES) + len(SIGNALS)]
    joined: Floats = 2 * np.logaddexp.reduce(signals / 2, axis=-1)
    return joined


def expected(logits: Floats) -> Floats:
    """The expected level over ordered thresholds: the sum of the chances to be above each."""
    levels: Floats = logistic(logits).sum(axis=-1)
    return levels


def logistic(x: Floats) -> Floats:
    """1 / (1 + e^-x), without overflow."""
    return np.exp(-np.logaddexp(0, -x))
