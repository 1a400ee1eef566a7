"""Simulated users end as the research says: attack, beg, hint, vague, direct, direct with repair."""

from __future__ import annotations

import importlib.util
from itertools import pairwise
from pathlib import Path
from statistics import fmean, stdev

FILE = Path(__file__).parent.parent.parent / "bench" / "strategies.py"


def test_strategies_are_ordered_beyond_their_intervals() -> None:
    spec = importlib.util.spec_from_file_location("strategies", FILE)
    assert spec
    assert spec.loader
    strategies = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(strategies)
    ends = [strategies.simulated(name, 1000) for name in strategies.STRATEGIES]
    for lower, higher in pairwise(ends):
        error = 1.96 * (stdev(lower) + stdev(higher)) / 1000**0.5
        assert fmean(lower) + error < fmean(higher)
