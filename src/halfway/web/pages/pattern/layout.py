"""Lays what was found out for the page: my side first; of theirs only what they do well is named."""

from __future__ import annotations

import itertools
from datetime import datetime
from typing import Any

from django.utils.safestring import SafeString
from django.utils.translation import gettext

from halfway.conversation import TOWARD
from halfway.guidance.pattern import PatternWords
from halfway.patterns.cycles import Pattern
from halfway.patterns.drawing import graph, loop, timeline
from halfway.patterns.found import Found
from halfway.patterns.my_side import Effect
from halfway.patterns.openings import HARSH, ends_hard
from halfway.patterns.talk import ME, Conversation, Turn
from halfway.stats.latency import latency
from halfway.web.pages.pattern import sentences

FEW_TALKS = 20
FEW_EXAMPLES = 3
FEW_MOVES = 4
_LONGEST_QUOTE = 400


def laid_out(found: Found, *, words: PatternWords, all_talks: bool) -> dict[str, Any]:
    """Everything that the page shows of it."""
    talk, side = found.talk, found.my_side
    shown: dict[str, Any] = {
        "found": found,
        "words": words,
        "minutes": round(talk.gap.total_seconds() / 60),
        "limits": words.of_limits(found.limits),
    }
    if found.is_held_back:
        return shown | {"danger": _danger(found)}
    if found.is_mine_only:
        return shown | {"mine": _mine(found, words), "timeline": _timeline(talk)}
    talks = [n for n, episode in enumerate(talk.episodes) if any(t.moves for t in episode)][::-1]
    return shown | {
        "cycles": [_cycle(talk, one, words) for one in found.patterns if one.stands_out],
        "fills": [_cycle(talk, one, words) for one in found.fills],
        "feeds": [_effect(one, words) for one in (side.feeds if side else ())],
        "helps": [_effect(one, words) for one in (side.helps if side else ())],
        "mine": _mine(found, words),
        "theirs": [
            (words.of_move(move).they, count)
            for move, count in (side.theirs_toward if side else ())[:FEW_MOVES]
        ],
        "begun": sentences.begun(found.openings),
        "repairs": sentences.repairs(side),
        "answers": _answers(talk),
        "talks": [_row(talk, n) for n in (talks if all_talks else talks[:FEW_TALKS])],
        "more_talks": 0 if all_talks else max(len(talks) - FEW_TALKS, 0),
        "timeline": _timeline(talk),
    }


def _timeline(talk: Conversation) -> SafeString:
    title = gettext("My turns in each talk: up is toward, down is against.")
    # Drawn by us from numbers; words in it are escaped.
    return SafeString(timeline(talk, title=title))  # nosec B703


def opened_talk(found: Found, number: int, *, words: Any) -> dict[str, Any]:
    """One episode: its messages in order, my moves named, theirs only where they are warm."""
    episode = found.talk.episodes[number]
    title = gettext("Points of the talk, turn by turn: mine and theirs.")
    return {
        "number": number,
        "at": episode[0].at,
        "turns": [_turn(found.talk, turn, words) for turn in episode],
        "graph": SafeString(graph(episode, title=title)),  # nosec B703  (as above)
        "is_last": number + 1 >= len(found.talk.episodes),
        "before": number - 1,
        "after": number + 1,
    }


def _cycle(talk: Conversation, pattern: Pattern, words: PatternWords) -> dict[str, Any]:
    cycle = words.of_cycle(pattern.name)
    me, them = cycle.roles[pattern.me], cycle.roles[pattern.them]
    drawn = loop(mine=me.i, theirs=them.they, title=f"{me.i}. {them.they}.")
    return {
        "title": cycle.title,
        "story": cycle.story,
        "do": me.do,
        "is_good": pattern.name == "constructive",
        "drawn": SafeString(drawn),  # nosec B703  (as above)
        "count": pattern.pairing.count,
        "expected": pattern.pairing.expected,
        "p": f"{pattern.p_adjusted:.2g}",
        "odds": pattern.odds,
        "is_across": pattern.compared == "talks",
        "filled": pattern.filled,
        "examples": [
            {
                "number": n,
                "turns": [_turn(talk, turn, words) for turn in talk.episodes[n][i : i + 2]],
            }
            for n, i in pattern.examples[:FEW_EXAMPLES]
        ],
    }


def _effect(one: Effect, words: PatternWords) -> dict[str, Any]:
    return {"move": words.of_move(one.move), "found": one.pairing}


def _mine(found: Found, words: PatternWords) -> list[tuple[Any, int]]:
    """What I do most that may land hard; and only that, with what to do in its place."""
    hard = found.my_side.mine_against if found.my_side else ()
    return [(words.of_move(move), count) for move, count in hard[:FEW_MOVES]]


def _answers(talk: Conversation) -> dict[str, Any] | None:
    """How long I usually take to answer, nights left out; None where the file has no times."""
    pairs = [
        (now.ended, then.at)
        for episode in talk.episodes
        for now, then in itertools.pairwise(episode)
        if then.side == ME and now.ended and then.at and now.ended <= then.at
    ]
    if not pairs:
        return None
    taken = latency([a for a, _ in pairs], [b for _, b in pairs])
    return {"count": taken.count, "minutes": round(taken.median / 60, 1)}


def _row(talk: Conversation, number: int) -> dict[str, Any]:
    episode = talk.episodes[number]
    first = episode[0]
    return {
        "number": number,
        "at": first.at,
        "turns": len(episode),
        "is_mine": first.side == ME,
        "is_harsh": first.side == ME and first.harshness >= HARSH,
        "ended_hard": ends_hard(episode),
        "began": _quote(talk, first) if first.side == ME else "",
    }


def _turn(talk: Conversation, turn: Turn, words: PatternWords) -> dict[str, Any]:
    is_mine = turn.side == ME
    named = sorted(turn.moves if is_mine else turn.moves & frozenset(TOWARD))
    return {
        "is_mine": is_mine,
        "at": turn.at,
        "text": _quote(talk, turn),
        "moves": [
            (words.of_move(move).name if is_mine else words.of_move(move).they, move in TOWARD)
            for move in named
        ],
    }


def _quote(talk: Conversation, turn: Turn) -> str:
    said = "\n".join(one.text for one in talk.messages[turn.first : turn.last + 1])
    return said if len(said) <= _LONGEST_QUOTE else said[:_LONGEST_QUOTE].rstrip() + " …"


def _danger(found: Found) -> list[dict[str, Any]]:
    """The messages themselves, as they stand, without a name for what they may be."""
    rows: dict[int, tuple[datetime | None, str, str]] = {}
    for index, _ in found.danger:
        rows[index] = found.talk.messages[index]
    return [
        {"at": at, "speaker": speaker, "text": text[:_LONGEST_QUOTE]}
        for at, speaker, text in list(rows.values())[:FEW_TALKS]
    ]
