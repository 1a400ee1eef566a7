"""Whatever a person told, there is a step for today, a reason for each, and nothing for two outside green."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from halfway.guidance.asking import barriers
from halfway.guidance.facts import facts_of
from halfway.guidance.plan import Plan, changed, plan_for, rules

DAY = date(2026, 3, 1)
IDS = [rule.id for rule in rules().step]
ANSWERS = {
    "no": ("never_asked", "soft", "hard", "maybe", "yes", "silence"),
    "raised": ("me", "both", "them", "nobody"),
    "trouble": ("weeks", "months", "years"),
    "well": ("low", "ok"),
}
GO = {
    "calm",
    "help",
    "alone",
    "study",
    "compare",
    "together",
    "weeks",
    "therapy",
    "ask",
    "say_it",
    "rehearse",
}


@st.composite
def told(draw: st.DrawFn) -> frozenset[str]:
    """Any answers, any barriers, on any path."""
    marks = {f"path:{draw(st.sampled_from(['joint', 'individual']))}"}
    for name, answers in ANSWERS.items():
        answer = draw(st.sampled_from(["", *answers]))
        marks |= {f"{name}:{answer}"} if answer else set()
    marks |= {f"barrier:{id}" for id in draw(st.sets(st.sampled_from([b.id for b in barriers()])))}
    return frozenset(marks)


DAYS = st.integers(-60, 0).map(lambda days: DAY + timedelta(days))
DONE = st.dictionaries(st.sampled_from(IDS), DAYS)


def for_two(plan: Plan) -> list[str]:
    return [step.rule.id for step in plan.steps if step.rule.joint]


@settings(max_examples=1500, deadline=None)
@given(told(), DONE, DONE, DAYS)
def test_any_answers_give_a_plan(
    marks: frozenset[str], done: dict[str, date], later: dict[str, date], begun: date
) -> None:
    plan = plan_for(marks, day=DAY, begun=begun, done=done, later=later)
    assert plan.today(DAY).day == DAY
    assert plan.steps[0].day == DAY
    assert plan.why
    assert all(step.rule.why and step.rule.then for step in plan.steps)
    assert all(step.day >= DAY for step in plan.steps)
    assert [step.day for step in plan.steps] == sorted(step.day for step in plan.steps)
    if "path:joint" not in marks:
        assert for_two(plan) == []
        assert set(plan.ways) <= {"me", "alone"}


def test_the_property_would_notice_a_step_for_two() -> None:
    plan = plan_for(frozenset({"path:joint", "no:yes"}), day=DAY)
    assert for_two(plan)


def test_without_a_path_it_is_the_path_of_one() -> None:
    assert set(plan_for(frozenset({"no:yes"}), day=DAY).ways) <= {"me", "alone"}


def test_the_ids_are_unique_and_every_need_can_be_met() -> None:
    assert len(set(IDS)) == len(IDS)
    possible = {f"{name}:{answer}" for name, answers in ANSWERS.items() for answer in answers}
    possible |= {f"done:{id}" for id in IDS} | {"path:joint", "path:individual"}
    possible |= {f"barrier:{barrier.id}" for barrier in barriers()}
    for rule in rules().step:
        assert set(rule.needs) | set(rule.unless) <= possible
        assert rule.go in GO
        assert facts_of(rule.facts) is not None
    for order in rules().order:
        assert set(order.needs) <= possible
        assert facts_of(order.facts) is not None
    assert rules().order[-1].needs == ()


def test_if_then_steps_say_when_and_what() -> None:
    for rule in rules().step:
        assert rule.then.startswith("If ")
        assert " then I " in rule.then


@pytest.mark.parametrize(
    ("marks", "first_way"),
    [
        ({"no:yes"}, "ask"),
        ({"no:hard"}, "alone"),
        ({"no:maybe"}, "learn"),
        ({"no:soft"}, "learn"),
        ({"no:never_asked"}, "ask"),
        ({"no:soft", "well:low"}, "me"),
        ({"no:soft", "barrier:one_foot_out"}, "alone"),
    ],
)
def test_the_order_of_the_ways(marks: set[str], first_way: str) -> None:
    assert plan_for(frozenset({"path:joint", *marks}), day=DAY).ways[0] == first_way


def test_nobody_is_told_to_ask_again_after_a_clear_no() -> None:
    for done in ([], ["write_ask"], ["find_barrier"], IDS[:10]):
        plan = plan_for(
            frozenset({"path:joint", "no:hard"}), day=DAY, done=dict.fromkeys(done, DAY)
        )
        assert not {"ask_small", "ask_curious", "write_ask"} & {s.rule.id for s in plan.steps}


def test_a_step_waits_for_the_one_that_it_stands_on() -> None:
    marks = frozenset({"path:joint", "no:soft"})
    assert "ask_small" not in [step.rule.id for step in plan_for(marks, day=DAY).steps]
    done = {"write_ask": DAY, "pick_resource": DAY, "find_barrier": DAY, "one_good_thing": DAY}
    after = {step.rule.id: step.day for step in plan_for(marks, day=DAY, done=done).steps}
    assert after["offer_resource"] == DAY + timedelta(2)


def test_a_day_does_not_run_away_from_day_to_day() -> None:
    marks = frozenset({"path:joint", "no:soft"})
    first = {s.rule.id: s.day for s in plan_for(marks, day=DAY, begun=DAY).steps}
    next_day = DAY + timedelta(1)
    then = {s.rule.id: s.day for s in plan_for(marks, day=next_day, begun=DAY).steps}
    assert then["write_ask"] == first["write_ask"] == next_day


def test_what_changed_is_what_came_and_went() -> None:
    soft = plan_for(frozenset({"path:joint", "no:soft"}), day=DAY)
    hard = plan_for(frozenset({"path:joint", "no:hard"}), day=DAY)
    came, went = changed(soft, hard)
    assert "leave_it" in {step.rule.id for step in came}
    assert {step.rule.id for step in went} == {s.rule.id for s in soft.steps} - {
        s.rule.id for s in hard.steps
    }
    assert changed(soft, soft) == ((), ())
