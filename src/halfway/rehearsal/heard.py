"""What my words do to the partner of a rehearsal: one act, with how hard and how direct it is."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from halfway.conversation import Reading
from halfway.engine.dismissed import canonical_words

Act = Literal[
    "danger",
    "attacked",
    "labelled",
    "begged",
    "pushed",
    "left",
    "owned",
    "understood",
    "asked",
    "invited",
    "warmed",
    "felt",
    "complained",
    "puzzled",
    "small",
]

_ATTACKS = ("contempt", "threat", "criticism", "mind_reading", "defensiveness")
_BEGS = re.compile(
    r"\b(?:please|i(?:'m| am) begging|i beg|i(?:'ll| will) do anything|can't live)\b", re.I
)
_THERAPY = re.compile(
    r"\b(?:therap\w*|counsel\w*|coach\w*|see (?:some|any)(?:one|body)|(?:talk|go) to (?:some|any)(?:one|body)|"
    r"an appointment|a session|(?:an|one) hour|some(?:one|body) (?:you|who|neutral|from outside)|work(?:shop|book)|a book|podcast|together on this)\b",
    re.I,
)
_HINTS = re.compile(
    r"\b(?:some people|other couples|people do|would be nice|might be nice|somehow|just saying|i guess|"
    r"i wonder if some|one could|never mind|maybe some ?day|you know what i mean)\b",
    re.I,
)
_WORDS = re.compile(r"[a-z']+")
_OF = {"my": "your", "your": "my", "our": "our", "the": "the", "this": "that"}
_TOPICS = frozenset(
    [
        "dishes",
        "kitchen",
        "laundry",
        "washing",
        "cleaning",
        "chores",
        "shopping",
        "groceries",
        "cooking",
        "dinner",
        "breakfast",
        "lunch",
        "money",
        "budget",
        "bills",
        "rent",
        "loan",
        "account",
        "car",
        "garden",
        "house",
        "flat",
        "home",
        "room",
        "bedroom",
        "bed",
        "bathroom",
        "move",
        "kids",
        "children",
        "baby",
        "school",
        "homework",
        "nursery",
        "bedtime",
        "family",
        "parents",
        "mother",
        "mum",
        "mom",
        "father",
        "dad",
        "sister",
        "brother",
        "in-laws",
        "friends",
        "friend",
        "party",
        "wedding",
        "birthday",
        "anniversary",
        "christmas",
        "holiday",
        "trip",
        "weekend",
        "evening",
        "evenings",
        "morning",
        "mornings",
        "sunday",
        "saturday",
        "friday",
        "work",
        "job",
        "boss",
        "office",
        "shift",
        "project",
        "phone",
        "screen",
        "laptop",
        "game",
        "games",
        "tv",
        "football",
        "gym",
        "drinking",
        "smoking",
        "sleep",
        "sex",
        "date",
        "plans",
        "plan",
        "calendar",
        "message",
        "messages",
        "text",
        "call",
        "argument",
        "fight",
        "talk",
        "talks",
        "silence",
        "tone",
        "voice",
        "promise",
        "joke",
        "comment",
        "noise",
        "mess",
        "bins",
        "dog",
        "cat",
    ]
)


@dataclass(frozen=True, slots=True)
class Heard:
    """My turn as the partner hears it: `hard` and `direct` from 0 to 1; `words` to know it again."""

    act: Act
    hard: float
    direct: float
    moves: frozenset[str]
    is_about_help: bool
    topic: str
    words: str


def heard(reading: Reading) -> Heard:
    """The turn; the act is the hardest thing in it, then what it asks for, then what it gives."""
    text, named = reading.text, frozenset(reading.named)
    hard = (reading.opening.harshness - 1) / 4
    about_help = bool(_THERAPY.search(text))
    return Heard(
        act=_act(reading, named, hard, about_help=about_help),
        hard=hard,
        direct=min(reading.opening.directness, 1.0),
        moves=named,
        is_about_help=about_help,
        topic=_topic(text),
        words=canonical_words(text),
    )


def _act(reading: Reading, named: frozenset[str], hard: float, *, about_help: bool) -> Act:  # noqa: PLR0911
    text = reading.text
    if reading.stops_coaching():
        return "danger"
    if "diagnosis" in named:
        return "labelled"
    if named & {"contempt", "threat", "criticism", "mind_reading"} or (
        hard > 0.55 and named & set(_ATTACKS)
    ):
        return "attacked"
    if len(_BEGS.findall(text)) > 1:
        return "begged"
    for act, moves in _BY_MOVE[:2]:
        if named & moves:
            return act
    if "defensiveness" in named:
        return "attacked"
    if about_help and not _HINTS.search(text) and named & {"invitation", "need"}:
        return "invited"
    if _HINTS.search(text) and reading.opening.directness < 0.6:
        return "puzzled"
    return next((act for act, moves in _BY_MOVE[2:] if named & moves), _plain(text))


_BY_MOVE: tuple[tuple[Act, frozenset[str]], ...] = (
    ("pushed", frozenset(("demand",))),
    ("left", frozenset(("withdrawal",))),
    ("owned", frozenset(("ownership", "repair"))),
    ("understood", frozenset(("validation",))),
    ("asked", frozenset(("curiosity",))),
    ("warmed", frozenset(("appreciation", "reassurance"))),
    ("invited", frozenset(("invitation",))),
    ("felt", frozenset(("feeling", "need"))),
    ("complained", frozenset(("complaint",))),
)


def _plain(text: str) -> Act:
    return "small" if len(text.split()) > 2 else "puzzled"


def _topic(text: str) -> str:
    """What it is about, as the partner would say it: "my phone" is "your phone" to them."""
    words = _WORDS.findall(text.lower())
    for before, word in zip(words[-2::-1], words[:0:-1], strict=False):
        if word in _TOPICS and before in _OF:
            return f"{_OF[before]} {word}"
    return ""
