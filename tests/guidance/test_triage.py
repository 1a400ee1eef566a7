"""Ticks lead to green, amber or red; only "nothing fits" without a tick is green."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from halfway.guidance.triage import triage

IDS = {question.id: question.level for question in triage().question}


@given(st.sets(st.sampled_from(sorted(IDS))), st.booleans())
def test_any_ticks_lead_somewhere_and_never_to_green(ticked: set[str], nothing: bool) -> None:
    level = triage().level(ticked, nothing_fits=nothing)
    if "red" in {IDS[id] for id in ticked}:
        assert level == "red"
    else:
        assert level == ("green" if nothing and not ticked else "amber")


@pytest.mark.parametrize("id", ["harm", "followed", "self"])
def test_harm_weapons_and_wishing_to_die_are_red(id: str) -> None:
    assert triage().level([id], nothing_fits=True) == "red"


def test_what_is_no_question_of_ours_opens_nothing() -> None:
    assert triage().level(["no-such"], nothing_fits=True) == "amber"


def test_every_level_says_what_it_shows_and_what_it_switches_off() -> None:
    assert [result.level for result in triage().result] == ["green", "amber", "red"]
    assert triage().result_of("green").off == ()
    assert triage().result_of("amber").off == triage().result_of("red").off != ()


def test_nothing_says_that_all_is_well() -> None:
    words = " ".join(result.title + result.says for result in triage().result).lower()
    for banned in ("no signs of", "looks healthy", "low risk", "all is well"):
        assert banned not in words
    assert "cannot tell whether you are safe" in triage().about.note
