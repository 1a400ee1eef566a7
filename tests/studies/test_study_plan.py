"""What is written down before a study begins, and the plan that the lot draws."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from halfway.errors import BadTextError
from halfway.stats.randomised import arrangements, count_of
from halfway.studies.plan import SHAPES, HarmfulChangeError, Wish, is_by_lot, planned

WISH = Wish("I ask one open question a day.", "near", "ten", True, "four_parts")
DAY = date(2026, 3, 2)


@pytest.mark.parametrize("shape", SHAPES)
def test_the_plan_is_one_that_the_lot_could_draw(shape: str) -> None:
    study = planned(replace(WISH, shape=shape), first_day=DAY, seed=7)
    laid_out = SHAPES[shape]
    assert study.plan in set(arrangements(laid_out.design, laid_out.days, least=laid_out.least))


@pytest.mark.parametrize("shape", SHAPES.values(), ids=SHAPES)
def test_each_shape_can_show_something(shape: object) -> None:
    assert count_of(shape.design, shape.days, least=shape.least) >= 20  # type: ignore[attr-defined]


def test_the_same_seed_draws_the_same_plan() -> None:
    plans = {planned(WISH, first_day=DAY, seed=seed).plan for seed in (3, 3, 3)}
    assert len(plans) == 1


def test_without_a_seed_plans_differ() -> None:
    assert len({planned(WISH, first_day=DAY).plan for _ in range(30)}) > 5


def test_before_and_after_is_not_drawn() -> None:
    study = planned(replace(WISH, shape="before_after"), first_day=DAY)
    assert study.plan == "A" * 20 + "B" * 20


@pytest.mark.parametrize(
    ("field", "says"), [("change", "Choose the change"), ("measure", "Choose the measure")]
)
def test_what_is_missing_is_told(field: str, says: str) -> None:
    with pytest.raises(BadTextError, match=says):
        planned(replace(WISH, **{field: "  "}), first_day=DAY)


def test_an_unknown_shape_is_told() -> None:
    with pytest.raises(BadTextError, match="how long"):
        planned(replace(WISH, shape="forever"), first_day=DAY)


def test_a_novel_is_no_change() -> None:
    with pytest.raises(BadTextError, match="one thing only"):
        planned(replace(WISH, change="I listen. " * 60), first_day=DAY)


def test_a_harmful_change_is_refused() -> None:
    with pytest.raises(HarmfulChangeError) as refused:
        planned(replace(WISH, change="I ignore him until he apologises"), first_day=DAY)
    assert refused.value.reason == "withholds"


def test_a_harmful_measure_is_refused() -> None:
    with pytest.raises(HarmfulChangeError) as refused:
        planned(replace(WISH, measure="How often she begged me"), first_day=DAY)
    assert refused.value.reason == "provokes"


def test_chance_decides_in_all_but_before_and_after() -> None:
    for shape in SHAPES:
        study = planned(replace(WISH, shape=shape), first_day=DAY, seed=1)
        assert is_by_lot(study) == (shape != "before_after")
    assert not is_by_lot(replace(study, shape="of another day"))
