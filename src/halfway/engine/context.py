"""Decides whether words are really meant: negated, quoted, or somebody else's."""

from __future__ import annotations

import re
from collections.abc import Iterator

import re2

_NEGATED = re2.compile(
    r"(?:\b(?:not|never) (?:saying|say|said|think|thinking|believe|mean|meaning|calling|call|accusing"
    r"|trying to say|suggesting|implying|claiming|blaming you|that|because|as if)(?: that| like)?"
    r"(?: that)? ?|\bnot (?:a |an |the |at all |even |really |always |being |so |such a )?"
    r"|\bwithout (?:being )?|\bnobody(?: is)? (?:saying|says|thinks) (?:that )?"
    r"|\bno one(?: is)? (?:saying|says|thinks) (?:that )?|\brather than )['\"]?$"
)
_REPORTED = re2.compile(
    r"\b(?:he|she|they|people|everyone|everybody|someone|somebody|nobody|who|you|i|we|mum|mom|mam|mother"
    r"|dad|father|sister|brother|nan|gran|grandma|grandad|aunt|uncle|cousin|boss|manager|colleague"
    r"|coworker|friend|friends|mate|mates|neighbour|neighbor|teacher|coach|ex|son|daughter|kids?|doctor"
    r"|customer|client|parents|family|book|song|lyrics?|film|movie|article|therapist|counsellor|counselor)"
    r"(?: \w+){0,3}? ?(?:said|says|say|told me|tells me|tell me|thinks|thought|called me|calls me|call me|saying"
    r"|was like|is like|goes|went|reckons|reckoned|yelled|shouted|texted|wrote|screamed|kept saying|used to say)"
    r"(?: that| like| me)*[:,]? ?['\"]?$"
)
_REPORTING_NEAR = re.compile(
    r"\b(?:said|says|say|saying|told|tells|called|calls|wrote|texted|goes|went|was like|is like|yelled|shouted"
    r"|screamed|thinks|thought|reads|heard|quote|title|titled|line|lyrics?|song|book|sign|read|word|words)\b",
    re.IGNORECASE,
)
_QUOTED = re.compile(r"[\"“”„«]([^\"“”„«»\n]{1,400})[\"”“»]|‘([^‘’\n]{3,300})’(?!\w)")


def is_negated(canonical: str, start: int) -> bool:
    """Whether the words right before `start` take back what follows ("I'm not saying you're …")."""
    return bool(_NEGATED.search(canonical[max(0, start - 60) : start]))


def is_reported(canonical: str, start: int) -> bool:
    """Whether the words right before `start` give what follows to somebody ("my mum said …")."""
    return bool(_REPORTED.search(canonical[max(0, start - 80) : start]))


def quoted_ranges(text: str) -> list[tuple[int, int]]:
    """Code point ranges in quotation marks that a word of saying stands near to."""
    return list(_reported_quotes(text))


def _reported_quotes(text: str) -> Iterator[tuple[int, int]]:
    if not re.search(r"[\"“”„«‘]", text):
        return
    for match in _QUOTED.finditer(text):
        before = text[max(0, match.start() - 60) : match.start()]
        after = text[match.end() : match.end() + 40]
        if _REPORTING_NEAR.search(before) or _REPORTING_NEAR.search(after):
            yield match.start(), match.end()
