"""What my words do to the partner of a rehearsal: one act, with how hard and how direct it is."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from halfway.conversation import Reading
from halfway.engine.dismissed import canonical_words
from halfway.rehearsal.believed import believed
from halfway.rehearsal.plain import is_break, is_free, plain_act
from halfway.rehearsal.topics import topic_of

Act = Literal[
    "danger",
    "attacked",
    "labelled",
    "begged",
    "pushed",
    "left",
    "paused",
    "owned",
    "understood",
    "asked",
    "invited",
    "named",
    "proposed",
    "requested",
    "warmed",
    "felt",
    "complained",
    "puzzled",
    "told",
    "greeted",
    "knocked",
    "nodded",
    "small",
]

_STEPS = 10
"""How finely hard and direct are told apart: finer than that, a reading is chance."""
_BLUNT = frozenset(("contempt", "threat", "criticism", "mind_reading"))
_HARD = 0.55
_DIRECT = 0.6
_BEGS = re.compile(
    r"\b(?:please|i am begging|i beg|i will do anything|can(?:'t| not) (?:live|go on)|i need it so)\b"
)
_THERAPY = re.compile(
    r"\b(?:therap\w*|counsel\w*|coach\w*|see (?:some|any)(?:one|body)|(?:talk|go) to (?:some|any)(?:one|body)"
    r"|an appointment|a session|one session|(?:an|one) hour|some(?:one|body) (?:you|who|neutral|from outside)"
    r"|work(?:shop|book)|a book|(?:a|one) page|podcast|together on this|(?:need|get|find|want)(?: some)? help)\b"
)
_HINTS = re.compile(
    r"\b(?:some people|other couples|people do|would be nice|might be nice|somehow|just saying|i guess"
    r"|i wonder if some|one could|never mind|maybe some ?day|you know what i mean)\b"
)
_ASKS = re.compile(
    r"\b(?:would you|will you|could (?:we|you)|can (?:we|you)|shall we|should we|let us|how about|what about"
    r"|come (?:with|to|along)|join me|do you (?:want|fancy)|(?:i'd|i would) (?:like|love)|i want (?:us|you)"
    r"|maybe we|we (?:could|should|can|might)|hoping|i wish (?:we|you)|are you (?:up|willing|open))\b"
)
_OPEN = re.compile(
    r"(?:^|[.!?] )(?:so |and |but )?(?:what|how|why|which|when|where|who)\b(?! about\b)"
)
_WONDERS = re.compile(r"\bwhat do you think\b")
_TALK = re.compile(r"\b(?:talk|speak)(?: (?:to|with) you)?(?: again)? about\b")
_US = re.compile(
    r"\b(?:we|us|together|with (?:me|you)|join me|come|do you (?:want|fancy)|would you (?:like|care|fancy|be up)|how about)\b"
)
_THINGS = re.compile(
    r"\b(?:walk|film|movie|tea|coffee|dinner|lunch|breakfast|drink|pizza|sit|cook\w*|danc\w+|game|cards|swim|trip|picnic"
    r"|park|bed|hug|cuddle|music|concert|beach|garden|drive|weekend|holiday|sunday walk|shopping|show|series|date)\b"
)
_GOES_ON = re.compile(r"\b(?:it|that|there|come|go|once|one time|try)\b")
_TELL = re.compile(
    r"\b(?:tell me|say more|explain|help me understand|talk about (?:it|that|how|what|why)|how is it|what is it like)\b"
)
_LISTEN = re.compile(r"\b(?:hear|listen|understand|know|see) ")
_SENT = re.compile(
    r"\byou (?:have to|must|need to|should|have got to) (?:come|go|see|get|talk|try)\b"
)
_ORDER = re.compile(_SENT.pattern + r"(?: \w+){0,5}")
_FAVOUR = re.compile(
    r"\b(?:please|(?:could|would|can|will) you|i need you to|i(?:'d| would) like you to)\b"
)
_LOW = (
    r"sad\w*|lonely|alone|hurts?|afraid|scared|angry|tired|worr\w+|miss\w*|cr(?:y|ied|ying)|ashamed|jealous|lost|anxious"
    r"|stressed|exhausted|overwhelmed|unloved|unseen|rejected|upset|nervous|frightened|heartbroken|desperate|unhappy"
    r"|frustrated|disappointed|empty"
)
FEELS = re.compile(rf"\b(?:feel\w*|felt|happy|{_LOW})\b")
_GLAD = re.compile(
    rf"^(?!.*\b(?:{_LOW}|not|never|but|when)\b).*\b(?:happy|happier|glad|close to you|safe with|loved|grateful)\b"
)
_OF_YOU = re.compile(
    r"\b(?:do|did|are|were|have|would) you (?:still |ever |really |even )?(?:love|like|miss|want|think|thought|feel|believe"
    r"|trust|care|remember|worr\w+|happy|afraid|scared|okay|all right|tired|sad)\b"
)
"""Asks what goes on in the other, in words that a short answer is enough for."""
_HEAVY = re.compile(
    r"\b(?:sick|ill|trouble|problem\w*|wrong|broken|died|dying|death|hospital|lost|fired|hard|bad|worse|difficult|fight\w*"
    r"|falling apart|drifting|distance|distant|stuck|struggl\w+|can not|never|nobody|nothing|no|hate)\b"
)


@dataclass(frozen=True, slots=True)
class Heard:
    """My turn as the partner hears it: `hard` and `direct` from 0 to 1, in tenths; `words` to know it
    again; `moves` are those that the partner believes."""

    act: Act
    hard: float
    direct: float
    moves: frozenset[str]
    is_about_help: bool
    topic: str
    words: str

    @property
    def asks_for_help(self) -> bool:
        """Whether it asks for help with it, nicely or not."""
        return self.is_about_help and self.act in ("invited", "pushed", "begged")


def heard(reading: Reading, *, help_was_named: bool = False) -> Heard:
    """The turn; the act is the hardest thing in it, then what it asks for, then what it gives.

    Where help was named before, "would you try it" is about help too.
    """
    words, moves = canonical_words(reading.text), believed(reading)
    direct = min(reading.opening.directness, 1.0)
    about_help = bool(_THERAPY.search(words)) or (help_was_named and _is_more_of_it(words))
    act = _act(words, moves, reading, about_help=about_help)
    return Heard(
        act=act,
        hard=_stepped((reading.opening.harshness - 1) / 4),
        direct=_stepped(direct),
        moves=moves,
        is_about_help=about_help,
        topic=topic_of(reading.text),
        words=words,
    )


def is_hint(words: str) -> bool:
    """Whether these canonical words say a wish without saying it."""
    return bool(_HINTS.search(words))


def _stepped(level: float) -> float:
    return round(level * _STEPS) / _STEPS


def _act(words: str, moves: frozenset[str], reading: Reading, *, about_help: bool) -> Act:
    if reading.stops_coaching():
        return "danger"
    return (
        plain_act(words)
        or _closing(words, moves, (reading.opening.harshness - 1) / 4)
        or _asking(words, moves, reading.opening.directness, about_help=about_help)
        or _giving(words, moves, about_help=about_help)
    )


def _closing(words: str, moves: frozenset[str], hard: float) -> Act | None:
    """What closes: a label, an attack, begging, a push, leaving; what plainly does not comes between."""
    is_sent, is_defended = bool(_SENT.search(words)), "defensiveness" in moves
    hurts = bool(moves & _BLUNT) or (is_defended and hard > _HARD)
    checks: tuple[tuple[Act, bool], ...] = (
        ("labelled", "diagnosis" in moves and not is_sent),
        ("warmed", is_free(words) and not moves & {"contempt", "threat", "criticism"}),
        ("pushed", bool(_ORDER.fullmatch(words))),
        ("attacked", hurts),
        ("begged", len(_BEGS.findall(words)) > 1),
        ("pushed", bool(moves & {"demand", "diagnosis"})),
        ("paused", is_break(words)),
        ("left", "withdrawal" in moves),
        ("attacked", is_defended and not is_hint(words)),
    )
    return next((act for act, is_so in checks if is_so), None)


def _asking(words: str, moves: frozenset[str], direct: float, *, about_help: bool) -> Act | None:
    """What asks for something, or hints at it."""
    if is_hint(words) and (direct < _DIRECT or not moves):
        return "puzzled"
    asks, wishes = bool(_ASKS.search(words)), bool(moves & {"need", "invitation"})
    if about_help:
        return "invited" if _invites(words, asks=asks, wishes=wishes) else None
    if moves & {"ownership", "repair", "validation"} or _TELL.search(words) or FEELS.search(words):
        return None
    if asks and _US.search(words) and (wishes or _THINGS.search(words)):
        return "proposed"
    is_favour = _FAVOUR.match(words) or (wishes and _FAVOUR.search(words))
    return "requested" if is_favour and not _LISTEN.search(words) else None


def _invites(words: str, *, asks: bool, wishes: bool) -> bool:
    """Whether words about help ask to try it, and not only what the other thinks of it."""
    if _TALK.search(words):
        return False
    if wishes and (asks or _WONDERS.search(words)):
        return True
    return asks and not (_TELL.search(words) or _OPEN.search(words))


_BY_MOVE: tuple[tuple[Act, frozenset[str]], ...] = (
    ("owned", frozenset(("ownership", "repair"))),
    ("understood", frozenset(("validation",))),
    ("asked", frozenset(("curiosity",))),
    ("warmed", frozenset(("appreciation", "reassurance"))),
    ("felt", frozenset(("feeling", "need"))),
)


def _giving(words: str, moves: frozenset[str], *, about_help: bool) -> Act:
    """What gives something, and what only tells."""
    given = next((act for act, some in _BY_MOVE if moves & some), None)
    if about_help and given in (None, "felt"):
        return "felt" if FEELS.search(words) else "named"
    if given in (None, "felt") and _GLAD.search(words):
        return "warmed"
    if given or _OF_YOU.search(words):
        return given or "asked"
    if "complaint" in moves:
        return "complained"
    if _ASKS.search(words) and _US.search(words) and not _TELL.search(words):
        return "proposed"
    return "told" if _HEAVY.search(words) or FEELS.search(words) else "small"


def _is_more_of_it(words: str) -> bool:
    """Whether it asks for what was named before: "would you try it once"."""
    asks_on = _ASKS.search(words) and _GOES_ON.search(words)
    return bool(asks_on and not _THINGS.search(words) and not _TELL.search(words))
