"""Few lengths, none of them much longer than what it holds."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from halfway.vault.padding import GROWTH, SMALLEST, padded_size

SIZES = st.integers(0, 1 << 32)


@pytest.mark.parametrize(
    ("size", "padded"),
    [(0, 256), (1, 256), (256, 256), (257, 287), (287, 287), (288, 322), (1000, 1010)],
)
def test_known_sizes(size: int, padded: int) -> None:
    assert padded_size(size) == padded


@given(SIZES)
def test_what_is_padded_fits_and_wastes_little(size: int) -> None:
    padded = padded_size(size)
    assert size <= padded <= max(SMALLEST, int(size * GROWTH) + 1)


@given(SIZES)
def test_a_padded_size_is_padded_already(size: int) -> None:
    assert padded_size(padded_size(size)) == padded_size(size)


@given(SIZES, SIZES)
def test_more_is_never_padded_to_less(one: int, other: int) -> None:
    low, high = sorted((one, other))
    assert padded_size(low) <= padded_size(high)


def test_there_are_few_sizes_up_to_a_megabyte() -> None:
    assert len({padded_size(size) for size in range(0, 1 << 20, 16)}) < 80
