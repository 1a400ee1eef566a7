"""Preferences come back as they were; a path that leads nowhere is damaged."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from halfway.errors import DamagedError
from halfway.vault.kinds import decoded, encoded
from halfway.vault.kinds.preferences import IDLE_MINUTES, Preferences


@given(
    st.builds(
        Preferences,
        idle_minutes=st.sampled_from(IDLE_MINUTES),
        spellcheck=st.booleans(),
        exit_keys=st.booleans(),
        path=st.sampled_from(["", "joint", "individual"]),
        offered_recovery=st.booleans(),
    )
)
def test_preferences_come_back(preferences: Preferences) -> None:
    assert decoded(encoded(preferences), name="preferences", made_in=1) == preferences


def test_careful_at_first() -> None:
    assert Preferences().idle_minutes in IDLE_MINUTES
    assert Preferences().exit_keys
    assert not Preferences().spellcheck
    assert Preferences().path == ""


@pytest.mark.parametrize("payload", [b'{"path": "elsewhere"}', b'{"idle_minutes": "five"}'])
def test_what_are_no_preferences_is_damaged(payload: bytes) -> None:
    with pytest.raises(DamagedError):
        decoded(payload, name="preferences", made_in=1)
