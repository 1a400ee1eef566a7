"""Transformed kappa against Wampold and Margolin 1982 and against LagSequential's results."""

from __future__ import annotations

import json

import numpy as np
import pytest

from halfway.stats.kappa import Stream, bidirectional, sequential, two_cells
from tests.shared_data import SHARED
from tests.stats.witness import CLASSROOM, COUPLE

STREAM = Stream.of(COUPLE, kinds=6)


def test_event_totals() -> None:
    assert STREAM.totals.tolist() == [60, 40, 20, 50, 20, 10]


def test_either_way_round() -> None:
    found = bidirectional(STREAM, 0, 3)
    assert (found.observed, found.expected) == (40, 30.0)
    assert (found.kappa, found.z) == pytest.approx((0.142857, 2.360981), abs=1e-6)
    below = bidirectional(STREAM, 2, 3)
    assert (below.kappa, below.z) == pytest.approx((-0.5, -1.891861), abs=1e-6)


def test_two_cells_together() -> None:
    found = two_cells(STREAM, (5, 0), (2, 3))
    assert (found.observed, found.expected, found.kappa) == (4, 8.0, -0.5)
    assert found.z == pytest.approx(-1.698251, abs=1e-6)


@pytest.mark.skipif(not SHARED.is_dir(), reason="skipped: shared data not here")
def test_all_cells_of_the_classroom() -> None:
    stream = Stream.of(CLASSROOM, kinds=5)
    known = json.loads((SHARED / "vectors" / "lagsequential.json").read_text(encoding="utf-8"))
    known = known["bakeman_quera_2011_p159"]["two_tailed"]
    cells = [[sequential(stream, i, j) for j in range(5)] for i in range(5)]
    np.testing.assert_allclose(
        [[c.kappa for c in row] for row in cells], known["kappas"], atol=1e-9
    )
    np.testing.assert_allclose([[c.z for c in row] for row in cells], known["z"], atol=1e-9)


def test_a_stream_of_nothing_or_of_one_kind_has_answers() -> None:
    for codes in ([], [0], [0, 0, 0]):
        stream = Stream.of(codes, kinds=2)
        assert sequential(stream, 0, 0).z == 0.0
        assert bidirectional(stream, 0, 1).kappa == 0.0
        assert two_cells(stream, (0, 1), (1, 0)).z == 0.0
