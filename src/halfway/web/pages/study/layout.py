"""Lays a study out for the page: the days so far without any result, and the result when it is over."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from django.http import HttpRequest
from django.utils.safestring import SafeString
from django.utils.translation import gettext

from halfway.guidance.pattern import pattern_words
from halfway.guidance.studies import StudyWords
from halfway.patterns.found import Found
from halfway.stats.picture import picture
from halfway.stats.power import LONGEST
from halfway.stats.study import Description
from halfway.studies.days import (
    HIGHEST,
    LATE_DAYS,
    last_day,
    letter_on,
    missed_days,
    open_days,
    values,
    waits_for_talk,
    was_cut_short,
)
from halfway.studies.plan import is_by_lot
from halfway.studies.result import Result, result_of
from halfway.vault.kinds.studies import Study
from halfway.web import at_hand
from halfway.web.words import language


def talk_at_hand(request: HttpRequest) -> Found | None:
    """What was found in the conversation at hand; None without one, or while it is held back."""
    found = getattr(at_hand.held(request), "found", None)
    return found if isinstance(found, Found) and not found.is_held_back else None


def suggested(request: HttpRequest, words: StudyWords) -> list[tuple[str, str]]:
    """Changes to choose from, by name: those against what feeds my own pattern come first."""
    found = talk_at_hand(request)
    feeds = found.my_side.feeds if found is not None and found.my_side else ()
    moves = pattern_words(language=language())
    mine = [(f"pattern_{one.move}", moves.of_move(one.move).do) for one in feeds]
    return [*mine, *((one.id, one.words) for one in words.change)]


def laid_out(study: Study, *, today: date, words: StudyWords) -> dict[str, Any]:
    """A study that runs: today's part, the questions that are open, and the dots so far."""
    number = (today - study.first_day).days + 1
    known = words.of_measure(study.measure)
    so_far = max(min(number, len(study.plan)), 1)
    return {
        "study": study,
        "measure": known.words if known else study.measure,
        "asks": known.asks if known else study.measure,
        "by_lot": is_by_lot(study),
        "waits_for_talk": waits_for_talk(study, today),
        "letter": letter_on(study, today),
        "number": so_far,
        "of": len(study.plan),
        "last_day": last_day(study),
        "questions": [_question(study, day, today) for day in open_days(study, today)],
        "again": [
            _question(study, day, today)
            for day in (today - timedelta(back) for back in range(LATE_DAYS + 1))
            if study.source == "me" and day in study.answers and letter_on(study, day)
        ],
        "missed": missed_days(study, today),
        "answers": len(study.answers),
        "drawn": _drawn(study, until=so_far) if study.answers else "",
        "highest": HIGHEST[study.scale],
    }


def told_of(study: Study, *, words: StudyWords) -> dict[str, Any]:
    """A study that is over, with its result in words and numbers."""
    result = result_of(study)
    known, found, days = words.of_measure(study.measure), result.analysis, values(study)
    return {
        "study": study,
        "measure": known.words if known else study.measure,
        "result": result,
        "verdict": words.of_verdict(result.verdict),
        "found": found,
        "by_lot": is_by_lot(study),
        "was_cut_short": was_cut_short(study),
        "longer": _longer(study, result),
        "drawn": _drawn(study, until=len(days)) if study.answers else "",
        **(_in_numbers(found) if found else {}),
    }


def _longer(study: Study, result: Result) -> dict[str, Any]:
    """What to say of another study: `says` is "longer" (by `days`), "same" (another one like this
    may do), "too_long", or "" where there is nothing to say."""
    if result.seen is None:
        return {"says": ""}
    if result.days_needed is None:
        return {"says": "too_long", "days": LONGEST}
    more = result.days_needed - len(study.plan)
    return {"says": "longer" if more > 0 else "same", "days": more}


def _in_numbers(found: Description) -> dict[str, Any]:
    return {
        "apart": abs(found.difference),
        "is_lower": found.difference < 0,
        "percent": round(100 * found.overlap.nap),
        "low": round(100 * found.overlap.low),
        "high": round(100 * found.overlap.high),
    }


def _question(study: Study, day: date, today: date) -> dict[str, Any]:
    value = study.answers.get(day)
    return {
        "day": day,
        "is_today": day == today,
        "letter": letter_on(study, day),
        "value": "" if value is None else f"{value:g}",
        "done": study.done.get(day),
    }


def _drawn(study: Study, *, until: int) -> SafeString:
    title = gettext("One dot a day. Shaded days are those with the change. Lines are the means.")
    svg = picture(study.plan[:until], values(study)[:until], title=title, style="")
    return SafeString(svg)  # nosec B703  (drawn by us from numbers)
