"""Loads the hotlines: dated facts from operators' and governments' own pages, one file a country."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from pathlib import Path
from typing import Any

import rtoml

from halfway.errors import BadContentError

FOLDER = Path(__file__).parent / "hotlines"
OLD_AFTER = timedelta(days=365)
"""After this a reader is told that numbers may have changed."""

TOPICS = {
    "ipv": "Violence or control by a partner",
    "suicide": "Thoughts of suicide, or a crisis",
    "child": "A child in danger",
    "own_behaviour": "Worry about your own behaviour",
    "emergency": "Emergency",
}


@dataclass(frozen=True, slots=True)
class Hotline:
    """One line that people can call, text or write to, and where and when that was checked."""

    name: str
    topics: tuple[str, ...]
    audience: str
    region: str
    tel: str
    sms: str
    chat_url: str
    hours: str
    tz: str
    languages: tuple[str, ...]
    cost: str
    on_bill: str
    source_url: str
    source_kind: str
    checked_on: date
    checked_by: str

    @property
    def says_topics(self) -> str:
        """What the line is for, in plain words."""
        return ", ".join(TOPICS[topic] for topic in self.topics)


@dataclass(frozen=True, slots=True)
class CountryLines:
    """A country's emergency number and its lines; `code` is empty for the whole world."""

    code: str
    name: str
    emergency: str
    emergency_source: str
    emergency_note: str
    lines: tuple[Hotline, ...]


@dataclass(frozen=True, slots=True)
class Hotlines:
    """All countries, by name, the whole world last."""

    countries: tuple[CountryLines, ...]

    def is_old(self, today: date) -> bool:
        """Whether the oldest check is more than a year before `today`."""
        return any(
            today - line.checked_on > OLD_AFTER
            for country in self.countries
            for line in country.lines
        )


@lru_cache(maxsize=1)
def load_hotlines() -> Hotlines:
    """Every hotline that is shipped; raises `BadContentError` for a row that lacks a fact."""
    countries = [_load_country(path) for path in sorted(FOLDER.glob("*.toml"))]
    return Hotlines(tuple(sorted(countries, key=lambda country: (not country.code, country.name))))


def _load_country(path: Path) -> CountryLines:
    data = rtoml.loads(path.read_text(encoding="utf-8"))
    lines = tuple(_load_line(path, row) for row in data.get("line", ()))
    if not lines:
        raise BadContentError(f"{path}: this country has no line. Add one or remove the file.")
    return CountryLines(
        code=data["country"],
        name=data["name"],
        emergency=data.get("emergency", ""),
        emergency_source=data.get("emergency_source", ""),
        emergency_note=data.get("emergency_note", "") or " ".join(data.get("emergency_advice", ())),
        lines=lines,
    )


def _load_line(path: Path, row: dict[str, Any]) -> Hotline:
    name = row.get("name", "?")
    for key in ("name", "topics", "hours", "source_url", "checked_on"):
        if not row.get(key):
            raise BadContentError(f"{path}: {name}: “{key}” is missing.")
    if not (row.get("tel") or row.get("sms") or row.get("chat_url")):
        raise BadContentError(f"{path}: {name}: there is no way to reach it.")
    unknown = set(row["topics"]) - set(TOPICS)
    if unknown or row.get("source_kind") not in ("operator", "government"):
        raise BadContentError(f"{path}: {name}: unknown topic, or a source that is no operator's.")
    facts = {key: row.get(key, "") for key in Hotline.__slots__}
    facts |= {"topics": tuple(row["topics"]), "languages": tuple(row.get("languages", ()))}
    facts["checked_on"] = date.fromisoformat(str(row["checked_on"]))
    return Hotline(**facts)
