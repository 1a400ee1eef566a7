"""Builds a draft from five small answers: I feel, about, I need, would you, what do you think."""

from __future__ import annotations

import re
from dataclasses import dataclass

from halfway.text import canonical_form

SLOTS = ("feeling", "about", "need", "ask", "view")


@dataclass(frozen=True, slots=True)
class Built:
    """The draft that comes of the answers, and a note for each answer that could be better."""

    text: str
    notes: dict[str, str]


_NOTES = (
    (
        "feeling",
        r"^(?:that|like|as if|as though)\b|\byou\b",
        "That tells what you think of them. Try one feeling word: sad, worried, alone, tired.",
    ),
    (
        "about",
        r"\b(?:always|never|every time|constantly)\b",
        "Always and never invite a quarrel about the word. Name one time it happened.",
    ),
    (
        "about",
        r"\byou (?:just|only|obviously|clearly)\b|\bbecause you\b",
        "This guesses at their reasons. Say what a camera would have seen.",
    ),
    (
        "need",
        r"\byou to (?:stop|quit|not)\b|\b(?:stop|quit) \w+ing\b",
        "What would you like to have instead? It is easier to do something than to stop something.",
    ),
    (
        "ask",
        r"\b(?:always|never|change|be better|be nicer|care more|try harder)\b",
        "Pick something that could be done by Sunday, so that both of you know when it is done.",
    ),
    (
        "ask",
        r"\bor (?:else|i)\b",
        "A request leaves room for a no. Leave out what happens otherwise.",
    ),
)
_JOINED = re.compile(r"^(?:that |how |when |about )", re.IGNORECASE)


def build(*, feeling: str, about: str, need: str, ask: str, view: str) -> Built:
    """A draft from the answers that are there; empty answers leave no trace in it."""
    answers = {"feeling": feeling, "about": about, "need": need, "ask": ask, "view": view}
    plain = {slot: _plain(answer) for slot, answer in answers.items()}
    lines = [
        _first_line(_without(plain["feeling"], "i feel", "i felt", "i am feeling"), plain["about"]),
        _line(
            "I need ", _without(plain["need"], "i need", "i would like", "i'd like", "i want"), "."
        ),
        _line(
            "Would you ",
            _without(
                plain["ask"],
                "would you be willing to",
                "would you",
                "could you",
                "can you",
                "please",
            ),
            "?",
        ),
        _view_line(plain["view"]),
    ]
    return Built(" ".join(line for line in lines if line), _notes(answers))


def _first_line(feeling: str, about: str) -> str:
    if feeling and about:
        joint = (
            "" if re.match(r"(?:when|about|because|since)\b", about, re.IGNORECASE) else "about "
        )
        return f"I feel {feeling} {joint}{about}."
    if feeling:
        return f"I feel {feeling}."
    return f"I'd like to talk about {_JOINED.sub('', about)}." if about else ""


def _line(start: str, answer: str, mark: str) -> str:
    return f"{start}{answer}{mark}" if answer else ""


def _view_line(view: str) -> str:
    if not view:
        return ""
    if view.lower() in ("yes", "on"):
        return "How do you see it?"
    return view[0].upper() + view[1:] + "?"


def _plain(answer: str) -> str:
    return " ".join(answer.split()).strip(" .!?,;")


def _without(answer: str, *starts: str) -> str:
    """The answer without a beginning that the draft brings along already."""
    for start in starts:
        if answer.lower().replace("’", "'").startswith(start + " "):
            return answer[len(start) + 1 :]
    return answer


def _notes(answers: dict[str, str]) -> dict[str, str]:
    notes: dict[str, str] = {}
    for slot, pattern, note in _NOTES:
        if slot not in notes and re.search(pattern, canonical_form(answers[slot])[0]):
            notes[slot] = note
    return notes
