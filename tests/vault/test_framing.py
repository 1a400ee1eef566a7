"""Pieces come back as they were, or not at all."""

from __future__ import annotations

import contextlib
from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as st

from halfway.errors import DamagedError
from halfway.vault.framing import LARGEST_PIECE, framed, unframed

PIECES = st.lists(st.binary(max_size=60), max_size=6)


@given(PIECES)
def test_pieces_come_back(pieces: list[bytes]) -> None:
    together = b"".join(framed(pieces))
    assert list(unframed(together)) == pieces
    assert list(unframed(BytesIO(together))) == pieces


@given(PIECES, st.data())
def test_a_cut_is_noticed_or_leaves_whole_pieces(pieces: list[bytes], data: st.DataObject) -> None:
    together = b"".join(framed(pieces))
    length = data.draw(st.integers(0, len(together)))
    try:
        left = list(unframed(together[:length]))
    except DamagedError:
        return
    assert left == pieces[: len(left)]
    assert len(b"".join(framed(left))) == length


@given(st.binary(max_size=80))
def test_any_bytes_are_pieces_or_damaged(source: bytes) -> None:
    with contextlib.suppress(DamagedError):
        assert b"".join(framed(unframed(source))) == source


@pytest.mark.parametrize("size", [LARGEST_PIECE + 1, 0xFFFFFFFF])
def test_a_huge_length_is_refused_before_anything_is_read(size: int) -> None:
    source = BytesIO(size.to_bytes(4, "big") + b"abc")
    with pytest.raises(DamagedError):
        list(unframed(source))
    assert source.read() == b"abc"
