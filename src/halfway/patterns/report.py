"""One page of HTML that tells what was found, for my own records: no word of the partner is in it."""

from __future__ import annotations

from collections.abc import Mapping
from html import escape

from halfway.guidance.pattern import PatternWords, pattern_words
from halfway.patterns.cycles import Pattern
from halfway.patterns.drawing import loop, timeline
from halfway.patterns.found import Found
from halfway.patterns.my_side import Effect, MySide
from halfway.patterns.openings import Openings
from halfway.stats.rates import Rate

_STYLE = """
:root { color-scheme: light dark; }
body { font: 1.05rem/1.55 system-ui, sans-serif; max-width: 42rem; margin: 2rem auto; padding: 0 1rem; }
svg { width: 100%; height: auto; font: 600 17px system-ui, sans-serif; }
.drawn--loop { max-width: 28rem; } text { fill: currentColor; }
rect.mine { fill: none; stroke: #2f6375; stroke-width: 3; } rect.theirs { fill: none; stroke: #8f867b; stroke-width: 2; }
.arrow { fill: none; stroke: #8f867b; stroke-width: 2.5; } .zero { stroke: #8f867b; }
.up { fill: #2c6b46; } .down { fill: #a8322b; } .note { opacity: .8; font-size: .92rem; }
"""


def report(found: Found, *, language: str = "en") -> str:
    """The page. What is held back is not told in it, only that something is."""
    words = pattern_words(language=language)
    say = words.report
    body = [_counts(found, say)]
    if found.is_held_back:
        body.append(_p(words.about.danger))
    elif found.is_mine_only:
        body += [_p(say["mine_only"]), _what_i_do(found.my_side, words), _line(found, say)]
    else:
        named = [_cycle(one, words, _numbers(one, say)) for one in found.patterns if one.stands_out]
        filled = [_cycle(one, words, _fill(one, say)) for one in found.fills]
        body += (named + filled) or [_p(say["nothing"])]
        body += [_mine(found.my_side, words), _begun(found.openings, say), _line(found, say)]
    limits = "".join(f"<li>{escape(one)}</li>" for one in words.of_limits(found.limits))
    return (
        f'<!doctype html><html lang="{language}"><head><meta charset="utf-8"><title>Notes</title>'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f"<style>{_STYLE}</style></head><body><h1>{escape(say['title'])}</h1>"
        f"{''.join(body)}<h2>{escape(say['limits'])}</h2><ul>{limits}</ul></body></html>\n"
    )


def _p(text: str, kind: str = "") -> str:
    return f'<p class="{kind}">{escape(text)}</p>' if kind else f"<p>{escape(text)}</p>"


def _counts(found: Found, say: Mapping[str, str]) -> str:
    talk = found.talk
    minutes = round(talk.gap.total_seconds() / 60)
    text = say["counts"].format(
        messages=len(talk.messages), turns=talk.turns, talks=len(talk.episodes), minutes=minutes
    )
    return _p(text, "note")


def _numbers(pattern: Pattern, say: Mapping[str, str]) -> str:
    found, odds = pattern.pairing, pattern.odds
    told = say["numbers"].format(
        count=found.count, expected=f"{found.expected:.1f}", p=f"{pattern.p_adjusted:.2g}"
    )
    if odds:
        ratio, low, high = (f"{one:.1f}" for one in (odds.ratio, odds.low, odds.high))
        told = f"{told} {say['odds'].format(ratio=ratio, low=low, high=high)}"
    return told if pattern.compared == "moments" else f"{told} {say['across']}"


def _fill(pattern: Pattern, say: Mapping[str, str]) -> str:
    """Counts alone: nothing is there to compare it with."""
    talks = pattern.filled
    told = say["fills"].format(
        talks=talks.talks, of_talks=talks.of_talks, count=talks.count, of=talks.of
    )
    return f"{told} {say['fills_note']}"


def _cycle(pattern: Pattern, words: PatternWords, told: str) -> str:
    cycle, say = words.of_cycle(pattern.name), words.report
    me, them = cycle.roles[pattern.me], cycle.roles[pattern.them]
    drawn = loop(mine=me.i, theirs=them.they, title=f"{me.i}. {them.they}.")
    return (
        f"<section><h2>{escape(cycle.title)}</h2>{drawn}{_p(cycle.story)}"
        f"<p><strong>{escape(say['try_this'])}</strong> {escape(me.do)}</p>"
        f"{_p(told, 'note')}</section>"
    )


def _what_i_do(side: MySide | None, words: PatternWords) -> str:
    say = words.report
    hard = side.mine_against if side else ()
    told = "".join(
        f"<li><strong>{escape(words.of_move(move).name)}.</strong> {escape(words.of_move(move).do)}"
        f' <span class="note">{escape(say["often"].format(count=count))}</span></li>'
        for move, count in hard
    )
    return f"<h2>{escape(say['what_i_do'])}</h2><ul>{told}</ul>" if hard else ""


def _mine(side: MySide | None, words: PatternWords) -> str:
    if side is None:
        return ""
    say = words.report
    lists = ((say["feeds"], side.feeds), (say["helps"], side.helps))
    told = [
        f"<h2>{escape(title)}</h2><ul>{''.join(_effect(one, words) for one in effects)}</ul>"
        for title, effects in lists
        if effects
    ]
    mine = side.my_repairs
    return "".join(told) + _p(say["repairs"].format(tried=mine.tried, taken=mine.taken_up))


def _effect(one: Effect, words: PatternWords) -> str:
    move, found = words.of_move(one.move), one.pairing
    times = words.report["times"].format(
        count=found.count, of=found.of, expected=f"{found.expected:.1f}"
    )
    return (
        f"<li><strong>{escape(move.name)}.</strong> {escape(move.do)}"
        f' <span class="note">{escape(times)}</span></li>'
    )


def _begun(openings: Openings | None, say: Mapping[str, str]) -> str:
    if openings is None or not openings.harsh.of + openings.soft.of:
        return ""
    harsh, soft = _share(openings.harsh, say), _share(openings.soft, say)
    return f"<h2>{escape(say['begun'])}</h2>{_p(say['ended'].format(harsh=harsh, soft=soft))}"


def _share(one: Rate, say: Mapping[str, str]) -> str:
    return say["share"].format(
        hits=one.hits, of=one.of, low=f"{one.low:.0%}", high=f"{one.high:.0%}"
    )


def _line(found: Found, say: Mapping[str, str]) -> str:
    drawn = timeline(found.talk, title=say["bars"])
    return f"<h2>{escape(say['over_time'])}</h2>{drawn}{_p(say['bars'], 'note')}"
