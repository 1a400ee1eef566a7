"""Guessing stays dear: the floor holds in every field, and keys for two purposes differ."""

from __future__ import annotations

import contextlib
import unicodedata
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from vault_lab import FLOOR, flipped, remembered_argon2

from halfway.errors import DamagedError
from halfway.vault.derivation import (
    CEILING_KIB,
    CEILING_LANES,
    CEILING_PASSES,
    FLOOR_KIB,
    FLOOR_LANES,
    FLOOR_PASSES,
    Kdf,
    decoded,
    fresh_key,
    root_key,
    subkey,
    tuned_kdf,
)


def test_the_floor_is_what_was_promised() -> None:
    assert (FLOOR_KIB, FLOOR_PASSES, FLOOR_LANES) == (64 * 1024, 3, 4)
    assert CEILING_KIB == 1024 * 1024


def test_a_new_vault_is_tuned_at_or_above_the_floor() -> None:
    kdf = tuned_kdf()
    assert decoded(kdf.encoded()) == kdf
    assert kdf.memory_kib >= FLOOR_KIB
    assert kdf.passes >= FLOOR_PASSES
    assert kdf.lanes >= FLOOR_LANES
    assert kdf.salt != bytes(16)


@given(
    st.builds(
        Kdf,
        salt=st.binary(min_size=16, max_size=16),
        memory_kib=st.integers(FLOOR_KIB, CEILING_KIB),
        passes=st.integers(FLOOR_PASSES, CEILING_PASSES),
        lanes=st.integers(FLOOR_LANES, CEILING_LANES),
    )
)
def test_parameters_come_back_as_they_were(kdf: Kdf) -> None:
    assert decoded(kdf.encoded()) == kdf


@pytest.mark.parametrize(
    "tampered",
    [
        replace(FLOOR, memory_kib=FLOOR_KIB - 1),
        replace(FLOOR, memory_kib=0),
        replace(FLOOR, memory_kib=CEILING_KIB + 1),
        replace(FLOOR, memory_kib=0xFFFFFFFF),
        replace(FLOOR, passes=FLOOR_PASSES - 1),
        replace(FLOOR, passes=0),
        replace(FLOOR, passes=CEILING_PASSES + 1),
        replace(FLOOR, passes=255),
        replace(FLOOR, lanes=FLOOR_LANES - 1),
        replace(FLOOR, lanes=0),
        replace(FLOOR, lanes=CEILING_LANES + 1),
        replace(FLOOR, lanes=255),
    ],
)
def test_refuses_parameters_outside_their_bounds(tampered: Kdf) -> None:
    with pytest.raises(DamagedError, match="cheap or endless"):
        decoded(tampered.encoded())


@given(st.integers(0, 0xFFFFFFFF), st.integers(0, 255), st.integers(0, 255))
def test_nothing_outside_the_bounds_is_ever_taken(memory_kib: int, passes: int, lanes: int) -> None:
    try:
        kdf = decoded(replace(FLOOR, memory_kib=memory_kib, passes=passes, lanes=lanes).encoded())
    except DamagedError:
        return
    assert FLOOR_KIB <= kdf.memory_kib <= CEILING_KIB
    assert FLOOR_PASSES <= kdf.passes <= CEILING_PASSES
    assert FLOOR_LANES <= kdf.lanes <= CEILING_LANES


@given(st.binary(max_size=40))
def test_any_bytes_are_parameters_or_damaged(stored: bytes) -> None:
    with contextlib.suppress(DamagedError):
        assert decoded(stored).encoded() == stored


@pytest.mark.parametrize("length", [*range(23), 24, 100])
def test_refuses_a_header_of_another_length(length: int) -> None:
    with pytest.raises(DamagedError):
        decoded((FLOOR.encoded() + bytes(100))[:length])


@pytest.mark.parametrize("bit", range(8))
def test_refuses_another_format(bit: int) -> None:
    with pytest.raises(DamagedError, match="cannot be read"):
        decoded(flipped(FLOOR.encoded(), bit))


def test_the_root_key_is_argon2id_of_the_words() -> None:
    key = root_key("golden lantern river basket seven", name="Robin", kdf=FLOOR)
    assert key.hex() == "cec9724bb084ccf15eba1433f96e984483d21cf868efbbcb0e0152af3bff5911"


def test_the_root_key_hangs_on_words_name_salt_and_cost() -> None:
    keys = {
        root_key("one", name="", kdf=FLOOR),
        root_key("two", name="", kdf=FLOOR),
        root_key("one", name="x", kdf=FLOOR),
        root_key("one", name="", kdf=replace(FLOOR, salt=bytes(16))),
        root_key("one", name="", kdf=replace(FLOOR, passes=4)),
        root_key("one", name="", kdf=replace(FLOOR, lanes=5)),
        root_key("one", name="", kdf=replace(FLOOR, memory_kib=FLOOR_KIB + 64)),
    }
    assert len(keys) == 7


@settings(deadline=None, max_examples=5)
@given(st.text(min_size=1, max_size=30))
def test_words_typed_composed_or_decomposed_are_the_same_words(words: str) -> None:
    composed, apart = unicodedata.normalize("NFC", words), unicodedata.normalize("NFD", words)
    with remembered_argon2():
        one = root_key(composed, name=apart, kdf=FLOOR)
        assert one == root_key(apart, name=composed, kdf=FLOOR)


def test_blanks_around_the_words_and_the_case_of_the_name_do_not_matter() -> None:
    with remembered_argon2():
        one = root_key(" Élan \n", name=" ROBIN", kdf=FLOOR)
        assert one == root_key("E\u0301lan", name="robin", kdf=FLOOR)


def test_the_case_of_the_passphrase_matters() -> None:
    assert root_key("Words", name="", kdf=FLOOR) != root_key("words", name="", kdf=FLOOR)


def test_a_subkey_is_keyed_blake2b() -> None:
    assert (
        subkey(bytes(range(32)), "find").hex()
        == "30b79603e0675016552c096e291d3ad4a97fdce23bb256cfc0ad204cb9a49f90"
    )


@given(st.binary(min_size=32, max_size=32), st.lists(st.text(), unique=True, min_size=2))
def test_keys_for_two_purposes_differ(key: bytes, purposes: list[str]) -> None:
    made = {subkey(key, purpose) for purpose in purposes}
    assert len(made) == len(purposes)
    assert key not in made
    assert {len(one) for one in made} == {32}


def test_fresh_keys_never_repeat() -> None:
    assert len({fresh_key() for _ in range(1000)}) == 1000
