"""Each format's fixture folder: the export is recognised, and gives the records beside it."""

from __future__ import annotations

import json
import sqlite3
from contextlib import suppress
from datetime import datetime
from pathlib import Path

import pytest

from halfway.errors import BadTextError
from halfway.importers.formats import IMPORTERS, importer_for
from halfway.importers.record import NO_CHOICES, Record
from halfway.importers.source import Source

FIXTURES = Path(__file__).parent / "fixtures"


def export_in(name: str) -> Source:
    script = FIXTURES / name / "make.sql"
    if script.exists():
        with sqlite3.connect(":memory:") as database:
            database.executescript(script.read_text(encoding="utf-8"))
            return Source.of_bytes("chat.db", database.serialize())
    (file,) = (FIXTURES / name).glob("export.*")
    return Source.of_file(file)


def expected_in(name: str) -> list[Record]:
    lines = (FIXTURES / name / "expected.jsonl").read_text(encoding="utf-8").splitlines()
    found = []
    for line in lines:
        fields = json.loads(line)
        at = fields["at"] and datetime.fromisoformat(fields["at"])
        found.append(Record(at, fields["speaker"], fields["text"], fields["kind"]))
    return found


@pytest.fixture(autouse=True)
def _clock_of_greenwich(monkeypatch: pytest.MonkeyPatch) -> None:
    import time

    monkeypatch.setenv("TZ", "UTC")
    time.tzset()


@pytest.mark.parametrize("name", IMPORTERS)
def test_is_recognised(name: str) -> None:
    importer = importer_for(export_in(name))
    assert name == importer.NAME


@pytest.mark.parametrize("name", IMPORTERS)
def test_gives_every_record(name: str) -> None:
    warnings: list[str] = []
    found = list(IMPORTERS[name].read(export_in(name), NO_CHOICES, warnings.append))
    assert found == expected_in(name)


@pytest.mark.parametrize("name", IMPORTERS)
def test_a_cut_file_gives_records_or_one_clear_error(name: str) -> None:
    whole = export_in(name).read()
    for share in (0.1, 0.35, 0.6, 0.9, 0.99):
        cut = Source.of_bytes("cut", whole[: int(len(whole) * share)])
        with suppress(BadTextError):
            found = list(IMPORTERS[name].read(cut, NO_CHOICES, lambda _: None))
            assert all(isinstance(record, Record) for record in found)


def test_an_unknown_file_is_one_clear_error() -> None:
    with pytest.raises(BadTextError, match="no export that Halfway knows"):
        importer_for(Source.of_bytes("x.bin", bytes(range(256))))


def test_an_unknown_name_lists_the_known_ones() -> None:
    with pytest.raises(BadTextError, match="whatsapp"):
        importer_for(Source.of_bytes("x", b"x"), named="myspace")
