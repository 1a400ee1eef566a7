"""Turns a sentence around: what they say of you becomes what you can say back ("you" to "I")."""

from __future__ import annotations

import re

_PAIRS = (
    (r"you're|you are", "I am"),
    (r"you were", "I was"),
    (r"you've|you have", "I have"),
    (r"you'll|you will", "I will"),
    (r"you'd", "I would"),
    (r"i'm|i am", "you are"),
    (r"i was", "you were"),
    (r"i've|i have", "you have"),
    (r"i'll|i will", "you will"),
    (r"i'd", "you would"),
    (r"yourself", "myself"),
    (r"myself", "yourself"),
    (r"yours", "mine"),
    (r"mine", "yours"),
    (r"your", "my"),
    (r"my", "your"),
    (r"me", "you"),
    (r"i", "you"),
)
_OBJECT_AFTER = [
    "to",
    "with",
    "for",
    "at",
    "about",
    "of",
    "from",
    "on",
    "by",
    "without",
    "than",
    "tell",
    "told",
    "ask",
    "asked",
    "love",
    "loved",
    "miss",
    "missed",
    "hear",
    "heard",
    "want",
    "wanted",
    "need",
    "needed",
    "see",
    "saw",
    "help",
    "helped",
    "hate",
    "let",
    "make",
    "made",
    "call",
    "called",
    "text",
    "texted",
    "give",
    "gave",
    "and",
    "trust",
    "hurt",
    "hurts",
    "between",
    "around",
    "near",
]
_YOU_IS_OBJECT = re.compile(r"\b(" + "|".join(_OBJECT_AFTER) + r") (?:you|u)\b", re.IGNORECASE)
_WORD = re.compile(
    "|".join(rf"(?P<p{n}>\b(?:{old})\b)" for n, (old, _) in enumerate(_PAIRS))
    + r"|(?P<you>\b(?:you|u)\b)",
    re.IGNORECASE,
)


def turned_around(sentence: str) -> str:
    """The sentence from the other side: "You never help me" is "I never help you".

    English marks "you" as subject or object by place alone, so this goes by the word before it.
    """
    plain = sentence.replace("’", "'")
    objects = {
        match.end() - len(match.group().split(" ")[-1]) for match in _YOU_IS_OBJECT.finditer(plain)
    }

    def other(match: re.Match[str]) -> str:
        if match.lastgroup == "you":
            return "me" if match.start() in objects else "I"
        return _PAIRS[int((match.lastgroup or "p0")[1:])][1]

    return _WORD.sub(other, plain)
