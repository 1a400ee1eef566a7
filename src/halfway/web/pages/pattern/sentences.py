"""Says counts of beginnings and of repairs in whole sentences, also where a count is none."""

from __future__ import annotations

from django.utils.translation import gettext

from halfway.patterns.my_side import MySide
from halfway.patterns.openings import Openings
from halfway.stats.rates import Rate


def begun(openings: Openings | None) -> list[str]:
    """How talks ended after my harsh and after my soft beginnings; nothing where I began none."""
    if openings is None or not openings.harsh.of + openings.soft.of:
        return []
    return [_after_harsh(openings.harsh), _after_soft(openings.soft)]


def repairs(side: MySide | None) -> list[str]:
    """How often each of us tried to mend a talk in the middle, and whether no hard word came back."""
    if side is None or not side.my_repairs.tried + side.their_repairs.tried:
        return [gettext("Nobody tried to mend a talk in the middle, as far as words show.")]
    mine, theirs = side.my_repairs, side.their_repairs
    return [
        gettext(
            "Times I tried to mend a talk in the middle: %(tried)s. No hard word came back: %(taken)s."
        )
        % {"tried": mine.tried, "taken": mine.taken_up},
        gettext("Times they tried: %(tried)s. No hard word came back from me: %(taken)s.")
        % {"tried": theirs.tried, "taken": theirs.taken_up},
    ]


def _after_harsh(found: Rate) -> str:
    if not found.of:
        return gettext("None of these talks began harshly from my side.")
    told = gettext("Talks I began harshly: %(of)s. Ended hard: %(hits)s.")
    return f"{told % {'of': found.of, 'hits': found.hits}} {_range(found)}"


def _after_soft(found: Rate) -> str:
    if not found.of:
        return gettext("None of these talks began softly from my side.")
    told = gettext("Talks I began softly: %(of)s. Ended hard: %(hits)s.")
    return f"{told % {'of': found.of, 'hits': found.hits}} {_range(found)}"


def _range(found: Rate) -> str:
    return gettext("The true share may be anywhere from %(low)s to %(high)s of 100.") % {
        "low": round(found.low * 100),
        "high": round(found.high * 100),
    }
