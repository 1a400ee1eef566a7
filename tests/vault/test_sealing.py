"""Every sealed byte counts: whatever is touched, cut, moved or replaced does not open."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Iterable
from functools import cache

import pytest
import zstandard
from hypothesis import given, settings
from hypothesis import strategies as st
from nacl import bindings as sodium
from vault_lab import flipped

from halfway.errors import DamagedError
from halfway.vault.keyring import Keyring, fresh_keyring
from halfway.vault.padding import padded_size
from halfway.vault.sealing import FORMAT, PIECE_BYTES, Place, seal, unseal

KEYS = fresh_keyring()
PLACE = Place("a" * 32, "body", "b" * 32, 3)
TEXT = "Could we talk on Sunday? 🌧".encode()
HEADER_BYTES, TAG_BYTES = 29, 17


@cache
def long_text() -> bytes:
    return random.Random(7).randbytes(3 * PIECE_BYTES)  # noqa: S311


@cache
def sealed_text() -> bytes:
    (piece,) = seal(TEXT, keys=KEYS, place=PLACE)
    return piece


@cache
def long_pieces() -> tuple[bytes, ...]:
    pieces = tuple(seal(long_text(), keys=KEYS, place=PLACE))
    assert len(pieces) == 4
    return pieces


def refuses(pieces: Iterable[bytes], *, place: Place = PLACE, keys: Keyring = KEYS) -> None:
    with pytest.raises(DamagedError):
        unseal(pieces, keys=keys, place=place)


@given(st.binary(max_size=2000))
def test_what_was_sealed_opens(payload: bytes) -> None:
    assert unseal(seal(payload, keys=KEYS, place=PLACE), keys=KEYS, place=PLACE) == payload


@given(st.lists(st.binary(max_size=300), max_size=8))
def test_what_came_in_chunks_opens(chunks: list[bytes]) -> None:
    sealed = seal(iter(chunks), keys=KEYS, place=PLACE)
    assert unseal(sealed, keys=KEYS, place=PLACE) == b"".join(chunks)


@settings(deadline=None, max_examples=30)
@given(st.integers(-40, 40), st.integers(1, 3))
def test_sizes_around_a_whole_piece_open(difference: int, pieces: int) -> None:
    payload = long_text()[: pieces * PIECE_BYTES + difference]
    assert unseal(seal(payload, keys=KEYS, place=PLACE), keys=KEYS, place=PLACE) == payload


def test_a_very_long_text_opens() -> None:
    payload = b"all the same " * 4_000_000
    sealed = list(seal(payload, keys=KEYS, place=PLACE))
    assert unseal(sealed, keys=KEYS, place=PLACE) == payload


def test_sealed_bytes_tell_nothing_of_the_text() -> None:
    assert b"Sunday" not in sealed_text()
    assert zstandard.MAGIC_NUMBER.to_bytes(4, "little") not in sealed_text()[HEADER_BYTES:]


def test_every_flipped_bit_of_a_short_text_is_noticed() -> None:
    for bit in range(len(sealed_text()) * 8):
        refuses([flipped(sealed_text(), bit)])


@settings(deadline=None)
@given(st.integers(0, 3), st.data())
def test_a_flipped_bit_of_a_long_text_is_noticed(number: int, data: st.DataObject) -> None:
    pieces = list(long_pieces())
    pieces[number] = flipped(pieces[number], data.draw(st.integers(0, len(pieces[number]) * 8 - 1)))
    refuses(pieces)


def test_every_cut_of_a_short_text_is_noticed() -> None:
    for length in range(len(sealed_text())):
        refuses([sealed_text()[:length]])


@settings(deadline=None)
@given(st.integers(0, 3), st.data())
def test_a_cut_piece_is_noticed(number: int, data: st.DataObject) -> None:
    pieces = list(long_pieces())
    pieces[number] = pieces[number][: data.draw(st.integers(0, len(pieces[number]) - 1))]
    refuses(pieces)


@settings(deadline=None)
@given(st.lists(st.integers(0, 3), max_size=6).filter(lambda order: order != [0, 1, 2, 3]))
def test_pieces_left_out_doubled_or_moved_are_noticed(order: list[int]) -> None:
    refuses([long_pieces()[number] for number in order])


@given(st.binary(min_size=1, max_size=300))
def test_an_appended_piece_is_noticed(more: bytes) -> None:
    refuses([sealed_text(), more])
    refuses([sealed_text() + more])
    refuses([sealed_text(), b"", more])


def test_an_appended_empty_piece_is_noticed() -> None:
    refuses([sealed_text(), b""])


def test_an_empty_piece_before_or_between_is_noticed() -> None:
    first, *rest = long_pieces()
    refuses([b"", sealed_text()])
    refuses([first, b"", *rest])


def test_nothing_at_all_is_no_text() -> None:
    refuses([])
    refuses([b""])


def test_pieces_cut_at_other_places_are_refused() -> None:
    first, second, *rest = long_pieces()
    refuses([first + second, *rest])
    refuses([first[:-1], first[-1:] + second, *rest])


def test_a_piece_of_another_text_at_the_same_place_is_noticed() -> None:
    other = list(seal(long_text(), keys=KEYS, place=PLACE))
    for number in range(4):
        mixed = list(long_pieces())
        mixed[number] = other[number]
        refuses(mixed)


@pytest.mark.parametrize(
    "place",
    [
        Place("c" * 32, "body", "b" * 32, 3),
        Place("a" * 32, "head", "b" * 32, 3),
        Place("a" * 32, "list", "b" * 32, 3),
        Place("a" * 32, "body", "d" * 32, 3),
        Place("a" * 32, "body", "b" * 32, 2),
        Place("a" * 32, "body", "b" * 32, 4),
        Place("a" * 32, "body", "", 3),
    ],
)
def test_what_belongs_elsewhere_does_not_open(place: Place) -> None:
    refuses([sealed_text()], place=place)


@given(
    st.tuples(st.text(), st.sampled_from(["head", "body"]), st.text(), st.integers(0)),
    st.tuples(st.text(), st.sampled_from(["head", "body"]), st.text(), st.integers(0)),
)
def test_no_two_places_look_alike(
    one: tuple[str, str, str, int], other: tuple[str, str, str, int]
) -> None:
    same = Place(*one).bound() == Place(*other).bound()  # type: ignore[arg-type]
    assert same == (one == other)


def test_fields_of_a_place_do_not_run_together() -> None:
    assert Place("ab", "body", "c").bound() != Place("a", "body", "bc").bound()


def test_another_key_does_not_open() -> None:
    refuses([sealed_text()], keys=fresh_keyring())
    refuses([sealed_text()], keys=Keyring({2: KEYS.newest}))


def test_the_old_key_opens_what_it_sealed_and_the_new_one_seals() -> None:
    both = KEYS.with_fresh_key()
    assert unseal([sealed_text()], keys=both, place=PLACE) == TEXT
    refuses(seal(TEXT, keys=both, place=PLACE), keys=KEYS)
    assert unseal(seal(TEXT, keys=both, place=PLACE), keys=both.only_newest(), place=PLACE) == TEXT


def test_a_later_format_is_told_from_damage() -> None:
    later = bytes([FORMAT + 1]) + sealed_text()[1:]
    with pytest.raises(DamagedError, match="later version"):
        unseal([later], keys=KEYS, place=PLACE)


def test_format_nought_is_damaged() -> None:
    refuses([b"\0" + sealed_text()[1:]])


@pytest.mark.parametrize("payload", [b"", b"not zstandard", zstandard.compress(TEXT)[:-1]])
def test_sealed_bytes_that_are_no_compressed_text_are_damaged(payload: bytes) -> None:
    state = sodium.crypto_secretstream_xchacha20poly1305_state()
    nonce = sodium.crypto_secretstream_xchacha20poly1305_init_push(state, KEYS.newest)
    header = bytes([FORMAT]) + (1).to_bytes(4, "big") + nonce
    box = sodium.crypto_secretstream_xchacha20poly1305_push(
        state,
        payload,
        header + PLACE.bound(),
        sodium.crypto_secretstream_xchacha20poly1305_TAG_FINAL,
    )
    refuses([header + box])


def test_a_hundred_thousand_seals_of_one_text_never_repeat() -> None:
    nonces, boxes = set(), set()
    for _ in range(100_000):
        (piece,) = seal(b"the same", keys=KEYS, place=PLACE)
        nonces.add(piece[5:HEADER_BYTES])
        boxes.add(piece[HEADER_BYTES : HEADER_BYTES + 16])
    assert len(nonces) == len(boxes) == 100_000


@settings(deadline=None)
@given(st.integers(0, 3 * PIECE_BYTES), st.booleans())
def test_lengths_are_of_the_padding_set_only(size: int, is_plain: bool) -> None:
    payload = bytes(size) if is_plain else long_text()[:size]
    pieces = list(seal(payload, keys=KEYS, place=PLACE))
    padded = sum(map(len, pieces)) - HEADER_BYTES - TAG_BYTES * len(pieces)
    assert padded == padded_size(padded)
    assert all(len(piece) - TAG_BYTES == PIECE_BYTES for piece in pieces[1:-1])


def test_short_texts_of_different_lengths_look_alike() -> None:
    lengths = Counter(len(b"".join(seal(b"x" * n, keys=KEYS, place=PLACE))) for n in range(200))
    assert set(lengths) == {HEADER_BYTES + TAG_BYTES + 256}
