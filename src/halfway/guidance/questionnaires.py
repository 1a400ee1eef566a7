"""Official questionnaires that a person brings as a FHIR Questionnaire: read, and scored by their rules.

Their words are not shipped. Only two means are shown, side by side; no cut-off, no type.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from statistics import fmean
from typing import Any

from halfway.errors import BadContentError
from halfway.guidance.content import Content, read

LARGEST = 256 * 1024
_DEEPEST = 6


class Scale(Content, frozen=True):
    """The items of one dimension, numbered from 1."""

    dimension: str
    of: tuple[int, ...]


class Rule(Content, frozen=True):
    """How a questionnaire is scored: the mean of each scale, reversed items first turned round."""

    id: str
    items: int
    lowest: int
    highest: int
    reverse: tuple[int, ...]
    cite: str
    scale: tuple[Scale, ...]

    def means(self, rated: Mapping[int, int]) -> dict[str, float]:
        """The mean by dimension: lowest + highest - x for reversed items; none without an answer."""
        turned = {
            number: self.lowest + self.highest - value if number in self.reverse else value
            for number, value in rated.items()
            if self.lowest <= value <= self.highest
        }
        found = {}
        for scale in self.scale:
            values = [turned[number] for number in scale.of if number in turned]
            if values:
                found[scale.dimension] = fmean(values)
        return found


class _Rules(Content, frozen=True):
    questionnaire: tuple[Rule, ...]


@dataclass(frozen=True, slots=True)
class Brought:
    """A questionnaire that somebody brought: whose rule scores it, and the words of its items."""

    rule: Rule
    texts: tuple[str, ...]


def rules() -> dict[str, Rule]:
    """The questionnaires that can be scored, by name."""
    return {rule.id: rule for rule in read("questionnaires", _Rules).questionnaire}


def read_questionnaire(file: bytes) -> Brought:
    """A FHIR Questionnaire (R4, JSON) that one of our rules can score.

    Raises `BadContentError` with what is wrong with it.
    """
    if len(file) > LARGEST:
        raise BadContentError("This file is too large for a questionnaire.")
    try:
        data = json.loads(file.decode("utf-8-sig"))
    except (ValueError, RecursionError):
        raise BadContentError("This file is no FHIR Questionnaire: it is not JSON.") from None
    if not isinstance(data, dict) or data.get("resourceType") != "Questionnaire":
        raise BadContentError("This file is no FHIR Questionnaire.")
    named = " ".join(str(data.get(key, "")) for key in ("name", "title", "id", "url")).upper()
    rule = next((rule for id, rule in rules().items() if id in named.replace("_", "-")), None)
    if rule is None:
        known = ", ".join(rules())
        raise BadContentError(f"No rule is known for this questionnaire. Known here: {known}.")
    texts = tuple(_texts(data.get("item"), depth=0))
    if len(texts) != rule.items:
        raise BadContentError(
            f"{rule.id} has {rule.items} items; this file has {len(texts)}. Bring the whole of it."
        )
    return Brought(rule, texts)


def _texts(items: Any, *, depth: int) -> Iterator[str]:
    """The words of all items that are asked, groups taken apart."""
    if not isinstance(items, list) or depth > _DEEPEST:
        return
    for item in items:
        if not isinstance(item, dict):
            continue
        kind, text = item.get("type"), item.get("text")
        if kind not in ("group", "display") and isinstance(text, str) and text.strip():
            yield " ".join(text.split())[:400]
        yield from _texts(item.get("item"), depth=depth + 1)
