"""Permutation p against 200,000 shuffles of the classroom stream, and by what must hold."""

from __future__ import annotations

import pytest

from halfway.stats.shuffles import one_tailed
from tests.stats.witness import CLASSROOM

TOLERANCE = 0.004


def test_classroom() -> None:
    p = one_tailed([CLASSROOM], kinds=5, shuffles=200_000)
    known = {
        (1, 0): 0.0396,
        (1, 3): 0.0306,
        (2, 2): 0.0223,
        (4, 1): 0.0165,
        (0, 3): 0.0577,
        (0, 0): 0.1115,
    }
    assert {cell: p[cell] for cell in known} == pytest.approx(known, abs=TOLERANCE)


def test_shuffles_stay_within_each_stream() -> None:
    p = one_tailed([[0, 0, 0], [1, 1, 1]], kinds=2, shuffles=50)
    assert (p == 1).all()
