"""The days of a study: which one is today, what may still be answered, and what was missed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, timedelta

from halfway.errors import BadTextError
from halfway.vault.kinds.studies import Studies, Study

HIGHEST = {"ten": 10, "count": 100}
LATE_DAYS = 1
"""So many days back an answer may still be given: later, memory tells what we wish."""


def running(studies: Studies, today: date) -> Study | None:
    """The study that runs, if one does."""
    return next((one for one in studies.studies[::-1] if not is_over(one, today)), None)


def changed(studies: Studies, study: Study) -> Studies:
    """All studies, this one in place of the one with the same id, or behind the others."""
    known = [one.id for one in studies.studies]
    if study.id not in known:
        return Studies(studies=(*studies.studies, study))
    return Studies(studies=tuple(study if one.id == study.id else one for one in studies.studies))


def without(studies: Studies, id: str) -> Studies:
    """All studies but this one."""
    return Studies(studies=tuple(one for one in studies.studies if one.id != id))


def letter_on(study: Study, day: date) -> str:
    """A or B, or "" for a day outside the study."""
    number = (day - study.first_day).days
    return study.plan[number] if 0 <= number < len(study.plan) else ""


def last_day(study: Study) -> date:
    """The last day of the plan."""
    return study.first_day + timedelta(len(study.plan) - 1)


def is_over(study: Study, today: date) -> bool:
    """Whether it was stopped, or no day can be answered any more.

    One that is counted from a conversation waits for it after the last day, however long.
    """
    if study.stopped is not None:
        return True
    is_past = today > last_day(study) and not open_days(study, today)
    return is_past and not waits_for_talk(study, today)


def waits_for_talk(study: Study, today: date) -> bool:
    """Whether all days are over, and the conversation that they are counted from is still to come."""
    return study.stopped is None and study.source != "me" and today > last_day(study)


def was_cut_short(study: Study) -> bool:
    """Whether it was stopped before its last day was over."""
    return study.stopped is not None and study.stopped <= last_day(study)


def open_days(study: Study, today: date) -> tuple[date, ...]:
    """The days that want an answer now: today, and yesterday where it has none; the older first."""
    if study.stopped is not None or study.source != "me":
        return ()
    days = [today - timedelta(back) for back in range(LATE_DAYS, -1, -1)]
    return tuple(day for day in days if letter_on(study, day) and day not in study.answers)


def missed_days(study: Study, today: date) -> int:
    """Days that have no answer and get none any more; of a conversation, those before its end."""
    until = min(today - timedelta(LATE_DAYS), last_day(study) + timedelta(1))
    if study.source != "me":  # what was not taken from it yet was not missed
        until = min(until, max(study.answers, default=study.first_day))
    if study.stopped is not None:
        until = min(until, study.stopped)
    passed = max((until - study.first_day).days, 0)
    return sum(study.first_day + timedelta(n) not in study.answers for n in range(passed))


def answered(
    study: Study, *, day: date, today: date, value: float, done: bool | None = None
) -> Study:
    """The study with this answer; a later answer for the same day takes its place.

    Raises `BadTextError` for a day that is not today or yesterday, and for a value off the scale.
    """
    if not 0 <= (today - day).days <= LATE_DAYS or not letter_on(study, day):
        raise BadTextError(
            "Only today and yesterday can be answered. An older day counts as missed."
        )
    highest = HIGHEST[study.scale]
    if not 0 <= value <= highest or (study.scale == "count" and value != int(value)):
        raise BadTextError(f"Give a whole number from 0 to {highest}.")
    more = {} if done is None or letter_on(study, day) == "A" else {day: done}
    return replace(study, answers=study.answers | {day: value}, done=study.done | more)


def filled(study: Study, found: Mapping[date, float], *, today: date) -> Study:
    """The study with the days of a conversation that lie in it, up to today or the day of its stop.

    After the last day that ends it; another conversation may still be taken then.
    """
    until = min(today, study.stopped or today)
    inside = {
        day: value for day, value in found.items() if day <= until and letter_on(study, day) != ""
    }
    ends = bool(inside) and waits_for_talk(study, today)
    return replace(study, answers=study.answers | inside, stopped=today if ends else study.stopped)


def stopped(study: Study, *, today: date) -> Study:
    """The study, ended today for good: going on after a look at the result would bend it."""
    return replace(study, stopped=today)


def values(study: Study) -> list[float | None]:
    """One value a day of the plan, None where there is no answer."""
    days = (study.first_day + timedelta(n) for n in range(len(study.plan)))
    return [study.answers.get(day) for day in days]
