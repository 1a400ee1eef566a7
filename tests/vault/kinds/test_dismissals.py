"""Dismissals come back as they were."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from halfway.vault.kinds import decoded, encoded
from halfway.vault.kinds.dismissals import Dismissals

PAIRS = st.lists(st.tuples(st.text(), st.text()), max_size=4).map(tuple)


@given(
    st.builds(
        Dismissals, once=PAIRS, always=PAIRS, rules=st.lists(st.text(), max_size=4).map(tuple)
    )
)
def test_dismissals_come_back(dismissals: Dismissals) -> None:
    assert decoded(encoded(dismissals), name="dismissals", made_in=1) == dismissals


def test_nothing_is_dismissed_at_first() -> None:
    assert Dismissals() == Dismissals(once=(), always=(), rules=())
    assert Dismissals().title()
