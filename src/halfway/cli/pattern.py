"""`halfway pattern`: reads a conversation and names the cycle in it, my side first."""

from __future__ import annotations

import json
import sys
from collections import Counter
from dataclasses import asdict
from datetime import timedelta
from typing import Any

from halfway import workflows
from halfway.importers.record import Choices
from halfway.patterns.cycles import Pattern
from halfway.patterns.found import Found
from halfway.patterns.my_side import Effect
from halfway.workflows import Asked


def print_pattern(file: str, *, asked: Asked, choices: Choices, as_json: bool) -> None:
    """Read an export or a transcript, and print what is found in it."""
    who, found = workflows.find_pattern(file, asked=asked, choices=choices)
    document = as_document(who, found)
    if as_json:
        json.dump(document, sys.stdout, ensure_ascii=False, indent=2)
        sys.stdout.write("\n")
    else:
        _print_for_person(document, found)


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
        "limits": list(found.limits),
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
    lines = [
        f"{one['name']}: I {_verb(one['roles']['me'])}, they {_verb(one['roles']['them'])}"
        f" ({one['count']} times; {one['expected']:.0f} by chance)"
        for one in document["patterns"]
    ]
    lines = lines or ["No pattern stands out from what chance gives."]
    return lines + [
        f"My side: {one['move'].replace('_', ' ')} {one['does']} ({one['count']} of {one['of']})"
        for one in document["my_side"]
    ]


def _verb(role: str) -> str:
    """“criticises” as it is said of “I” and of “they”."""
    first, _, rest = role.partition(" ")
    return f"{first.removesuffix('s')} {rest}".strip() if first != "reaches" else f"reach {rest}"
