"""What a study says: changed only by lot, along with it otherwise, and can't tell as a rule."""

from __future__ import annotations

import random
from dataclasses import replace
from datetime import date, timedelta

import pytest

from halfway.stats.power import LEVEL
from halfway.studies.plan import SHAPES, Wish, planned
from halfway.studies.result import result_of
from halfway.vault.kinds.studies import Study

FIRST = date(2026, 3, 2)


def answered(shape: str, *, effect: float, seed: int, more_is_better: bool = True) -> Study:
    """A study with all days answered, where the change adds `effect` to days of spread 1."""
    wish = Wish("I ask one open question.", "near", "ten", more_is_better, shape)
    study, dice = planned(wish, first_day=FIRST, seed=seed), random.Random(seed)  # noqa: S311
    answers = {
        FIRST + timedelta(n): min(max(5 + dice.gauss(0, 1) + effect * (one == "B"), 0), 10)
        for n, one in enumerate(study.plan)
    }
    return replace(study, answers=answers)


def test_a_large_change_under_a_lot_is_told() -> None:
    result = result_of(answered("four_parts", effect=3, seed=4))
    assert result.verdict == "changed"
    assert result.test
    assert result.test.p <= LEVEL
    assert result.is_better


def test_without_a_lot_it_changed_along_and_there_is_no_p() -> None:
    result = result_of(answered("before_after", effect=3, seed=4))
    assert result.verdict == "changed_along"
    assert result.analysis
    assert result.test is None


def test_a_change_of_two_spreads_before_and_after_is_seen() -> None:
    results = [result_of(answered("before_after", effect=2, seed=seed)) for seed in range(12)]
    assert all(one.verdict == "changed_along" for one in results)


def test_without_a_lot_no_length_is_named_and_worse_is_told() -> None:
    unsure = result_of(answered("before_after", effect=0.1, seed=2))
    assert unsure.verdict in ("cannot_tell", "not_better")
    assert unsure.days_needed is None
    assert unsure.seen is None
    assert result_of(answered("before_after", effect=-3, seed=4)).verdict == "worse"


def test_less_can_be_better() -> None:
    study = answered("four_parts", effect=-3, seed=4, more_is_better=False)
    assert result_of(study).verdict == "changed"


def test_days_that_were_worse_beyond_chance_are_told_as_worse() -> None:
    result = result_of(answered("four_parts", effect=-3, seed=4))
    assert result.verdict == "worse"
    assert result.seen is None
    assert result.days_needed is None
    assert not result.is_better


def test_more_of_what_should_be_less_is_worse() -> None:
    study = answered("four_parts", effect=3, seed=4, more_is_better=False)
    assert result_of(study).verdict == "worse"


def test_a_little_worse_is_not_better_and_no_more() -> None:
    results = [result_of(answered("four_short", effect=-0.4, seed=seed)) for seed in range(12)]
    lower = [one for one in results if one.analysis and one.analysis.difference < 0]
    assert "not_better" in {one.verdict for one in lower}
    assert {one.verdict for one in lower} <= {"not_better", "worse"}
    assert all(one.seen is None for one in lower)


@pytest.mark.parametrize("shape", ["four_parts", "before_after"])
def test_a_trend_before_the_change_is_told(shape: str) -> None:
    study = answered(shape, effect=0, seed=1)
    climbing = {day: 0.3 * n for n, day in enumerate(study.answers)}
    assert result_of(replace(study, answers=climbing)).was_moving
    level = dict.fromkeys(study.answers, 5.0)
    assert not result_of(replace(study, answers=level)).was_moving


def test_what_cannot_be_told_says_how_long_it_would_take() -> None:
    results = [result_of(answered("four_short", effect=0.7, seed=seed)) for seed in range(12)]
    unsure = [one for one in results if one.verdict == "cannot_tell" and one.is_better]
    assert unsure
    assert all(one.days_needed is None or one.days_needed >= 20 for one in unsure)
    assert any(one.days_needed for one in unsure)


def test_few_answers_say_nothing() -> None:
    study = answered("four_parts", effect=3, seed=4)
    few = replace(study, answers=dict(list(study.answers.items())[:6]))
    assert result_of(few).verdict == "too_few"
    assert result_of(replace(study, answers={})).analysis is None


def test_stopped_early_counts_the_rest_as_missed() -> None:
    study = answered("pairs_of_days", effect=4, seed=2)
    early = replace(study, answers=dict(list(study.answers.items())[:14]), stopped=FIRST)
    result = result_of(early)
    assert result.analysis
    assert result.analysis.missed == 6
    assert result.verdict == "changed"


@pytest.mark.parametrize("shape", SHAPES)
def test_days_that_never_differ_show_nothing(shape: str) -> None:
    study = answered(shape, effect=0, seed=1)
    same = replace(study, answers=dict.fromkeys(study.answers, 5.0))
    assert result_of(same).verdict == "cannot_tell"


def test_chance_is_seldom_told_as_a_change() -> None:
    told = sum(
        result_of(answered("four_short", effect=0, seed=seed)).verdict == "changed"
        for seed in range(120)
    )
    assert told <= 13  # 6 expected at most; more than 13 is beyond chance (p < 0.01)


def test_what_was_done_is_counted() -> None:
    study = answered("pairs_of_days", effect=0, seed=1)
    with_it = [FIRST + timedelta(n) for n, one in enumerate(study.plan) if one == "B"]
    done = dict(zip(with_it, [True] * 6 + [False] * 4, strict=True))
    assert result_of(replace(study, done=done)).done_of == (6, 10)
