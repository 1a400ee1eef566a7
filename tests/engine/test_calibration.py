"""From logits and rules to probabilities and levels."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest

from halfway.conversation import MOVES, SIGNALS, Finding
from halfway.engine.calibration import calibration_in, evidence, expected, logistic, together
from halfway.engine.model import ANY, DIRECTNESS, HARSHNESS


def finding(move: str, confidence: float) -> Finding:
    return Finding(move, 0, 1, "x", confidence, "", "")


def test_evidence_is_the_log_odds_that_a_finding_is_right() -> None:
    found = evidence([finding("criticism", 0.8), finding("criticism", 0.5)])
    assert found[MOVES.index("criticism")] == pytest.approx(np.log(0.9 / 0.1))
    assert not found[1:].any()


def test_no_finding_is_no_evidence() -> None:
    assert not evidence([]).any()


def test_logistic_does_not_overflow() -> None:
    assert logistic(np.array([-1e4, 0.0, 1e4])) == pytest.approx([0, 0.5, 1])


def test_expected_level_of_sure_thresholds() -> None:
    assert expected(np.array([[50.0, 50.0, -50.0, -50.0]])) == pytest.approx([2.0])


def write(folder: Path) -> None:
    (folder / "calibration.json").write_text(
        json.dumps(
            {
                "moves": {move: [1, 0.5, 0, 0] for move in MOVES},
                "codes": dict.fromkeys(MOVES, 0.5),
                "danger": 1.0,
                "danger_stops": 2.0,
                "harshness": [[0, 4], [0, 4]],
                "directness": [[0, 3], [0, 3]],
            }
        )
    )


def test_reads_its_file(tmp_path: Path) -> None:
    write(tmp_path)
    read = calibration_in(tmp_path)
    logits = np.zeros((1, ANY + 1))
    logits[0, HARSHNESS] = [50, 50, 50, -50]
    logits[0, DIRECTNESS] = [50, -50, -50]
    harshness, directness = read.levels(logits)
    assert (harshness[0], directness[0]) == (pytest.approx(4), pytest.approx(1 / 3))
    assert read.probabilities(logits, np.zeros((1, 18)))[0] == pytest.approx([0.5] * 18)
    assert read.danger_over(logits)[0] == pytest.approx([2 * np.log(8) - 1.0] * 8)


def test_a_clear_danger_signal_speaks_for_itself() -> None:
    logits = np.full((1, ANY + 1), -50.0)
    logits[0, len(MOVES) + SIGNALS.index("physical")] = 4.0
    assert together(logits) == pytest.approx([4.0], abs=1e-6)


def test_one_clear_danger_signal_stops_and_several_weak_ones_do_not(tmp_path: Path) -> None:
    write(tmp_path)
    clear, weak = np.full((2, ANY + 1), -50.0)
    clear[len(MOVES)] = 2.5
    weak[len(MOVES) : len(MOVES) + 8] = 1.5
    assert calibration_in(tmp_path).stops(np.array([clear, weak])).tolist() == [True, False]
    assert together(weak[None]) > 2.5


def test_several_weak_danger_signals_weigh_more_than_one() -> None:
    one, several = np.full((2, ANY + 1), -8.0)
    one[len(MOVES)] = -1.0
    several[len(MOVES) : len(MOVES) + 3] = -1.0
    assert together(several[None]) > together(one[None]) > -1.0
