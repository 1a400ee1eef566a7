"""Swaps of words that must not change a reading: names, and he and she."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

_TO_SHE = {
    "he": "she",
    "him": "her",
    "his": "her",
    "himself": "herself",
    "husband": "wife",
    "boyfriend": "girlfriend",
    "brother": "sister",
    "dad": "mom",
    "father": "mother",
    "man": "woman",
    "guy": "girl",
}
_TO_HE = {she: he for he, she in _TO_SHE.items() if he != "him"} | {"hers": "his"}
_NAMES = ("Alex", "Lakshmi", "Jamal", "Siobhan", "Wei", "Fatima", "Carlos", "Latoya")
_NAME = re.compile(r"(?<=[a-z,] )(?!I\b|I')[A-Z][a-z]{2,}\b")
_WORD = re.compile(r"[A-Za-z]+")


def _swapped(text: str, new: Mapping[str, str]) -> str:
    def one(word: re.Match[str]) -> str:
        other = new.get(word[0].lower())
        if other is None:
            return word[0]
        return other.capitalize() if word[0][0].isupper() else other

    return _WORD.sub(one, text)


def _renamed(text: str) -> str:
    """Each capitalised word inside a sentence, which is mostly a name, as the next of our names."""
    given: dict[str, str] = {}
    return _NAME.sub(lambda name: given.setdefault(name[0], _NAMES[len(given) % 8]), text)


SWAPS: Mapping[str, Callable[[str], str]] = {
    "he_to_she": lambda text: _swapped(text, _TO_SHE),
    "she_to_he": lambda text: _swapped(text, _TO_HE),
    "names": _renamed,
}
"""What is swapped, by the name that the published table uses."""
