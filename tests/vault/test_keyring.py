"""Keys by number: the newest seals, none is ever printed."""

from __future__ import annotations

import contextlib

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from halfway.errors import DamagedError
from halfway.vault.keyring import Keyring, fresh_keyring, keyring_from, one_key

KEYRINGS = st.builds(
    Keyring,
    st.dictionaries(
        st.integers(0, 2**32 - 1), st.binary(min_size=32, max_size=32), min_size=1, max_size=4
    ),
)


@given(KEYRINGS)
def test_a_keyring_comes_back(keys: Keyring) -> None:
    assert keyring_from(keys.encoded()) == keys


@given(KEYRINGS)
def test_a_keyring_is_never_printed(keys: Keyring) -> None:
    assert repr(keys) == str(keys) == "Keyring()"


@given(st.binary(max_size=80))
def test_any_bytes_are_a_keyring_or_damaged(encoded: bytes) -> None:
    with contextlib.suppress(DamagedError):
        assert keyring_from(encoded).keys


@pytest.mark.parametrize(
    "content",
    [{}, {1: b""}, {1: bytes(31)}, {1: bytes(33)}, {1: bytes(32), 2: b"short"}, {"1": bytes(32)}],
)
def test_refuses_what_is_no_keyring(content: object) -> None:
    with pytest.raises(DamagedError):
        keyring_from(msgspec.msgpack.encode(content))


def test_a_fresh_key_seals_and_the_old_one_still_opens() -> None:
    before = fresh_keyring()
    after = before.with_fresh_key()
    assert after.newest_number == before.newest_number + 1
    assert after.newest != before.newest
    assert after.get(before.newest_number) == before.newest


def test_only_the_newest_key_is_left() -> None:
    two = fresh_keyring().with_fresh_key()
    assert dict(two.only_newest().keys) == {two.newest_number: two.newest}
    assert two.only_newest().get(1) is None


def test_fresh_keyrings_differ() -> None:
    assert len({fresh_keyring().newest for _ in range(100)}) == 100


def test_one_key_seals() -> None:
    assert one_key(bytes(32)).newest == bytes(32)
