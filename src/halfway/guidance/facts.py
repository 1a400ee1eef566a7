"""What pages may state as a fact, each with its source, its limits and the day it was checked."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from halfway.errors import BadContentError
from halfway.guidance.content import Content, read


class Fact(Content, frozen=True):
    """One statement; `careful` is its limit and is shown with it."""

    id: str
    says: str
    source: str
    url: str
    checked: date
    careful: str = ""


class _File(Content, frozen=True):
    fact: tuple[Fact, ...]


def facts(*, language: str = "en") -> dict[str, Fact]:
    """All facts by id."""
    return {fact.id: fact for fact in read("facts", _File, language=language).fact}


def facts_of(ids: Iterable[str], *, language: str = "en") -> tuple[Fact, ...]:
    """These facts, in this order; raises `BadContentError` for an id that has no source."""
    known = facts(language=language)
    missing = [id for id in ids if id not in known]
    if missing:
        raise BadContentError(f"facts.toml has no source for {', '.join(missing)}.")
    return tuple(known[id] for id in ids)
