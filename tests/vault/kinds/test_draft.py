"""A draft is known by its first words."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from halfway.vault.kinds import decoded, encoded
from halfway.vault.kinds.draft import Draft

DRAFTS = st.builds(
    Draft,
    text=st.text(),
    mode=st.text(),
    theirs=st.text(),
    slots=st.dictionaries(st.text(), st.text()),
)


@given(DRAFTS)
def test_a_draft_comes_back(draft: Draft) -> None:
    assert decoded(encoded(draft), name="draft", made_in=1) == draft


@pytest.mark.parametrize(
    ("draft", "title"),
    [
        (Draft(), ""),
        (Draft(text="  One\n two\tthree "), "One two three"),
        (Draft(text="1 2 3 4 5 6 7 8 9"), "1 2 3 4 5 6 7 8 9"),
        (Draft(text="1 2 3 4 5 6 7 8 9 10"), "1 2 3 4 5 6 7 8 9 …"),
        (Draft(theirs="ok", slots={"need": "rest"}), "ok"),
        (Draft(slots={"need": "rest", "ask": "ten minutes"}), "rest ten minutes"),
    ],
)
def test_the_title_is_the_first_words(draft: Draft, title: str) -> None:
    assert draft.title() == title


@given(DRAFTS)
def test_a_title_is_one_line(draft: Draft) -> None:
    assert len(draft.title().splitlines()) <= 1


@pytest.mark.parametrize(
    "draft", [Draft(), Draft(mode="tell"), Draft(text=" \n"), Draft(slots={"need": " "})]
)
def test_knows_that_nothing_was_typed(draft: Draft) -> None:
    assert draft.is_empty()


@pytest.mark.parametrize("draft", [Draft(text="x"), Draft(theirs="x"), Draft(slots={"need": "x"})])
def test_knows_that_something_was_typed(draft: Draft) -> None:
    assert not draft.is_empty()
