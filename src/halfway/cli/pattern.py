"""`halfway pattern`: reads a conversation and names the cycle in it, my side first."""

from __future__ import annotations

import json
import sys
from collections import Counter
from dataclasses import asdict, dataclass
from datetime import timedelta
from pathlib import Path
from typing import Any

from halfway import workflows
from halfway.errors import BadTextError
from halfway.guidance.pattern import pattern_words
from halfway.importers.record import Choices
from halfway.patterns.cycles import Pattern
from halfway.patterns.found import Found
from halfway.patterns.my_side import Effect
from halfway.patterns.report import report
from halfway.workflows import Asked


@dataclass(frozen=True, slots=True)
class Wanted:
    """What to read, how, and what to give: words, JSON, and a report page at `html`."""

    file: str
    format: str | None
    choices: Choices
    as_json: bool
    html: Path | None = None


def print_pattern(wanted: Wanted, *, asked: Asked) -> None:
    """Read an export or a transcript, and print what is found in it."""
    who, found = workflows.find_pattern(
        wanted.file, asked=asked, format=wanted.format, choices=wanted.choices
    )
    document = as_document(who, found)
    if wanted.html is not None:
        _write(wanted.html, report(found))
    if wanted.as_json:
        json.dump(document, sys.stdout, ensure_ascii=False, indent=2)
        sys.stdout.write("\n")
    else:
        _print_for_person(document, found)


def _write(path: Path, page: str) -> None:
    try:
        with path.open("x", encoding="utf-8") as file:
            file.write(page)
    except OSError as error:
        raise BadTextError(f"{path}: {error.strerror}. Give a name that is free.") from error


def as_document(who: tuple[str, str], found: Found) -> dict[str, Any]:
    """What was found as the JSON document that other programs rely on (`docs/json.md`)."""
    signals = Counter(signal for _, signal in found.danger)
    return {
        "speakers": {"me": who[0], "them": who[1]},
        "messages": len(found.talk.messages),
        "turns": found.talk.turns,
        "episodes": len(found.talk.episodes),
        "gap_minutes": round(found.talk.gap / timedelta(minutes=1)),
        "patterns": [_pattern(one) for one in found.patterns if one.stands_out],
        "openings": asdict(found.openings) if found.openings else {},
        "my_side": _my_side(found),
        "danger": [{"signal": signal, "count": count} for signal, count in signals.items()],
        "held_back": found.is_held_back,
        "limits": pattern_words().of_limits(found.limits),
    }


def _pattern(pattern: Pattern) -> dict[str, Any]:
    found, odds = pattern.pairing, pattern.odds
    return {
        "name": pattern.name,
        "roles": {"me": pattern.me, "them": pattern.them},
        "count": found.count,
        "expected": round(found.expected, 2),
        "z": round(found.z, 3),
        "p": found.p,
        "p_adjusted": pattern.p_adjusted,
        "odds_ratio": round(odds.ratio, 3) if odds else None,
        "ci": [round(odds.low, 3), round(odds.high, 3)] if odds else None,
    }


def _my_side(found: Found) -> list[dict[str, Any]]:
    if found.my_side is None:
        return []
    feeds = [_effect("feeds it", one) for one in found.my_side.feeds]
    return feeds + [_effect("eases it", one) for one in found.my_side.helps]


def _effect(what: str, one: Effect) -> dict[str, Any]:
    found = one.pairing
    return {
        "move": one.move,
        "does": what,
        "count": found.count,
        "of": found.of,
        "expected": round(found.expected, 2),
        "p_adjusted": one.p_adjusted,
    }


def _print_for_person(document: dict[str, Any], found: Found) -> None:
    lines = _held_back(found) if found.is_held_back else _told(document)
    lines += ["", *(f"- {words}" for words in document["limits"])]
    sys.stdout.write("\n".join(lines) + "\n")


def _held_back(found: Found) -> list[str]:
    return [
        "Some of these words may tell of danger. Where there is fear or control, a pattern of two",
        "sides does harm, so none is shown. “halfway help-now” has numbers of people who help.",
        *(f"  {signal}: {found.talk.messages[i].text[:200]}" for i, signal in found.danger),
        "If you have read them and nothing of it is so, add --seen.",
    ]


def _told(document: dict[str, Any]) -> list[str]:
    lines = [_named(one) for one in document["patterns"]]
    lines = lines or ["No pattern stands out from what chance gives."]
    return lines + [
        f"My side: {one['move'].replace('_', ' ')} {one['does']} ({one['count']} of {one['of']})"
        for one in document["my_side"]
    ]


def _named(one: dict[str, Any]) -> str:
    words = pattern_words().of_cycle(one["name"])
    me, them = words.roles[one["roles"]["me"]], words.roles[one["roles"]["them"]]
    return (
        f"{words.title}: {me.i}, {them.they.lower()}"
        f" ({one['count']} times; {one['expected']:.0f} by chance).\n  To try: {me.do}"
    )
