"""The hotlines: every row has its facts and a fresh check, and a bad row is refused."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest

from halfway.errors import BadContentError
from halfway.guidance import hotlines
from halfway.guidance.hotlines import TOPICS, load_hotlines

SHIPPED = load_hotlines()
LINES = [(country, line) for country in SHIPPED.countries for line in country.lines]
NAMES = [f"{country.code or 'world'}-{line.name}" for country, line in LINES]
FRESH = timedelta(days=180)

GOOD = {
    "name": "A line",
    "topics": ["ipv"],
    "audience": "anyone",
    "tel": "123",
    "hours": "always",
    "languages": ["English"],
    "source_url": "https://a.example",
    "source_kind": "operator",
    "checked_on": "2026-01-31",
    "checked_by": "somebody",
}


def toml(value: Any) -> str:
    return "[" + ", ".join(map(toml, value)) + "]" if isinstance(value, list) else f'"{value}"'


def load(
    monkeypatch: pytest.MonkeyPatch, folder: Path, *rows: dict[str, Any], country: str = "XX"
) -> Any:
    """Load one country file with these rows."""
    text = f'country = "{country}"\nname = "Country"\nemergency = "112"\n'
    for row in rows:
        text += "[[line]]\n" + "".join(f"{key} = {toml(value)}\n" for key, value in row.items())
    (folder / "xx.toml").write_text(text, encoding="utf-8")
    monkeypatch.setattr(hotlines, "FOLDER", folder)
    load_hotlines.cache_clear()
    try:
        return load_hotlines()
    finally:
        load_hotlines.cache_clear()


def test_the_countries_that_we_name_are_there() -> None:
    assert {"US", "CA", "GB", "IE", "AU", "NZ"} <= {one.code for one in SHIPPED.countries}


def test_countries_stand_by_name_and_the_world_last() -> None:
    codes = [one.code for one in SHIPPED.countries]
    names = [one.name for one in SHIPPED.countries if one.code]
    assert names == sorted(names)
    assert "" not in codes[:-1]


@pytest.mark.parametrize("country", SHIPPED.countries, ids=lambda country: country.name)
def test_every_country_has_an_emergency_number_with_a_source(country: Any) -> None:
    if country.code:
        assert re.fullmatch(r"[\d ]+|[\d ]+(?: or [\d ]+)+", country.emergency)
        assert urlsplit(country.emergency_source).scheme in ("http", "https")


@pytest.mark.parametrize("country", SHIPPED.countries, ids=lambda country: country.name)
def test_every_country_has_a_line_for_violence_and_the_list_one_for_suicide(country: Any) -> None:
    assert any("ipv" in line.topics for line in country.lines)
    assert any("suicide" in line.topics for _, line in LINES)


def test_there_is_a_line_for_those_who_worry_about_what_they_do() -> None:
    assert any("own_behaviour" in line.topics for _, line in LINES)


@pytest.mark.parametrize(("country", "line"), LINES, ids=NAMES)
def test_every_line_can_be_reached_and_says_when(country: Any, line: Any) -> None:
    assert country.name
    assert line.name
    assert line.audience
    assert line.hours
    assert line.tel or line.sms or line.chat_url
    assert set(line.topics) <= set(TOPICS)
    assert line.languages


@pytest.mark.parametrize(("country", "line"), LINES, ids=NAMES)
def test_every_number_can_be_dialled(country: Any, line: Any) -> None:
    assert re.fullmatch(r"(?:\+?[\d][\d -]*)?", line.tel)
    assert line.sms == "" or re.search(r"\d{3}", line.sms)


@pytest.mark.parametrize(("country", "line"), LINES, ids=NAMES)
def test_every_line_names_its_source_and_who_looked(country: Any, line: Any) -> None:
    assert urlsplit(line.source_url).scheme in ("http", "https")
    assert "." in urlsplit(line.source_url).netloc
    assert line.source_kind in ("operator", "government")
    assert line.checked_by


@pytest.mark.parametrize(("country", "line"), LINES, ids=NAMES)
def test_every_line_was_checked_in_the_last_half_year(country: Any, line: Any) -> None:
    age = datetime.now(UTC).date() - line.checked_on
    assert timedelta(days=-1) <= age <= FRESH, "check the number with its operator, then the date"


def test_no_line_stands_twice() -> None:
    assert len({(country.code, line.name, line.region) for country, line in LINES}) == len(LINES)


def test_a_good_row_is_taken(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (country,) = load(monkeypatch, tmp_path, GOOD).countries
    (line,) = country.lines
    assert (country.code, country.emergency, line.tel) == ("XX", "112", "123")
    assert line.checked_on == date(2026, 1, 31)
    assert line.languages == ("English",)
    assert line.says_topics == TOPICS["ipv"]


@pytest.mark.parametrize(
    "key", ["name", "topics", "hours", "source_url", "source_kind", "checked_on"]
)
@pytest.mark.parametrize("how", ["missing", "empty"])
def test_a_row_without_a_fact_is_refused(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, key: str, how: str
) -> None:
    row = {name: value for name, value in GOOD.items() if name != key}
    if how == "empty":
        row[key] = [] if key == "topics" else ""
    with pytest.raises(BadContentError, match=r"xx\.toml"):
        load(monkeypatch, tmp_path, row)


def test_a_row_without_a_way_to_reach_it_is_refused(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    with pytest.raises(BadContentError, match="no way to reach it"):
        load(monkeypatch, tmp_path, GOOD | {"tel": ""})


@pytest.mark.parametrize("way", ["tel", "sms", "chat_url"])
def test_one_way_to_reach_it_is_enough(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, way: str
) -> None:
    loaded = load(monkeypatch, tmp_path, GOOD | {"tel": ""} | {way: "123"})
    assert getattr(loaded.countries[0].lines[0], way) == "123"


@pytest.mark.parametrize(
    "change",
    [{"topics": ["ipv", "gossip"]}, {"source_kind": "newspaper"}, {"source_kind": "hospital"}],
    ids=str,
)
def test_an_unknown_topic_or_kind_of_source_is_refused(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, change: dict[str, Any]
) -> None:
    with pytest.raises(BadContentError):
        load(monkeypatch, tmp_path, GOOD | change)


def test_one_bad_row_among_good_ones_is_refused(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    with pytest.raises(BadContentError, match="Second"):
        load(monkeypatch, tmp_path, GOOD, GOOD | {"name": "Second", "hours": ""})


def test_a_country_without_a_line_is_refused(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    with pytest.raises(BadContentError, match="no line"):
        load(monkeypatch, tmp_path)


@pytest.mark.parametrize(("days", "is_old"), [(0, False), (365, False), (366, True)])
def test_a_list_is_old_after_a_year(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, days: int, *, is_old: bool
) -> None:
    loaded = load(monkeypatch, tmp_path, GOOD)
    assert loaded.is_old(date(2026, 1, 31) + timedelta(days=days)) is is_old


def test_one_old_row_makes_the_list_old(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    loaded = load(monkeypatch, tmp_path, GOOD, GOOD | {"checked_on": "2024-01-31"})
    assert loaded.is_old(date(2026, 2, 1))
