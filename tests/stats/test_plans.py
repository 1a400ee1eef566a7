"""The letters of a plan tell its design, and the letters that missed days hide."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from halfway.stats.plans import completed, design_of, least_of
from halfway.stats.randomised import DESIGNS, Design, drawn


@pytest.mark.parametrize(
    ("plan", "design", "least"),
    [
        ("A" * 5 + "B" * 15, "ab", 5),
        ("AAAABBBBB", "ab", 4),
        ("A" * 20 + "B" * 20, "ab", 5),
        ("A" * 7 + "B" * 7 + "A" * 7 + "B" * 7, "abab", 3),
        ("AABBAB", "abab", 1),
        ("A" * 7 + "B" * 14 + "A" * 7, "pairs", 7),
        ("ABBABAABAB", "pairs", 1),
        ("BBBAAABBBAAA", "pairs", 3),
    ],
)
def test_the_letters_tell(plan: str, design: Design, least: int) -> None:
    assert design_of(plan) == design
    assert least_of(plan, design) == least


@pytest.mark.parametrize("plan", ["", "AAA", "BBBBAA", "AABBBA", "ABABABBABBAB"])
def test_what_no_lot_could_have_drawn_is_none(plan: str) -> None:
    assert design_of(plan) is None


@given(st.sampled_from(DESIGNS), st.integers(0, 10_000))
def test_every_plan_that_is_drawn_is_of_some_design(design: Design, seed: int) -> None:
    assert design_of(drawn(design, 24, least=3, seed=seed)) is not None


@pytest.mark.parametrize(
    ("letters", "plan"),
    [
        ("AAABBB", "AAABBB"),
        ("A.AB.B", "AAABBB"),
        ("AA..BB", "AAAABB"),
        ("..ABBB", "AAABBB"),
        ("AB.AA..ABA", "ABBAABBABA"),
        ("AAB...BBAA", "AABBBBBBAA"),
    ],
)
def test_missed_days_get_the_letter_that_they_must_have_had(letters: str, plan: str) -> None:
    assert completed(["" if one == "." else one for one in letters]) == plan
