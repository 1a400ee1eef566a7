"""Fits how logits and rules become probabilities, on writers that each network had not seen."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from sklearn.linear_model import LogisticRegression

from halfway.conversation import AGAINST, MOVES, SIGNALS
from halfway.engine.calibration import evidence, expected, together
from halfway.engine.codebook import load_codebook
from halfway.engine.model import ANY, DIRECTNESS, HARSHNESS
from halfway.engine.reader import CodebookReader
from training.moves.batches import Example

MOST_FALSE_FLAGS = 0.03
"""Of messages without a move, how many may get a flag against."""
LEAST_DANGER = 0.965
MOST_FALSE_ALARMS = 0.034
MOST_STOPS = 0.0005
_STEP = 0.02
LEAST = {"criticism": 0.5, "contempt": 0.5, "defensiveness": 0.62}
"""These are flagged most in friendly telephone talk, which no writer writes: a higher bar costs them
0.04 of F1 at most on unseen writers, and saves a third of the false flags there."""


@dataclass(frozen=True, slots=True)
class Unseen:
    """Examples with the logits of a network that never saw their writer, and the rules' evidence."""

    examples: list[Example]
    logits: np.ndarray
    evidence: np.ndarray
    danger_rules: np.ndarray

    def of_kind(self, kind: str) -> np.ndarray:
        """Indices of the examples of this kind."""
        return np.array([i for i, one in enumerate(self.examples) if one.kind == kind], int)

    @property
    def targets(self) -> np.ndarray:
        """Targets of shape (examples, outputs)."""
        return np.array([one.targets for one in self.examples])


def rules_on(texts: Sequence[str]) -> tuple[np.ndarray, np.ndarray]:
    """The evidence of the rules for each text and move, and whether a rule tells of danger."""
    readings = CodebookReader(load_codebook()).read(texts)
    found = np.array([evidence(reading.findings) for reading in readings])
    return found, np.array([bool(reading.danger) for reading in readings])


def calibrated(unseen: Unseen) -> dict[str, Any]:
    """What `calibration.json` holds; see `halfway.engine.calibration`."""
    messages = unseen.of_kind("message")
    labelled = unseen.targets[messages, :18] > 0
    weights, p = _weights(labelled, unseen.logits[messages], unseen.evidence[messages])
    return {
        "moves": {move: [round(float(x), 4) for x in weights[i]] for i, move in enumerate(MOVES)},
        "codes": _codes(labelled, p),
        **_danger(unseen, messages),
        "harshness": _corners(unseen, HARSHNESS),
        "directness": _corners(unseen, DIRECTNESS),
    }


def _weights(
    labelled: np.ndarray, logits: np.ndarray, found: np.ndarray
) -> tuple[np.ndarray, np.ndarray]:
    """A logistic regression for each move over what is known of it, and what that gives."""
    weights, probabilities = np.zeros((18, 4)), np.zeros((len(logits), 18))
    for index in range(18):
        known = np.stack([logits[:, index], found[:, index], logits[:, ANY]], axis=1)
        model = LogisticRegression(C=10.0).fit(known, labelled[:, index])
        probabilities[:, index] = model.predict_proba(known)[:, 1]
        weights[index] = [*model.coef_[0], model.intercept_[0]]
    return weights, probabilities


def _codes(labelled: np.ndarray, p: np.ndarray) -> dict[str, float]:
    """The probability from which each move is named: best F1, and few flags on plain messages."""
    grid = np.arange(0.25, 0.66, 0.01)
    codes = {}
    for index, move in enumerate(MOVES):
        f1 = [_f1(labelled[:, index], p[:, index] >= cut) for cut in grid]
        # The curve is ragged: a mean over neighbours finds a plateau and no lucky peak.
        codes[move] = round(
            float(grid[np.convolve(f1, np.ones(9) / 9, "same")[4:-4].argmax() + 4]), 2
        )
    codes |= {move: max(codes[move], least) for move, least in LEAST.items()}
    plain = ~labelled.any(axis=1)
    while _false_flags(p[plain], codes) > MOST_FALSE_FLAGS:
        move = max(AGAINST, key=lambda move: _gain(labelled, p, plain, codes, move))
        codes[move] = round(codes[move] + _STEP, 2)
    return codes


def _gain(
    labelled: np.ndarray, p: np.ndarray, plain: np.ndarray, codes: dict[str, float], move: str
) -> float:
    """How many false flags a higher bar for `move` saves, for each point of F1 that it costs."""
    index, higher = MOVES.index(move), {**codes, move: codes[move] + _STEP}
    saved = _false_flags(p[plain], codes) - _false_flags(p[plain], higher)
    before, after = (_f1(labelled[:, index], p[:, index] >= c[move]) for c in (codes, higher))
    return (saved + 1e-6) / max(before - after, 1e-4)


def _false_flags(p: np.ndarray, codes: dict[str, float]) -> float:
    flags = [p[:, MOVES.index(move)] >= codes[move] for move in AGAINST]
    return float(np.any(flags, axis=0).mean())


def _f1(labelled: np.ndarray, found: np.ndarray) -> float:
    return float(2 * (labelled & found).sum() / max(labelled.sum() + found.sum(), 1))


def _danger(unseen: Unseen, messages: np.ndarray) -> dict[str, Any]:
    """One point for all signals from which a line is told, and one from which the coach stops."""
    first = len(MOVES)
    top = together(unseen.logits)
    lines = unseen.of_kind("danger")
    real = lines[unseen.targets[lines, first : first + len(SIGNALS)].any(axis=1)]
    missed = np.sort(top[real[~unseen.danger_rules[real]]])
    may_miss = int((1 - LEAST_DANGER) * len(real))
    sees_enough = float(missed[min(may_miss, len(missed) - 1)]) - 1e-3
    # Where both promises cannot be kept, few false alarms come first: a help card that is there
    # at every fourth message is not read any more when it counts.
    told = max(sees_enough, float(np.quantile(top[messages], 1 - MOST_FALSE_ALARMS)))
    clearest = unseen.logits[:, first : first + len(SIGNALS)].max(axis=1)
    stops = max(told, float(np.quantile(clearest[messages], 1 - MOST_STOPS)))
    return {"danger": round(told, 3), "danger_stops": round(stops, 3)}


def _corners(unseen: Unseen, outputs: slice) -> list[list[float]]:
    """Corner points of a rising line from the expected level to the labelled one, in ten parts."""
    lines = unseen.of_kind("opening")
    level = expected(unseen.logits[lines][:, outputs])
    labelled = unseen.targets[lines][:, outputs].sum(axis=1)
    parts = np.array_split(np.argsort(level), 10)
    x = [float(level[part].mean()) for part in parts]
    y = np.maximum.accumulate([float(labelled[part].mean()) for part in parts])
    return [[round(one, 3) for one in x], [round(float(one), 3) for one in y]]
