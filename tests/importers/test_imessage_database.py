"""chat.db: the clock of the day, and what is no text."""

from __future__ import annotations

import sqlite3
import time
from datetime import UTC, datetime

import pytest
from test_formats import FIXTURES

from halfway.errors import BadTextError
from halfway.importers import imessage_database
from halfway.importers.record import NO_CHOICES, Record
from halfway.importers.source import Source

SCRIPT = (FIXTURES / "imessage-database" / "make.sql").read_text(encoding="utf-8")
APPLE = datetime(2001, 1, 1, tzinfo=UTC)


def dated(date: float | str | None) -> list[Record]:
    """The fixture's records, all of this date."""
    return records(("UPDATE message SET date = ?", (date,)))


def records(*changes: tuple[str, tuple[object, ...]]) -> list[Record]:
    """The fixture's records after these changes."""
    with sqlite3.connect(":memory:") as database:
        database.executescript(SCRIPT)
        for change in changes:
            database.execute(*change)
        database.commit()
        source = Source.of_bytes("chat.db", database.serialize())
    return list(imessage_database.read(source, NO_CHOICES, lambda _: None))


@pytest.mark.parametrize("scale", [1, 10**9])
def test_summer_time_is_that_of_the_messages_day(
    scale: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TZ", "America/New_York")
    time.tzset()
    for month, hour in ((1, 11), (7, 12)):
        seconds = int((datetime(2024, month, 1, 16, tzinfo=UTC) - APPLE).total_seconds())
        first = dated(seconds * scale)[0]
        assert first.at == datetime(2024, month, 1, hour)  # noqa: DTZ001


def test_a_body_that_cannot_be_read_is_counted() -> None:
    found = records(("UPDATE message SET text = NULL, attributedBody = X'0405'", ()))
    assert [one.kind for one in found] == ["unread", "unread", "unread", "notice"]


def test_a_body_of_another_kind_harms_nothing() -> None:
    found = records(("UPDATE message SET text = 7, attributedBody = 'no stream'", ()))
    assert len(found) == 4


def test_a_time_that_is_none_harms_nothing() -> None:
    for odd in ("yesterday", 0, None, 1e300):
        assert [one.at for one in dated(odd)] == [None] * 4


def test_a_schema_that_is_no_text_is_one_clear_error() -> None:
    with sqlite3.connect(":memory:") as database:
        database.executescript(SCRIPT)
        harmed = database.serialize().replace(b"ROWID INTEGER", b"RO\x80ID INTEGER")
    with pytest.raises(BadTextError, match="damaged"):
        list(imessage_database.read(Source.of_bytes("chat.db", harmed), NO_CHOICES, lambda _: None))
