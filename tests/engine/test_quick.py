"""The quick look: places in the table, and what it may settle."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from halfway.engine.quick import BUCKETS, Quick, buckets
from halfway.engine.trained_reader import default_reader

IDS = st.lists(st.integers(0, 30521), min_size=1, max_size=60)


@given(IDS)
def test_places_are_in_the_table_and_pairs_apart_from_pieces(ids: list[int]) -> None:
    places = buckets(ids)
    assert len(places) == 2 * len(ids) - 1
    assert (places[: len(ids)] == ids).all()
    assert ((places[len(ids) :] >= 32768) & (places[len(ids) :] < BUCKETS)).all()


def test_settles_only_what_is_below() -> None:
    table = np.zeros(BUCKETS, np.int8)
    table[5] = 100
    look = Quick(table=table, scale=0.1, constant=-3.0, below=0.0)
    assert look.is_neutral([1, 2])
    assert not look.is_neutral([1, 5])


@pytest.mark.parametrize(
    "text",
    ["You never listen to me", "i hate you", "He hit me", "I'm sorry, that was me", "love you so"],
)
def test_does_not_settle_what_tells(text: str) -> None:
    (found,) = default_reader().code([text])
    assert found.named or found.danger or max(found.moves) > 0.1
