"""Keeps changes out that would hurt: warmth held back, a partner provoked, tested or watched.

Research on such experiments is clear enough: a warm thing may be added, never taken away to see what
happens. The words are few and plain; a refused change can be said in another way.
"""

from __future__ import annotations

import re2

REASONS = ("withholds", "provokes", "watches")

_WORDS: dict[str, str] = {
    "withholds": (
        r"\b(?:ignor(?:e|es|ing)|silent treatment|cold shoulder|freez(?:e|ing) \w+ out"
        r"|withhold(?:ing)?|punish(?:ing)?|give \w+ nothing)\b"
        r"|\b(?:stop|quit|refuse|no|no more|not|don't|won't|never|less) (?:\w+ ){0,2}?"
        r"(?:hug\w*|kiss\w*|cuddl\w*|sex|touch\w* (?:him|her|them)|sleep\w* with|talk\w* to"
        r"|speak\w* to|(?:answer|reply)\w* (?:to )?(?:him|her|them|my)|say\w* i love"
        r"|thank\w*|be(?:ing)? (?:nice|kind|warm)|help\w*)\b"
        r"|\buntil (?:he|she|they) (?:apolog|give|ask|beg|agree|say|come)\w*"
        r"|\b(?:ignorar\w*|castigar\w*|ley del hielo)\b"
        r"|\b(?:no|dejar de|nunca) (?:\w+ ){0,2}?(?:abraz\w+|bes\w+|habl\w+|contest\w+|toc\w+)\b"
    ),
    "provokes": (
        r"\b(?:jealous\w*|provok\w+|wind(?:ing)? \w+ up|push \w+ buttons|start (?:a )?fights?"
        r"|flirt\w* with (?:other|some)\w*|mak(?:e|ing) (?:him|her|them) (?:mad|angry|cry|feel guilty|sorry|regret\w*|beg)"
        r"|get (?:him|her|them) to (?:break|beg|cry|explode)|lie to|test (?:him|her|them|if|whether)"
        r"|see (?:if|whether) (?:he|she|they) (?:care|notice|come)\w*|threaten\w*|ultimatum\w*)\b"
        r"|\b(?:celos\w*|provocar\w*|mentirle|amenaz\w+|ponerl[aeo] a prueba)\b"
    ),
    "watches": (
        r"\b(?:check\w*|read\w*|search\w*|go(?:ing)? through|look\w* (?:at|in|through)) (?:\w+ ){0,2}?"
        r"(?:his|her|their|\w+'s) (?:\w+ )?(?:phone|messages|texts|e-?mails?|location|bank|account|diary)\b"
        r"|\b(?:spy\w*|track\w*|record(?:ing)?|film(?:ing)?|follow(?:ing)?) (?:on )?"
        r"(?:him|her|them|my (?:partner|husband|wife|boyfriend|girlfriend))\b"
        r"|\b(?:espiar\w*|rastrear\w*|vigilar\w*|revisar\w* (?:su|el) (?:m[oó]vil|tel[eé]fono|celular))\b"
    ),
}
_PATTERNS = {reason: re2.compile(f"(?i){words}") for reason, words in _WORDS.items()}


def reason_against(change: str) -> str:
    """Why this change must not be tried: one of `REASONS`, or "" where nothing speaks against it."""
    for reason, pattern in _PATTERNS.items():
        if pattern.search(change.replace("’", "'")):
            return reason
    return ""
