"""`halfway pattern`: reads a conversation and names the cycle in it, my side first."""

from __future__ import annotations

import json
import sys
from collections import Counter
from dataclasses import asdict, dataclass
from datetime import timedelta
from pathlib import Path
from typing import Any

from halfway.cli import waiting
from halfway.cli.import_ import choices_named
from halfway.cli.new_file import write_new
from halfway.cli.visible import visible
from halfway.guidance.pattern import pattern_words
from halfway.importers.record import Choices
from halfway.patterns.cycles import Pattern
from halfway.patterns.found import Found
from halfway.patterns.my_side import Effect
from halfway.patterns.report import report
from halfway.workflows import talk
from halfway.workflows.talk import Asked, FoundIn


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
    with choices_named(wanted.file):
        result = talk.find_pattern(
            wanted.file,
            asked=asked,
            format=wanted.format,
            choices=wanted.choices,
            on_progress=waiting.tell,
        )
    waiting.ended()
    document = as_document(result)
    if wanted.html is not None:
        write_new(wanted.html, report(result.found))
    if wanted.as_json:
        json.dump(document, sys.stdout, ensure_ascii=False, indent=2)
        sys.stdout.write("\n")
    else:
        _print_for_person(document, result.found)


def as_document(result: FoundIn) -> dict[str, Any]:
    """What was found as the JSON document that other programs rely on (`docs/json.md`)."""
    found = result.found
    signals = Counter(signal for _, signal in found.danger)
    mine = found.my_side.mine if found.my_side else ()
    return {
        "speakers": {"me": result.me, "them": result.them},
        "messages": len(found.talk.messages),
        "turns": found.talk.turns,
        "episodes": len(found.talk.episodes),
        "gap_minutes": round(found.talk.gap / timedelta(minutes=1)),
        "patterns": [_pattern(one) for one in found.patterns if one.stands_out],
        "fills": [_fill(one) for one in found.fills],
        "openings": asdict(found.openings) if found.openings else {},
        "my_side": _my_side(found),
        "my_moves": [{"move": move, "count": count} for move, count in mine],
        "danger": [{"signal": signal, "count": count} for signal, count in signals.items()],
        "held_back": found.is_held_back,
        "mine_only": found.is_mine_only,
        "limits": pattern_words().of_limits(found.limits),
        "warnings": list(result.warnings),
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
        "compared_with": f"other {pattern.compared}",
    }


def _fill(pattern: Pattern) -> dict[str, Any]:
    """A cycle that fills its talks: counts, and nothing of chance."""
    talks = pattern.filled
    return {
        "name": pattern.name,
        "roles": {"me": pattern.me, "them": pattern.them},
        "talks": talks.talks,
        "of_talks": talks.of_talks,
        "count": talks.count,
        "of": talks.of,
        "share": round(talks.count / talks.of, 3),
        "compared_with": None,
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
    lines = _held_back(found) if found.is_held_back else _told(document, found)
    lines += ["", *(f"- {words}" for words in document["limits"])]
    lines += [f"Note: {visible(words)}" for words in document["warnings"]]
    sys.stdout.write("\n".join(lines) + "\n")


def _held_back(found: Found) -> list[str]:
    return [
        "Some of these words may tell of danger. Where there is fear or control, a pattern of two",
        "sides does harm, so none is shown. “halfway help-now” has numbers of people who help.",
        *(f"  {signal}: {_quoted(found, index)}" for index, signal in found.danger),
        "If you have read them and nothing of it is so, add --seen: it shows what you do yourself.",
    ]


def _quoted(found: Found, index: int) -> str:
    return visible(" ".join(found.talk.messages[index].text[:200].split()))


def _told(document: dict[str, Any], found: Found) -> list[str]:
    if found.is_mine_only:
        return _mine_only(found)
    lines = [
        _named(one, f"{one['count']} times; {one['expected']:.0f} by chance")
        for one in document["patterns"]
    ]
    lines += [
        _named(one, f"{one['count']} of {one['of']} times; it fills {_talks(one)}")
        + f"\n  {pattern_words().report['fills_note']}"
        for one in document["fills"]
    ]
    lines = lines or [pattern_words().report["nothing"]]
    return lines + [
        f"My side: {one['move'].replace('_', ' ')} {one['does']} ({one['count']} of {one['of']})"
        for one in document["my_side"]
    ]


def _talks(one: dict[str, Any]) -> str:
    return f"{one['talks']} of {one['of_talks']} talks"


def _mine_only(found: Found) -> list[str]:
    words = pattern_words()
    hard = found.my_side.mine_against if found.my_side else ()
    return [words.report["mine_only"]] + [
        f"My side: {words.of_move(move).name} ({count} times). {words.of_move(move).do}"
        for move, count in hard
    ]


def _named(one: dict[str, Any], counts: str) -> str:
    words = pattern_words().of_cycle(one["name"])
    me, them = words.roles[one["roles"]["me"]], words.roles[one["roles"]["them"]]
    return f"{words.title}: {me.i}, {them.they.lower()} ({counts}).\n  To try: {me.do}"
