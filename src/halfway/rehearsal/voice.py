"""An optional voice: a language model on this machine may say the partner's line in other words.

The partner's state never hangs on it: the bank chooses the line, and what the model makes of it is
read by the engine and thrown away where it would say something else.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

from halfway.conversation import Reading
from halfway.engine.trained_reader import default_reader
from halfway.rehearsal.bank import Temperament
from halfway.rehearsal.endpoint import DEADLINE_S, Endpoint, ask

FIXED = ("silent", "flooded", "back", "danger")
"""Acts whose lines stay as they are, and all that answer an invitation: a no must stay a no."""
_INVITED = "invited"
_LEAST_ROOM, _ROOM = 80, 2.0
HARD = ("criticism", "contempt", "threat", "demand", "diagnosis")
OPENS = ("ownership", "validation", "appreciation", "invitation", "repair", "reassurance")
"""Moves that a partner in this state does not make; feelings and questions they may have."""
_PLAIN = 0.7
_HARSHER, _ATTACK = 2.0, 4.5
"""A rise of harshness, and the level of an attack, on the scale from 1 to 5."""
_INSTRUCTION = (
    "You reword one line of a person in a play. The person is not sure about couples therapy and "
    "{manner}. Keep the meaning, the mood and the length. Say neither more nor less: no advice, no "
    "new facts, no names, no yes or no that is not in the line. Answer with the line alone."
)
_MANNER = {
    "anxious": "worries about the two of them",
    "avoidant": "needs room when it gets close",
    "steady": "stays rather calm",
}
_MARKS = re.compile(r"[<>{}\[\]`*_#|\\@]|https?:|www\.|\d|\b(?:AI|assistant|language model|user)\b")
_YES = re.compile(
    r"\b(?:yes|yeah|okay|ok|sure|fine|deal|agreed?|let's|i(?:'ll| will) (?:come|go|try|do|join|call|book)"
    r"|count me in|i(?:'m| am) in)\b",
    re.I,
)
_NO = re.compile(
    r"\b(?:never|no way|not ever|forget it|over my dead body|we(?:'re| are) done)\b", re.I
)
_STEM = re.compile(r"[a-z]{4,}")
_STEM_LENGTH = 5
_QUOTES = "\"“”„«»'‘’ "


@dataclass(frozen=True, slots=True)
class Spoken:
    """What the partner says; `why_not` tells why it is the bank's own line, "" where it is not."""

    line: str
    why_not: str = ""


def spoken(
    line: str,
    *,
    act: str,
    temperament: Temperament,
    endpoint: Endpoint,
    deadline_s: float = DEADLINE_S,
) -> Spoken:
    """The line in the model's words, or as it stands in the bank.

    The line and the temperament are all that leaves this process: my own words never do.
    """
    if not line or act in FIXED or act.startswith(_INVITED):
        return Spoken(line)
    instruction = _INSTRUCTION.format(manner=_MANNER[temperament])
    try:
        said = ask(endpoint, instruction=instruction, words=line, deadline_s=deadline_s)
    except ConnectionError as error:
        return Spoken(line, str(error))
    said = _straight(said)
    why_not = refusal(line, said)
    return Spoken(line, why_not) if why_not else Spoken(said)


def refusal(line: str, said: str) -> str:
    """Why these words may not stand for the line; "" where they may."""
    if not said or len(said) > max(_LEAST_ROOM, _ROOM * len(line)):
        return "The voice said nothing, or too much."
    if _MARKS.search(said) or any(unicodedata.category(mark)[0] == "C" for mark in said):
        return "The voice said something that is no line of a talk."
    for words in (_YES, _NO):
        if words.search(said) and not words.search(line):
            return "The voice answered for them."
    if _stems(line) and not _stems(line) & _stems(said):
        return "The voice spoke of something else."
    before, after = default_reader().read([line, said])
    return _refused_by_engine(before, after)


def _refused_by_engine(before: Reading, after: Reading) -> str:
    if after.stops_coaching():
        return "The voice said something that could harm."
    rise = after.opening.harshness - before.opening.harshness
    attacks = rise > _HARSHER / 2 and after.opening.harshness >= _ATTACK
    if attacks or rise > _HARSHER or _turned(HARD, before, after):
        return "The voice was harder than the line."
    if _turned(OPENS, before, after):
        return "The voice was softer than the line."
    return ""


def _turned(moves: tuple[str, ...], before: Reading, after: Reading) -> bool:
    """Whether the words plainly make one of these moves that the line does not make."""
    return any(after.moves[one] >= _PLAIN and before.moves[one] < _PLAIN / 2 for one in moves)


def _straight(said: str) -> str:
    """One line, without quotation marks around it."""
    one = " ".join(said.split())
    return one.strip(_QUOTES) if one[:1] in _QUOTES else one


def _stems(text: str) -> set[str]:
    return {word[:_STEM_LENGTH] for word in _STEM.findall(text.lower())}
