"""Varies training lines as people vary them: case, punctuation, slips, names, he and she."""

from __future__ import annotations

import random
import re

_HE_TO_SHE = {
    "he": "she", "him": "her", "his": "her", "himself": "herself", "husband": "wife",
    "boyfriend": "girlfriend", "dad": "mum", "father": "mother", "man": "woman", "boy": "girl",
    "brother": "sister", "son": "daughter", "guy": "lady",
}  # fmt: skip
_SWAPPED = {
    **_HE_TO_SHE,
    **{she: he for he, she in _HE_TO_SHE.items() if she != "her"},
    "her": "him", "hers": "his", "mom": "dad", "mother": "father",
}  # fmt: skip
NAMES = (
    "Alex", "Maria", "Jamal", "Priya", "Tom", "Siobhan", "Wei", "Fatima", "Luis", "Grace", "Kwame",
    "Ingrid", "Darnell", "Mei", "Ahmed", "Chloe", "Tyrone", "Anjali", "Pawel", "Lakshmi", "Ben",
    "Shanice", "Hiroshi", "Emma", "Carlos", "Aisha", "Liam", "Yusuf", "Olga", "Latoya", "Jack",
    "Nguyen", "Sarah", "Deshawn", "Elif", "Mike", "Ebony", "Raj", "Hannah", "Mohammed", "Ana",
)  # fmt: skip
_NAME = re.compile(r"(?<=[a-z,] )(?!I\b|I')[A-Z][a-z]{2,}\b|^[A-Z][a-z]{2,}(?=, )")
_WORD = re.compile(r"[A-Za-z]+")
_NEAR_KEYS = {
    "a": "s",
    "e": "r",
    "i": "o",
    "o": "p",
    "t": "y",
    "n": "m",
    "s": "a",
    "r": "t",
    "l": "k",
}


def varied(text: str, dice: random.Random) -> str:
    """The text with some of these changes, each by chance."""
    for chance, change in (
        (0.35, _other_gender),
        (0.5, _other_names),
        (0.25, _less_punctuation),
        (0.2, _slip),
        (0.1, _more_marks),
        (0.08, str.upper),
    ):
        if dice.random() < chance:
            text = change(text, dice) if change is not str.upper else text.upper()
    return text


def other_gender(text: str) -> str:
    """He and she, and what goes with them, swapped."""
    return _WORD.sub(lambda word: _as_cased(word[0], _SWAPPED.get(word[0].lower())), text)


def other_names(text: str, dice: random.Random) -> str:
    """Capitalised words inside a sentence, which are mostly names, drawn anew."""
    drawn: dict[str, str] = {}
    return _NAME.sub(lambda name: drawn.setdefault(name[0], dice.choice(NAMES)), text)


def _other_gender(text: str, _dice: random.Random) -> str:
    return other_gender(text)


def _other_names(text: str, dice: random.Random) -> str:
    return other_names(text, dice)


def _as_cased(found: str, new: str | None) -> str:
    if new is None:
        return found
    return (
        new.upper()
        if found.isupper() and len(found) > 1
        else new.capitalize()
        if found[0].isupper()
        else new
    )


def _less_punctuation(text: str, dice: random.Random) -> str:
    text = re.sub(r"[.,;:]", "", text)
    return text.replace("'", "").replace("’", "") if dice.random() < 0.5 else text


def _more_marks(text: str, dice: random.Random) -> str:
    return text.rstrip(".!") + dice.choice(("!", "!!", "...", " lol", ".", "?!"))


def _slip(text: str, dice: random.Random) -> str:
    """One or two slips of the finger."""
    for _ in range(dice.choice((1, 1, 2))):
        words = [word for word in _WORD.finditer(text) if len(word[0]) > 3]
        if not words:
            break
        word = dice.choice(words)
        at = dice.randrange(word.start() + 1, word.end() - 1)
        kind = dice.choice(("swap", "drop", "near"))
        if kind == "swap":
            text = text[:at] + text[at + 1] + text[at] + text[at + 2 :]
        elif kind == "drop":
            text = text[:at] + text[at + 1 :]
        else:
            text = text[:at] + _NEAR_KEYS.get(text[at].lower(), text[at]) + text[at + 1 :]
    return text
