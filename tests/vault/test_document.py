"""A head comes back as it was, or is called damaged."""

from __future__ import annotations

from datetime import UTC

import pytest
from hypothesis import given
from hypothesis import strategies as st

from halfway.errors import DamagedError
from halfway.vault.document import Head, decoded_head, encoded_head

TIMES = st.datetimes(timezones=st.just(UTC))
HEADS = st.builds(
    Head,
    kind=st.text(),
    format=st.integers(1, 1000),
    title=st.text(),
    created=TIMES,
    changed=TIMES,
    trashed=st.none() | TIMES,
    body_version=st.integers(1, 2**63 - 1),
)


@given(HEADS)
def test_a_head_comes_back(head: Head) -> None:
    assert decoded_head(encoded_head(head)) == head


@given(st.binary(max_size=60))
def test_any_bytes_are_no_head(payload: bytes) -> None:
    with pytest.raises(DamagedError):
        decoded_head(payload)


@pytest.mark.parametrize(
    "payload",
    [
        b"{}",
        b"[]",
        b'{"kind": "draft"}',
        b'{"kind":1,"format":1,"title":"","created":"2026-01-01T00:00:00Z","changed":"2026-01-01T00:00:00Z"}',
        b'{"kind":"","format":1,"title":"","created":"yesterday","changed":"2026-01-01T00:00:00Z"}',
    ],
)
def test_what_is_no_head_is_damaged(payload: bytes) -> None:
    with pytest.raises(DamagedError, match="cannot be read"):
        decoded_head(payload)


def test_what_a_later_version_adds_is_passed_over() -> None:
    payload = b'{"kind":"draft","format":1,"title":"t","created":"2026-01-01T00:00:00Z","changed":"2026-01-01T00:00:00Z","colour":"red"}'
    assert decoded_head(payload).title == "t"
