"""Which moves of a reading the partner believes: what a rule found, or what the words bear out."""

from __future__ import annotations

import re

from halfway.conversation import Reading
from halfway.engine.dismissed import canonical_words

FEWEST = 4
"""Words; in fewer the trained reader guesses, so that rules decide, and hard words said to "you"."""
_READ = "reads_as."
_BLUNT = frozenset(("contempt", "criticism", "threat", "diagnosis"))
_YOU = re.compile(r"\b(?:you|your|yourself)\b")
_BEARS_OUT = {
    move: re.compile(rf"\b(?:{words})\b")
    for move, words in {
        "withdrawal": r"whatever|forget (?:it|about it)|never mind|drop (?:it|this)|leave (?:it|me)|(?:i am|we are) done"
        r"|not (?:talk|want to (?:talk|discuss|do this|hear))\w*|no point|leave me alone|enough|going (?:to bed|out|now)"
        r"|bye|i need (?:a|some) (?:break|space|time|air)|can not do this|not (?:now|again)|stop (?:it|this|talking)|out of here|give up|had it|think what you (?:want|like)",
        "diagnosis": r"you (?:are|may|might|could|seem|sound|probably)|you have (?!to\b)\w+|your \w+|makes you|you (?:act|behave) like",
        "ownership": r"sorry|apologi\w+|my (?:part|fault|side|share|mistake|bad)|wrong|unfair|fair|should(?: not)? have"
        r"|regret|mistake|try(?: that| it)? again|start over|take (?:that|it|this) back|own (?:it|that|up|my)|i want to do better"
        r"|i (?:do|did|was|am|get|got|can be|have been|tend|interrupt|snap|shut|yell|shout|push|press|raise|learn|hurt|blame"
        r"|ignore|forget|forgot|hid|lie|lied|go quiet|went)\w*",
        "repair": r"sorry|apologi\w+|try(?: that| it)? again|start (?:over|again)|wrong|unfair|fair|mean|take (?:that|it) back|truce|okay",
        "validation": r"sense|understand|see|hear|right|fair|get (?:it|that|why)|imagine|of course|no wonder|valid|know|would (?:feel|be|not)"
        r"|must (?:be|feel|have)|point|true|agree",
        "curiosity": r"what|how|why|tell me|wonder\w*|understand|curious|want to (?:know|hear)|would you|do you|are you|have you|is it|which|who|when|where",
        "appreciation": r"thank\w*|love\w*|like\w*|appreciat\w+|glad|good|great|nice|proud|happy|beautiful|mean a lot|enjoy\w*|grateful"
        r"|lovely|kind|best|admir\w+|sweet|help\w*|miss|well|wonderful|care|lucky",
        "reassurance": r"no (?:pressure|rush|hurry|need)|okay|do not have to|your choice|up to you|say no|not (?:leaving|blaming|going|saying|your fault)"
        r"|here (?:for|with)|together|with you|love\w*|care|safe|no is|stay\w*|on your side|we will|promise|either way|nothing (?:has|will)"
        r"|us|both",
        "invitation": r"would you|could (?:we|you|i)|can (?:we|you)|will you|shall we|should we|let us|how about|what about|maybe we|we (?:could|can|might|should)"
        r"|do you want|come (?:with|to|along)|join|together|with me|i'd like|would like|want (?:us|you)|hoping|wish|try|if you (?:like|want)",
    }.items()
}


def believed(reading: Reading) -> frozenset[str]:
    """The named moves, without those that the network alone reads into words that do not bear them out."""
    words = canonical_words(reading.text)
    ruled = {one.move for one in reading.findings if not one.rule.startswith(_READ)}
    is_short = len(words.split()) < FEWEST
    return frozenset(
        move
        for move in reading.named
        if move in ruled or _is_borne_out(move, words, is_short=is_short)
    )


def _is_borne_out(move: str, words: str, *, is_short: bool) -> bool:
    if is_short and (move not in _BLUNT or not _YOU.search(words)):
        # "Thank you" and "I miss you" are known to rules or plain in their words; "i am tired" is not.
        return move in _PLAIN_SHORT and bool(_BEARS_OUT[move].search(words))
    known = _BEARS_OUT.get(move)
    return known is None or bool(known.search(words))


_PLAIN_SHORT = ("appreciation", "validation", "withdrawal", "repair")
