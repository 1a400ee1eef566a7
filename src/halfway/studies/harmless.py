"""Keeps studies out that would hurt: warmth held back, a partner provoked, tested or watched.

Research on such experiments is clear enough: a warm thing may be added, never taken away to see what
happens. The words are few and plain. To end something harmful ("I stop checking his phone") is
always allowed; a change that is refused by mistake can be said in another way.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

import re2

REASONS = ("withholds", "provokes", "watches")

_NEVER = r"\b\B"
_WHO = r"(?:him|her|them|my (?:partner|husband|wife|boyfriend|girlfriend))"
_THEY = r"(?:he|she|they)"
_THEIRS = r"(?:his|her|their|my (?:partner|husband|wife|boyfriend|girlfriend)'s|\w+'s)"
# "her" alone may belong to a noun ("her advice"), so what follows must show that she is meant.
_FOLLOWED = (
    r"(?:him|them|my (?:partner|husband|wife)"
    r"|her(?: (?:to|around|home|into|when|at|on|and|everywhere|in)\b|\s*$|[.,;!?]))"
)
_WARM = (
    r"(?:hug\w*|kiss\w*|cuddl\w*|sex|touch\w*|help\w*|thank\w*"
    r"|(?:be(?:ing)?|am) (?:nice|kind|warm))"
)
_PAINED = (
    r"(?:worr\w+|jealous\w*|afraid|scared|guilty|suffer\w*|regret\w*|beg(?:s|ged|ging)?"
    r"|cr(?:y|ies|ied|ying)|hurt)"
)
_HURT = rf"(?:{_PAINED}|sorry|mad|angry|sad)"


@dataclass(frozen=True, slots=True)
class _Rule:
    """Words that speak against a change: "said" unless they are negated ("I stop …"), "unsaid" only
    where they are, "always" either way; never where `unless` comes right behind them."""

    reason: str
    how: Literal["said", "unsaid", "always"]
    words: str
    unless: str = _NEVER


# What may come right behind: a manner ("I don't answer her sharply") takes no warmth away, what the
# other wants is theirs to say, and messages to me are mine to read.
_MANNER = (
    r"(?:sharply|harshly|angrily|rudely|loudly|coldly|unkindly|hastily|badly|like|about"
    r"|from (?:another|the other|upstairs|behind)|as (?:if|though)|in (?:anger|the heat)"
    r"|in (?:an?|that|this) (?:\w+ )?(?:tone|voice|way|rush|hurry|temper)"
    r"|with (?:a|my|sarcasm|anger)|while|before i|at once|right away|until i(?:'m| am| have) calm\w*"
    r"|when i(?:'m| am) (?:angry|tired|upset|hungry|cross|stressed)|things|phone|stuff|papers"
    r"|por encima|mal|a gritos|gritando|en caliente|con (?:rabia|enfado)|sin escuchar)\b"
)
_CONSENT = (
    r"(?:wants?|would like|likes?|says? (?:yes|it is|it's)|asks?|agrees?|needs?|feels? like"
    r"|is (?:ready|in the mood|up for|awake)|are (?:ready|in the mood|up for|awake)|quiere)\b"
)
_MINE_TO_READ = (
    r"(?:to me\b|(?:\w+ ){0,3}(?:to the end|twice|carefully|slowly|properly)\b"
    r"|(?:\w+ ){0,3}(?:before|and) (?:then )?(?:i )?(?:answer|reply|react)\w*"
    r"|(?:\w+ ){0,2}(?:hasta el final|despacio|dos veces)\b)"
)

_RULES = (
    _Rule(
        "withholds",
        "said",
        r"ignor(?:e|es|ed|ing|o|ar\w*)|ghost\w*|silent treatment|cold shoulder|stonewall\w*"
        r"|freez(?:e|ing) \w+ out|withhold(?:ing)?|punish(?:ing)?|give \w+ nothing"
        r"|(?:hold|pull|keep|take)(?:ing)? (?:back|away) (?:\w+ ){0,2}"
        r"(?:affection|warmth|love|hugs?|kiss\w*|sex|touch\w*|praise|thanks)"
        r"|(?:hold|pull|keep|take)(?:ing)? (?:\w+ ){0,1}"
        r"(?:affection|warmth|love|hugs?|kisses|sex|touch|praise) (?:back|away)"
        rf"|withdraw(?:ing)? when {_THEY}|let {_WHO} wait"
        r"|(?:act|be|am|being|stay|play|go|turn)(?:ing)? (?:\w+ )?(?:cold|distant|aloof|icy|hard to get)"
        rf"|leav(?:e|ing) (?:{_WHO}|\w+) on (?:read|seen)"
        rf"|ma(?:ke|king|de) {_WHO} (?:wait|earn|work for|chase)"
        rf"|say(?:ing)? nothing (?:to {_WHO}|all (?:day|evening|night)|for (?:a|the|one|two|days|hours)"
        rf"|when {_THEY} (?:come|get|walk|arrive|return|ask|is|are)\w*)"
        r"|castig\w+|ley del hielo|dej\w+ en visto|hacerl[aeo] esperar|l[aeo] hago esperar"
        r"|(?:me muestro|me pongo|estar|soy) (?:muy )?(?:fr[ií][ao]|distante)"
        r"|(?:retir|guard|quit)\w+ (?:\w+ )?(?:cariño|afecto|abrazos|besos)",
    ),
    _Rule(
        "withholds",
        "unsaid",
        rf"hug\w*|kiss\w*|cuddl\w*|sex|touch\w* {_WHO}|sleep\w* with {_WHO}|(?:talk|speak)\w* to"
        rf" {_WHO}|(?:answer|reply|respond)\w* (?:to )?(?:{_WHO}|{_THEIRS} (?:texts?|messages?|calls?))"
        r"|say\w* i love|thank\w*|be(?:ing)? (?:nice|kind|warm)|help\w*"
        r"|abraz\w+|bes(?:o|os|ar\w*|as)|habl\w+|contest\w+|toc(?:o|ar\w*)"
        r"|dig\w+ nada cuando (?:llega|vuelve)",
        _MANNER,
    ),
    _Rule(
        "withholds",
        "always",
        rf"until {_THEY} (?:apolog|give|ask|beg|agree|say|come)\w*|hasta que (?:\w+ ){{0,2}}"
        r"(?:pid|supli|rueg|venga|diga)\w*",
    ),
    _Rule(
        "withholds",
        "always",
        rf"only (?:\w+ ){{0,2}}{_WARM} (?:\w+ ){{0,3}}(?:if|when|once|after|as long as) {_THEY}"
        rf"|{_WARM} (?:\w+ ){{0,3}}only (?:if|when|once|after) {_THEY}"
        r"|s[oó]lo (?:\w+ ){0,2}(?:abraz|bes|ayud)\w+ (?:\w+ ){0,3}(?:si|cuando)",
        _CONSENT,
    ),
    _Rule(
        "provokes",
        "said",
        r"jealous\w*|provok\w+|wind(?:ing)? \w+ up|push(?:ing)? \w+ buttons"
        r"|(?:start|pick)(?:ing)? (?:a )?fights?|flirt\w* with (?:other|some)\w*"
        rf"|ma(?:ke|king|de) {_WHO} (?:feel )?{_HURT}|get {_WHO} to (?:break|beg|cry|explode)"
        rf"|(?:lie|lying) to {_WHO}|test(?:ing)? (?:him|her|them|if|whether)|threat\w*|ultimatum\w*"
        rf"|teach {_WHO} (?:\w+ )?(?:lesson|how it feels)"
        rf"|see (?:if|whether) {_THEY} (?:care|notice|come)\w*"
        rf"|(?:hid(?:e|ing)|steal\w*|break\w*|destroy\w*|throw\w* (?:away|out)|lock\w* away) {_THEIRS}"
        r" (?:\w+ )?(?:keys?|phone|money|wallet|clothes|things|stuff|passport|cards?|medicine|glasses)"
        rf"|tak(?:e|ing) (?:away )?{_THEIRS} (?:\w+ )?(?:keys|phone|money|wallet|passport|cards?)"
        r"|celos\w*|provoc\w+|mentirle|le miento|amenaz\w+|poner(?:l[aeo])? a prueba|ultim[aá]tum\w*"
        r"|(?:esconder|escondo|romper|rompo|quitar|quito) (?:sus?|el) "
        r"(?:llaves?|m[oó]vil|dinero|cosas|ropa|cartera)",
    ),
    _Rule(
        "provokes",
        "always",
        rf"so (?:that )?{_THEY} (?:will |would |gets? |is |are |feels? )?(?:{_HURT}|miss(?:es)? me"
        r"|knows? how it feels|learns? (?:his|her|their|a) lesson)"
        r"|para que (?:se )?(?:preocup|arrepient|enfad|enoj|llor|sufr)\w+",
    ),
    _Rule(
        "watches",
        "said",
        r"(?:check|search|look|track)\w* (?:(?:at|in|through) )?(?:\w+ ){0,2}?"
        rf"{_THEIRS} (?:\w+ )?(?:phone|messages|texts|e-?mails?|location|bank|account|diary|bag|pockets)"
        rf"|(?:read\w*|go(?:ing)? through) (?:\w+ ){{0,2}}?{_THEIRS} (?:\w+ )?"
        r"(?:phone|location|bank|account|diary|bag|pockets)"
        rf"|(?:spy\w*|track\w*|record(?:ing)?|film(?:ing)?|follow(?:ing)?) (?:on )?{_FOLLOWED}"
        r"|(?:put|install|hide|use)\w* (?:an? )?(?:\w+ )?(?:app|tracker|gps|camera|microphone|airtag)"
        rf" (?:\w+ )?(?:on|in|under) {_THEIRS}"
        r"|(?:espi|rastre|vigil)(?:o|ar\w*)|revis\w+ (?:su|el) (?:m[oó]vil|tel[eé]fono|celular)"
        r"|(?:pon|instal)\w+ una (?:app|aplicaci[oó]n) en su"
        r"|(?:mir|comprob|comprueb|averigu)\w+ (?:d[oó]nde est(?:á|a)?|con qui[eé]n)",
    ),
    _Rule(
        "watches",
        "said",
        rf"(?:check|find|look|watch|track)\w* (?:out |up )?(?:where|who) {_THEY}"
        r" (?:is|are|was|were|goes|went|go|talks?|texts?|writes?|meets?|sees?|calls?)",
        r"coming from\b",
    ),
    _Rule(
        "watches",
        "said",
        rf"(?:read\w*|go(?:ing)? through) (?:\w+ ){{0,2}}?{_THEIRS} (?:\w+ )?(?:messages|texts|e-?mails?)"
        r"|leo sus mensajes|leer sus mensajes",
        _MINE_TO_READ,
    ),
)

_COMPILED = tuple(
    (rule, re2.compile(rf"(?i)\b(?:{rule.words})\b"), re2.compile(rf"(?i)^\W*{rule.unless}"))
    for rule in _RULES
)
_WHEREABOUTS = re2.compile(
    rf"(?i)\b(?:(?:where|whom?) (?:did|does|was|is|were|has|had) {_THEY}"
    rf"|(?:where|whom?) {_THEY} (?:is|was|were|goes|went|talk|text|writ|wrote|meet|met|see|saw|call)\w*"
    rf"|{_THEY} (?:was|is|were|are|stayed|spent) (?:\w+ )?(?:away|out|online)"
    r"|(?:d[oó]nde|con qui[eé]n) (?:est|habl|sal|fue)\w*)"
)
_PAIN = re2.compile(
    rf"(?i)\b(?:(?:{_THEY}|{_WHO}) (?:\w+ ){{0,3}}{_PAINED}|{_PAINED} (?:\w+ )?(?:{_THEY}|{_WHO}))\b"
)
_MINE = re2.compile(r"(?i)\b(?:i|i've|i'm|yo)\b")
_NEGATION = re2.compile(
    r"(?i)^(?:no|not|never|stop\w*|quit\w*|refus\w+|less|without|avoid\w*|instead|than|cannot|\w+n't"
    r"|nunca|dej\w+|sin|jam[aá]s)$"
)
_CLAUSE = re2.compile(r"(?i)[.,;:!?]|\b(?:and|but|so|y|pero)\b")
_REACH = 3
"""So many words before it a negation still means it."""


def reason_against(change: str) -> str:
    """Why this change must not be tried: one of `REASONS`, or "" where nothing speaks against it."""
    words = change.replace("’", "'")
    for rule, pattern, unless in _COMPILED:
        for found in pattern.finditer(words):
            counts = rule.how == "always" or (rule.how == "unsaid") == _is_negated(
                words, found.start()
            )
            if counts and not unless.search(words[found.end() :]):
                return rule.reason
    return ""


def reason_against_measure(measure: str, *, more_is_better: bool) -> str:
    """Why this must not be noted each day: one of `REASONS`, or "".

    Less of something harmful that I do is a good wish ("how often I ignored her"). More of it is
    none, hurt is not to be wished for, and where the other is and with whom is theirs.
    """
    words = measure.replace("’", "'")
    if _WHEREABOUTS.search(words):
        return "watches"
    if more_is_better:
        is_pain = _PAIN.search(words) and not _MINE.search(words)
        return reason_against(words) or ("provokes" if is_pain else "")
    reason = reason_against(words)
    return reason if reason == "watches" and not _MINE.search(words) else ""


def _is_negated(words: str, place: int) -> bool:
    """Whether the clause before this place turns it round; twice is not at all."""
    clause = _CLAUSE.split(words[:place])[-1]
    near = clause.split()[-_REACH:]
    return sum(_NEGATION.search(word) is not None for word in near) % 2 == 1
