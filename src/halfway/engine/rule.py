"""Loads one rule of the codebook from its TOML file and refuses it when it is not well formed."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import re2
import rtoml

from halfway.conversation import MOVES, SIGNALS
from halfway.errors import BadRuleError

CONTEXTS = ("unless", "unless_near", "preceded_by", "followed_by")
"""Keys of a rule with patterns that decide by what stands around a match."""

CONFIDENCE = {"certain": 0.95, "likely": 0.8, "perhaps": 0.6}
"""How sure the words of a rule file are, as a probability."""

_REQUIRED = {"id", "says", "match", "yes", "no"}
_LISTS = {"match", "yes", "no", "try", *CONTEXTS}
_CHOICES = {
    "sure": tuple(CONFIDENCE),
    "negated": ("drop", "keep"),
    "reported": ("drop", "keep"),
    "question": ("any", "only", "never"),
}
SLOT = re.compile(r"\{(\w+)\}")
"""Where an offer takes up words that a match has under that name."""
_WORD_LIST = re.compile(r"\{([a-z_]+)\}")


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule: patterns over canonical text, what they mean, better words, and its own cases.

    `kind` is a move or a danger signal. All patterns of a context key are alternatives: `unless`
    looks at the same sentence, `unless_near` also at the one before and after, `preceded_by` and
    `followed_by` ask for a hit in the sentence before or after. `written` is `match` as it stands
    in the file, before word lists such as {very} are filled in.
    """

    id: str
    kind: str
    says: str
    path: Path
    match: tuple[str, ...]
    yes: tuple[str, ...]
    no: tuple[str, ...]
    offers: tuple[str, ...]
    unless: tuple[str, ...]
    unless_near: tuple[str, ...]
    preceded_by: tuple[str, ...]
    followed_by: tuple[str, ...]
    confidence: float
    negated: str
    reported: str
    question: str
    tier: int
    written: tuple[str, ...]

    @property
    def is_danger(self) -> bool:
        """Whether the rule tells of a danger signal rather than of a move."""
        return self.kind in SIGNALS


def load_rule(path: Path, words: dict[str, str], *, patterns_known: bool = False) -> Rule:
    """The rule in `path`, with the lists in `words` filled in.

    Where its patterns are known to be good, they are compiled when they are first needed.

    Raises `BadRuleError` for a file that is not TOML, has unknown or missing keys, an id that is
    not its place, or a pattern that is no regular expression.
    """
    source = path.read_text(encoding="utf-8")
    data = _data_in(path, source)
    lists = {key: tuple(data.get(key, ())) for key in _LISTS}
    patterns = {
        key: tuple(fill(pattern, words) for pattern in lists[key]) for key in ("match", *CONTEXTS)
    }
    if not patterns_known:
        for key, written in patterns.items():
            for raw, pattern in zip(lists[key], written, strict=True):
                _check_pattern(path, source, raw, pattern)
    return Rule(
        id=data["id"],
        kind=path.parent.name,
        says=data["says"],
        path=path,
        yes=lists["yes"],
        no=lists["no"],
        offers=lists["try"],
        confidence=CONFIDENCE[data.get("sure", "likely")],
        negated=data.get("negated", "drop"),
        reported=data.get("reported", "drop"),
        question=data.get("question", "any"),
        tier=data.get("tier", 2),
        written=lists["match"],
        **patterns,
    )


def _data_in(path: Path, source: str) -> dict[str, Any]:
    """What stands in a rule file that has the right keys and stands in its place."""
    try:
        data = rtoml.loads(source)
    except rtoml.TomlParsingError as error:
        raise BadRuleError(f"{path}: this is not valid TOML: {error}.") from error
    _check_keys(path, source, data)
    kind = path.parent.name
    if data["id"] != f"{kind}.{path.stem}":
        complain(path, source, data["id"], f'the id must be "{kind}.{path.stem}", its place')
    if kind not in (*MOVES, *SIGNALS):
        raise BadRuleError(f"{path}: {kind} is neither a move nor a danger signal.")
    return data


def complain(path: Path, source: str, literal: str, problem: str) -> None:
    """Raise `BadRuleError` that names the line on which `literal` stands."""
    at = source.find(literal)
    line = source.count("\n", 0, at) + 1 if at >= 0 else 1
    raise BadRuleError(f"{path}:{line}: {problem}: {literal!r}.")


@cache
def compiled(pattern: str) -> Any:
    """The pattern as RE2, which matches in linear time whatever the text."""
    return re2.compile(pattern)


def fill(pattern: str, words: dict[str, str]) -> str:
    """The pattern with its word lists in place of their names in braces."""
    return _WORD_LIST.sub(lambda found: words.get(found[1], found[0]), pattern)


def _check_keys(path: Path, source: str, data: dict[str, Any]) -> None:
    known = _REQUIRED | _LISTS | set(_CHOICES) | {"tier", "source"}
    for key in sorted(_REQUIRED - set(data)):
        raise BadRuleError(f'{path}: the key "{key}" is missing.')
    for key in sorted(set(data) - known):
        complain(path, source, key, "this key is not known")
    for key in _LISTS & set(data):
        if not isinstance(data[key], list) or not all(isinstance(item, str) for item in data[key]):
            complain(path, source, key, "this must be a list of strings")
    for key, allowed in _CHOICES.items():
        if data.get(key, allowed[0]) not in allowed:
            complain(path, source, key, f"this must be one of {', '.join(allowed)}")
    if data.get("tier", 2) not in (1, 2, 3):
        complain(path, source, "tier", "this must be 1, 2 or 3")


def _check_pattern(path: Path, source: str, raw: str, pattern: str) -> None:
    unknown = _WORD_LIST.search(pattern)
    if unknown:
        complain(path, source, raw, f"there is no word list {unknown[0]}")
    try:
        compiled(pattern)
    except re2.error as error:
        complain(path, source, raw, f"this is not a regular expression that RE2 knows ({error})")
