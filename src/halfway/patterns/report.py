"""One page of HTML that tells what was found, for my own records: no word of the partner is in it."""

from __future__ import annotations

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
    body = [_counts(found)]
    if found.is_held_back:
        body.append(f"<p>{escape(words.about.danger)}</p>")
    else:
        named = [one for one in found.patterns if one.stands_out]
        body += [_cycle(one, words) for one in named] or [
            "<p>No pattern stands out from chance.</p>"
        ]
        body += [_mine(found.my_side, words), _begun(found.openings), _line(found)]
    limits = "".join(f"<li>{escape(one)}</li>" for one in words.of_limits(found.limits))
    return (
        f'<!doctype html><html lang="{language}"><head><meta charset="utf-8"><title>Notes</title>'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f"<style>{_STYLE}</style></head><body><h1>The pattern, from my side</h1>"
        f"{''.join(body)}<h2>What this cannot tell</h2><ul>{limits}</ul></body></html>\n"
    )


def _counts(found: Found) -> str:
    talk = found.talk
    minutes = round(talk.gap.total_seconds() / 60)
    return (
        f'<p class="note">{len(talk.messages):,} messages, {talk.turns:,} turns, {len(talk.episodes):,}'
        f" talks; a silence of {minutes} minutes parts two talks.</p>"
    )


def _cycle(pattern: Pattern, words: PatternWords) -> str:
    cycle = words.of_cycle(pattern.name)
    me, them = cycle.roles[pattern.me], cycle.roles[pattern.them]
    found, odds = pattern.pairing, pattern.odds
    likelier = (
        f", {odds.ratio:.1f} times the odds of other moments ({odds.low:.1f} to {odds.high:.1f})"
        if odds
        else ""
    )
    return (
        f"<section><h2>{escape(cycle.title)}</h2>"
        f"{loop(mine=me.i, theirs=them.they, title=f'{me.i}. {them.they}.')}<p>{escape(cycle.story)}</p>"
        f"<p><strong>One thing to try:</strong> {escape(me.do)}</p>"
        f'<p class="note">{found.count} times; {found.expected:.1f} would come by chance{likelier};'
        f" p = {pattern.p_adjusted:.2g} (corrected).</p></section>"
    )


def _mine(side: MySide | None, words: PatternWords) -> str:
    if side is None:
        return ""
    feeds = "".join(_effect(one, words) for one in side.feeds)
    helps = "".join(_effect(one, words) for one in side.helps)
    return (
        (f"<h2>What of mine feeds it</h2><ul>{feeds}</ul>" if feeds else "")
        + (f"<h2>What of mine helps</h2><ul>{helps}</ul>" if helps else "")
        + f"<p>Repairs that I tried: {side.my_repairs.tried}, taken up: {side.my_repairs.taken_up}.</p>"
    )


def _effect(one: Effect, words: PatternWords) -> str:
    move, found = words.of_move(one.move), one.pairing
    return (
        f"<li><strong>{escape(move.name)}.</strong> {escape(move.do)} <span class='note'>"
        f"({found.count} of {found.of} times; {found.expected:.1f} by chance)</span></li>"
    )


def _begun(openings: Openings | None) -> str:
    if openings is None or not openings.harsh.of + openings.soft.of:
        return ""
    return (
        "<h2>How I begin, and how it ends</h2>"
        f"<p>After a harsh beginning of mine, {_share(openings.harsh)} talks ended hard; "
        f"after a soft one, {_share(openings.soft)}.</p>"
    )


def _share(one: Rate) -> str:
    return f"{one.hits} of {one.of} ({one.low:.0%} to {one.high:.0%})"


def _line(found: Found) -> str:
    drawn = timeline(found.talk, title="My turns in each talk: up is toward, down is against.")
    return f"<h2>My turns over time</h2>{drawn}<p class='note'>Each bar is a talk. Up: more toward. Down: more against.</p>"
