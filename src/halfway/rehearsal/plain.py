"""Acts that plain words tell by themselves: a greeting, a nod, a knock at the door, a break with a return."""

from __future__ import annotations

import re
from typing import Literal

Plain = Literal["greeted", "knocked", "nodded", "puzzled", "asked"]

_CALLED = r"(?:,? (?:you|there|love|honey|dear|darling|babe|sweetheart|anna|again|mate|my love))?"
_WORDS: tuple[tuple[Plain, str], ...] = (
    (
        "greeted",
        r"hi+|hello|hey+|hiya|yo|good (?:morning|evening|afternoon|day)|(?:i am )?(?:home|back)"
        r"|(?:hi|hey|hello),? (?:i am (?:home|back)|how are you)|how are you(?: doing)?",
    ),
    (
        "knocked",
        r"(?:(?:so|hey|hi|well|look|listen|please),? )?(?:(?:can|could|may|shall|should) (?:we|i|you and i)"
        r" (?:please |maybe |just )?(?:talk|speak|have a (?:word|talk|chat|minute|moment)|sit down)"
        r"|(?:do|have) you (?:have|got)?(?: you got)? ?(?:a|ten|five|two|some|a few)"
        r" (?:minutes?|moments?|seconds?|time)|got a (?:minute|moment|second)|is (?:now|this) a good (?:time|moment)"
        r"|i (?:want|need|'d like|would like) to talk|i have something to (?:say|tell you))"
        r"(?: (?:to|with) (?:you|me))?(?: (?:for )?(?:a|ten|five) (?:bit|minutes?|moment|second))?"
        r"(?: (?:about (?:us|something)|now|tonight|please|today|together))*",
    ),
    ("puzzled", r"(?:but |oh )?please(?:[,. !]+please)*"),
    (
        "asked",
        r"(?:but )?why(?: not)?|how (?:so|come)|what do you mean|tell me(?: more)?|and you",
    ),
)
_WHOLE = tuple((act, re.compile(rf"(?:{words}){_CALLED}", re.I)) for act, words in _WORDS)
_NOD = re.compile(
    r"yes|yeah|yep|yup|no|nope|nah|ok|okay|sure|fine|all right|alright|right|mm|mhm|hm|good|great|of course"
    r"|no problem|np|not really|a (?:bit|little)|maybe|i (?:see|do|am|know|do not know)|not sure|not yet|true|cool|got it|well|so"
    r"|(?:it|that) is (?:fine|okay|ok|all right|nothing|good)|it is(?: not)?|(?:yes|no) please|yes you|oh"
)
_MARKS = re.compile(r"[,.!;… ]*[,.!;…][,.!;… ]*")
_LONGEST = 15
"""Words; more than that is never plain."""
_BREAK = re.compile(
    r"\b(?:i (?:need|would like|want|have to take|will take|am going to take|am taking)|i'd like|can we take|let us take"
    r"|could we take|we need) (?:a|some) (?:\w+ )?(?:break|pause|time[- ]?out|breather|minutes?|moment|time|air|space)\b"
    r"|\blet us (?:stop|pause)\b|\btime[- ]?out\b",
    re.I,
)
_RETURN = re.compile(
    r"\b(?:i (?:will|am going to|promise to)(?: be| come)? back|be back|come back|(?:go on|continue|pick (?:it|this) up|talk)"
    r"(?: about it| again)? (?:at|in|after|tomorrow|tonight|later)|back (?:at|in|by|after))\b",
    re.I,
)
_WHEN = re.compile(
    r"\b(?:at (?:\d|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|half|noon|a quarter)|by \d"
    r"|in (?:\d+|an?|half|ten|fifteen|twenty|thirty|a few|two|one|five)\b|after (?:dinner|lunch|work|a walk|that|supper)"
    r"|(?:\d+|ten|fifteen|twenty|thirty|forty|sixty) minutes|half an hour|an hour|tomorrow|tonight|this (?:evening|afternoon))",
    re.I,
)
_WHY_NOT = re.compile(
    r"(?:but |so )?why (?:will|would|do|can) (?:not you|you not)(?: want to| like to| just)? (?:come|go|try|want|like)\b"
    r"(?![^.!?]*\b(?:always|never|ever|even|so|care)\b)[^.!?]*"
)
_NO_FORCE = re.compile(
    r"\bi (?:do not (?:want|mean)|am not (?:going|trying|here|asking you|saying this)|will not|never want|would never want)"
    r"(?: to)? (?:force|push|press|pressure|blame|fight|argue|hurt|change|fix|rush|judge|corner|shame)\b"
)


def plain_act(words: str) -> Plain | None:
    """The act of these canonical words, if they are no more than that; None where they are more."""
    if len(words.split()) > _LONGEST:
        return None
    if all(_NOD.fullmatch(part) for part in _MARKS.split(words)):
        return "nodded"
    if _WHY_NOT.fullmatch(words):
        return "asked"
    return next((act for act, known in _WHOLE if known.fullmatch(words)), None)


def is_break(words: str) -> bool:
    """Whether they call a break and say when I am back."""
    return bool(_BREAK.search(words) and _RETURN.search(words) and _WHEN.search(words))


def is_free(words: str) -> bool:
    """Whether they say that nothing is to be forced."""
    return bool(_NO_FORCE.search(words))
