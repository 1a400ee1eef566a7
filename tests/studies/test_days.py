"""Which day it is, what may be answered, what was missed, and how a study ends."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from halfway.errors import BadTextError
from halfway.studies.days import (
    answered,
    changed,
    filled,
    is_over,
    last_day,
    letter_on,
    missed_days,
    open_days,
    running,
    stopped,
    values,
    waits_for_talk,
    was_cut_short,
    without,
)
from halfway.studies.plan import Wish, planned
from halfway.vault.kinds.studies import Studies, Study

FIRST = date(2026, 3, 2)


def study(**more: object) -> Study:
    wish = Wish("I ask one open question.", "near", "ten", True, "four_short")
    return planned(wish, first_day=FIRST, seed=1) if not more else _with(**more)


def _with(**more: object) -> Study:
    fields = {"change": "I ask.", "measure": "near", "scale": "ten", "more_is_better": True}
    return planned(Wish(**fields, shape="four_short", **more), first_day=FIRST, seed=1)  # type: ignore[arg-type]


def on(number: int) -> date:
    return FIRST + timedelta(number)


def test_the_first_day_is_open_and_nothing_was_missed() -> None:
    assert open_days(study(), FIRST) == (FIRST,)
    assert missed_days(study(), FIRST) == 0
    assert letter_on(study(), FIRST) == "A"


def test_yesterday_can_still_be_answered_and_the_day_before_was_missed() -> None:
    assert open_days(study(), on(2)) == (on(1), on(2))
    assert missed_days(study(), on(2)) == 1
    with pytest.raises(BadTextError, match="missed"):
        answered(study(), day=on(0), today=on(2), value=3)


def test_tomorrow_cannot_be_answered() -> None:
    with pytest.raises(BadTextError, match="Only today"):
        answered(study(), day=on(1), today=on(0), value=3)


@pytest.mark.parametrize("value", [-1, 11])
def test_a_value_off_the_scale_is_told(value: float) -> None:
    with pytest.raises(BadTextError, match="from 0 to 10"):
        answered(study(), day=FIRST, today=FIRST, value=value)


def test_a_second_answer_takes_the_place_of_the_first() -> None:
    once = answered(study(), day=FIRST, today=FIRST, value=3)
    again = answered(once, day=FIRST, today=on(1), value=5)
    assert again.answers == {FIRST: 5}


def test_whether_it_was_done_counts_on_days_with_the_change_alone() -> None:
    plan = study()
    first_b = on(plan.plan.index("B"))
    as_usual = answered(plan, day=FIRST, today=FIRST, value=3, done=True)
    with_it = answered(plan, day=first_b, today=first_b, value=3, done=True)
    assert as_usual.done == {}
    assert with_it.done == {first_b: True}


def test_it_is_over_when_its_last_day_can_be_answered_no_more() -> None:
    last = last_day(study())
    assert not is_over(study(), last)
    assert not is_over(study(), last + timedelta(1))
    assert is_over(study(), last + timedelta(2))
    done = answered(study(), day=last, today=last, value=1)
    assert is_over(done, last + timedelta(1))


def test_stopped_is_over_for_good_and_its_other_days_are_not_asked_for() -> None:
    ended = stopped(study(), today=on(4))
    assert is_over(ended, on(4))
    assert was_cut_short(ended)
    assert open_days(ended, on(4)) == ()
    assert missed_days(ended, on(15)) == 4


def test_days_of_a_conversation_fill_those_inside_and_past() -> None:
    plan = _with(source="toward")
    found = {on(-1): 1.0, on(0): 2.0, on(3): 4.5, on(9): 7.0}
    taken = filled(plan, found, today=on(5))
    assert taken.answers == {on(0): 2.0, on(3): 4.5}
    assert open_days(taken, on(5)) == ()


def test_after_the_last_day_a_study_of_messages_waits_for_the_conversation() -> None:
    plan, late = _with(source="toward"), on(60)
    assert waits_for_talk(plan, late)
    assert not is_over(plan, late)
    assert running(changed(Studies(), plan), late) == plan
    assert not waits_for_talk(plan, last_day(plan))
    assert not waits_for_talk(study(), late)


def test_taking_the_days_after_the_last_one_ends_it_and_is_no_stop() -> None:
    plan, late = _with(source="toward"), on(60)
    taken = filled(plan, {on(3): 4.0, on(20): 6.0}, today=late)
    assert is_over(taken, late)
    assert not was_cut_short(taken)
    assert filled(taken, {on(5): 1.0}, today=late).answers == taken.answers | {on(5): 1.0}


def test_a_conversation_without_a_day_of_it_does_not_end_it() -> None:
    plan = _with(source="toward")
    assert filled(plan, {on(-9): 4.0}, today=on(60)) == plan


def test_days_behind_a_stop_are_not_taken() -> None:
    plan = stopped(_with(source="toward"), today=on(4))
    assert filled(plan, {on(3): 4.0, on(9): 6.0}, today=on(60)).answers == {on(3): 4.0}


def test_what_was_not_taken_from_a_conversation_yet_was_not_missed() -> None:
    plan = _with(source="toward")
    assert missed_days(plan, on(60)) == 0
    taken = filled(plan, {on(1): 4.0, on(3): 4.5}, today=on(5))
    assert missed_days(taken, on(60)) == 2


@given(st.dictionaries(st.integers(0, 20), st.integers(0, 10)))
def test_answers_and_missed_days_are_all_days(given: dict[int, int]) -> None:
    plan = study()
    for number, value in given.items():
        plan = answered(plan, day=on(number), today=on(number), value=value)
    after = on(len(plan.plan) + 5)
    assert missed_days(plan, after) + len(given) == len(plan.plan)
    assert values(plan) == [given.get(number) for number in range(len(plan.plan))]


def test_one_study_runs_and_is_changed_in_place() -> None:
    old, new = stopped(study(), today=FIRST), study()
    both = changed(changed(Studies(), old), new)
    assert running(both, FIRST) == new
    later = changed(both, answered(new, day=FIRST, today=FIRST, value=2))
    assert [one.id for one in later.studies] == [old.id, new.id]
    assert running(without(later, new.id), FIRST) is None
