"""What the page of studies says when a study is over, and of one that is counted from messages."""

from __future__ import annotations

import random
import re
from dataclasses import replace
from datetime import date, timedelta
from types import SimpleNamespace
from typing import Any

import pytest
from django.template.loader import render_to_string
from django.utils import timezone

from halfway.guidance.studies import study_words
from halfway.stats.power import LONGEST
from halfway.studies.plan import Wish, planned
from halfway.vault.kinds.studies import Study
from halfway.web.pages.study import views
from halfway.web.pages.study.layout import told_of

FIRST = date(2026, 3, 2)
WISH = {"change": "question", "measure": "toward", "shape": "pairs_of_days", "fear": "no"}


def study(shape: str, *, effect: float, seed: int = 4, **more: Any) -> Study:
    """A study with all days answered, where the change adds `effect` to days of spread 1."""
    wish = Wish("I ask one open question.", "near", "ten", True, shape)
    plan, dice = planned(wish, first_day=FIRST, seed=seed), random.Random(seed)  # noqa: S311
    answers = {
        FIRST + timedelta(n): 5 + dice.gauss(0, 1) + effect * (one == "B")
        for n, one in enumerate(plan.plan)
    }
    return replace(plan, **{"answers": answers} | more)


def told(one: Study) -> str:
    words = study_words()
    context = {"one": told_of(one, words=words), "words": words, "running": None}
    return re.sub(r"<[^>]+>", "", render_to_string("study/_result.html", context))


def test_days_that_were_worse_are_told_so_with_how_much() -> None:
    text = told(study("four_parts", effect=-3))
    assert "These days were worse" in text
    assert re.search(r"On average the days with it were lower by \d", text)
    assert "You may well leave it" in text
    assert "small" not in text


def test_more_of_what_should_be_less_is_told_as_higher() -> None:
    text = told(study("four_parts", effect=3, more_is_better=False))
    assert "These days were worse" in text
    assert "were higher by" in text


def test_a_little_worse_is_never_told_as_a_small_change() -> None:
    tried = (told(study("four_parts", effect=-0.3, seed=seed)) for seed in range(30))
    text = next(one for one in tried if "It was not better with it" in one)
    assert re.search(r"were lower by \d", text)
    assert "as small as this one" not in text


def test_days_that_never_differ_are_not_told_as_a_small_change() -> None:
    same = study("four_parts", effect=0)
    text = told(replace(same, answers=dict.fromkeys(same.answers, 5.0)))
    assert "yet" in text
    assert "as small as this one" not in text


@pytest.mark.parametrize(
    ("needed", "says"),
    [
        (28, "Another study of the same length may well"),
        (21, "Another study of the same length may well"),
        (35, "A study about 7 days longer"),
        (None, f"longer than {LONGEST} days"),
    ],
)
def test_how_much_longer_is_not_made_up(
    monkeypatch: pytest.MonkeyPatch, needed: int | None, says: str
) -> None:
    monkeypatch.setattr("halfway.studies.result._days_needed", lambda *_: needed)
    unsure = next(
        one
        for seed in range(30)
        if "yet" in told(one := study("four_parts", effect=0.6, seed=seed)).split("I ask")[0]
    )
    assert says in told(unsure)


def test_before_and_after_has_no_p_and_no_lot() -> None:
    text = told(study("before_after", effect=3))
    assert "It changed along with it" in text
    assert "plans that could have been" not in text
    assert "there is no p value" in text
    assert "such pairs" in text
    assert "Before the change it moved by" in text


def test_a_study_by_lot_has_its_p() -> None:
    assert "one of the 165 plans" in told(study("four_parts", effect=3))


def test_a_climb_before_the_change_is_told_in_four_parts() -> None:
    plan = study("four_parts", effect=0)
    climbing = {day: 0.3 * n for n, day in enumerate(plan.answers)}
    assert "It was already moving" in told(replace(plan, answers=climbing))


class Days:
    """A visitor of this process whose day is moved, and the conversation that is at hand."""

    def __init__(self, insider: Any, monkeypatch: pytest.MonkeyPatch) -> None:
        self.insider, self.patch = insider, monkeypatch

    def on(self, number: int) -> str:
        """The page of studies on this day of the study."""
        self.patch.setattr(timezone, "localdate", lambda: FIRST + timedelta(number))
        text: str = self.insider.get("/study/").content.decode()
        return text

    def today(self) -> str:
        """The page Today, on the same day."""
        text: str = self.insider.get("/today/").content.decode()
        return text

    def holds(self, days: dict[date, float]) -> None:
        """From now on a conversation with these days of mine is at hand."""
        self.patch.setattr(views, "talk_at_hand", lambda _: SimpleNamespace(talk=None))
        self.patch.setattr(views, "my_days", lambda *_: days)

    def fill(self, text: str) -> Any:
        """Take the days."""
        id = re.search(r'name="id" value="(\w+)"', text)
        assert id
        return self.insider.post("/study/fill/", {"id": id[1]})


@pytest.fixture
def days(insider: Any, monkeypatch: pytest.MonkeyPatch) -> Days:
    """Somebody whose study of messages began on the first day."""
    moved = Days(insider, monkeypatch)
    moved.on(0)
    assert insider.post("/study/begin/", WISH).status_code == 302
    return moved


EVERY_DAY = {FIRST + timedelta(n): float(n % 4) for n in range(-3, 40)}


def test_the_day_after_the_last_one_it_waits_for_the_conversation(days: Days) -> None:
    for number in (20, 21, 90):
        text = days.on(number)
        assert "All its days are over." in text
        assert "0 missed days" in text
        assert "Too few days" not in text


def test_today_reminds_of_the_conversation_at_the_end_until_it_was_taken(days: Days) -> None:
    says = "The days of your study are over."
    days.on(19)
    assert says not in days.today()
    days.on(20)
    assert says in days.today()
    days.holds(EVERY_DAY)
    days.fill(days.on(20))
    assert says not in days.today()


def test_taken_after_the_end_it_gives_its_result_and_may_be_taken_again(days: Days) -> None:
    days.holds({day: value for day, value in EVERY_DAY.items() if day < FIRST + timedelta(12)})
    days.fill(days.on(25))
    text = days.on(25)
    assert "The days of the conversation were taken." in text
    assert "8 days had nothing to count" in text
    assert "stopped before its end" not in text
    days.holds(EVERY_DAY)
    days.fill(text)
    assert "0 days had nothing to count" in days.on(26)


def test_a_conversation_without_a_day_of_it_is_told(days: Days) -> None:
    days.holds({FIRST - timedelta(5): 3.0})
    answer = days.fill(days.on(25))
    assert answer.status_code == 422
    assert "There is no new day of this study" in answer.content.decode()
    assert "All its days are over." in days.on(25)
