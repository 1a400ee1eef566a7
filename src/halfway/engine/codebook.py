"""Loads the whole codebook: word lists, what each move means, and every rule, exercised."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import rtoml

import halfway.codebook
from halfway.engine.cases import exercise
from halfway.engine.match import Matcher
from halfway.engine.rule import SLOT, Rule, load_rule
from halfway.errors import BadRuleError

FOLDER = Path(halfway.codebook.__path__[0]) / "en"
EXERCISED = FOLDER / "exercised.txt"
"""Digests of rule files whose cases were run; a file that changes drops out and is run again."""


@dataclass(frozen=True, slots=True)
class About:
    """What a move or signal is called on screen, what it does, and where the idea comes from.

    `offers` are words that fit in place of many sentences with this move, for those in which no
    rule has better ones.
    """

    kind: str
    title: str
    what: str
    source: str
    weight: float
    offers: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Codebook:
    """All rules, the matchers over moves and over danger signals, and what each kind means.

    `offers` are all words offered that take up none of the person's own.
    """

    rules: tuple[Rule, ...]
    about: dict[str, About]
    moves: Matcher
    danger: Matcher
    offers: frozenset[str]

    def rule(self, rule_id: str) -> Rule:
        """The rule with this id; `KeyError` where there is none."""
        return {rule.id: rule for rule in self.rules}[rule_id]


@lru_cache(maxsize=1)
def load_codebook() -> Codebook:
    """The codebook that is shipped; raises `BadRuleError` for the first bad rule in it."""
    words = load_words(FOLDER)
    known = _exercised()
    rules = []
    for path in rule_files(FOLDER):
        is_exercised = digest(path, words) in known
        rule = load_rule(path, words, patterns_known=is_exercised)
        if not is_exercised:
            exercise(rule, words)
        rules.append(rule)
    about = {one.kind: one for one in _load_abouts(FOLDER)}
    return Codebook(
        rules=tuple(rules),
        about=about,
        moves=Matcher([rule for rule in rules if not rule.is_danger]),
        danger=Matcher([rule for rule in rules if rule.is_danger]),
        offers=frozenset(
            offer
            for some in (*(rule.offers for rule in rules), *(one.offers for one in about.values()))
            for offer in some
            if not SLOT.search(offer)
        ),
    )


def rule_files(folder: Path) -> list[Path]:
    """Every rule file below `folder`, in a fixed order."""
    return sorted(path for path in folder.glob("*/*.toml") if path.name != "about.toml")


def load_words(folder: Path) -> dict[str, str]:
    """The word lists that patterns may name in braces."""
    words: dict[str, str] = rtoml.loads((folder / "words.toml").read_text(encoding="utf-8"))
    return words


def digest(path: Path, words: dict[str, str]) -> str:
    """What stands in `exercised.txt` for a rule file: its content together with the word lists."""
    return hashlib.sha256(path.read_bytes() + repr(words).encode()).hexdigest()[:32]


def _exercised() -> frozenset[str]:
    return frozenset(EXERCISED.read_text().split()) if EXERCISED.exists() else frozenset()


def _load_abouts(folder: Path) -> Iterator[About]:
    for path in sorted(folder.glob("*/about.toml")):
        data = rtoml.loads(path.read_text(encoding="utf-8"))
        try:
            offers = tuple(data.pop("try", ()))
            yield About(kind=path.parent.name, offers=offers, **data)
        except TypeError as error:
            raise BadRuleError(
                f"{path}: {error}. It needs title, what, source and weight."
            ) from error
