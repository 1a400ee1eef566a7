"""The gate refuses a reader that is worse, too large, or measured on nothing."""

from __future__ import annotations

import copy
from typing import Any

import pytest

from halfway.trained import READER, numbers
from training.moves.gate import refusals


def shipped() -> dict[str, Any]:
    return copy.deepcopy(numbers(READER, "metrics.json"))


def test_the_same_figures_may_ship() -> None:
    assert refusals(shipped(), shipped(), size=1) == []


def test_the_first_reader_may_ship() -> None:
    assert refusals(shipped(), None, size=1) == []


@pytest.mark.parametrize(
    ("part", "name", "change"),
    [
        ("moves", "macro_f1", -0.02),
        ("danger", "recall", -0.02),
        ("moves", "false_flags", 0.02),
        ("openings", "harshness_error", 0.05),
    ],
)
def test_a_worse_figure_is_named(part: str, name: str, change: float) -> None:
    worse = shipped()
    worse[part][name] += change
    (reason,) = refusals(worse, shipped(), size=1)
    assert f"{part} {name}" in reason


def test_too_many_bytes_are_refused() -> None:
    assert "bytes" in refusals(shipped(), None, size=25_000_001)[0]


def test_figures_over_nothing_are_refused() -> None:
    assert refusals({**shipped(), "messages": 0}, None, size=1) == ["It was measured on nothing."]
