"""Tables and JSON lines: commas that nobody quoted, and times in any order."""

from __future__ import annotations

from datetime import datetime

import pytest

from halfway.importers import rows
from halfway.importers.record import NO_CHOICES, ChoiceNeededError, Choices, Record
from halfway.importers.source import Source


def records(
    text: str, choices: Choices = NO_CHOICES, warnings: list[str] | None = None
) -> list[Record]:
    warn = warnings.append if warnings is not None else lambda _: None
    return list(rows.read(Source.of_bytes("a.csv", text.encode()), choices, warn))


def times(*written: str, choices: Choices = NO_CHOICES) -> list[str | None]:
    lines = "".join(f"{one};Kim;x\n" for one in written)
    found = records("date;sender;message\n" + lines, choices)
    return [one.at and one.at.isoformat() for one in found]


def test_a_comma_in_the_last_column_cuts_no_text() -> None:
    found = records("speaker,text\nKim,I said, no\nAlex,ok\n")
    assert [(one.speaker, one.text) for one in found] == [("Kim", "I said, no"), ("Alex", "ok")]


def test_more_cells_than_names_are_not_understood_where_the_text_is_not_last() -> None:
    found = records("text,speaker\nI said, no,Kim\nok,Alex\n")
    assert found == [
        Record(None, "", "I said, no,Kim", "unread"),
        Record(None, "Alex", "ok", "message"),
    ]


def test_a_quotation_mark_that_is_never_closed_takes_no_other_row() -> None:
    found = records('speaker,text\nAlex,hi\nKim,"you said\nAlex,I did not\nKim,you did\n')
    assert [(one.speaker, one.text) for one in found] == [
        ("Alex", "hi"),
        ("Kim", "you said"),
        ("Alex", "I did not"),
        ("Kim", "you did"),
    ]


def test_a_text_of_two_lines_stays_one() -> None:
    found = records('speaker,text\nKim,"two\nlines, here"\nAlex,x\n')
    assert [one.text for one in found] == ["two\nlines, here", "x"]


@pytest.mark.parametrize(
    ("written", "iso"),
    [
        (("01/13/2024 3:05 PM", "01/14/2024 12:05 am"), "2024-01-13T15:05:00"),
        (("13.01.2024 15:05", "14.01.2024 15:05"), "2024-01-13T15:05:00"),
        (("13/01/24, 15.05.09",), "2024-01-13T15:05:09"),
        (("2024/01/02 15:05", "2024/01/03 15:05"), "2024-01-02T15:05:00"),
        (("1705158300", "1705158301"), "2024-01-13T15:05:00"),
        (("13.01.2024",), "2024-01-13T00:00:00"),
    ],
)
def test_times_of_any_order_are_read(
    written: tuple[str, ...], iso: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    import time

    monkeypatch.setenv("TZ", "UTC")
    time.tzset()
    assert times(*written)[0] == iso


def test_dates_that_can_be_read_two_ways_are_asked_for() -> None:
    with pytest.raises(ChoiceNeededError) as caught:
        times("01/02/2024 10:00", "03/02/2024 10:00")
    assert caught.value.options == ("day-first", "month-first")
    day = times("01/02/2024 10:00", "03/02/2024", choices=Choices(dates="day-first"))
    month = times("01/02/2024 10:00", "03/02/2024", choices=Choices(dates="month-first"))
    assert (day[0], month[0]) == ("2024-02-01T10:00:00", "2024-01-02T10:00:00")


def test_times_that_are_none_are_counted_and_their_words_kept() -> None:
    warnings: list[str] = []
    text = "date,sender,message\nlast night,Kim,a\n2024-01-13 10:00,Alex,b\n,Kim,c\n25:99,Kim,d\n"
    found = records(text, warnings=warnings)
    assert [one.text for one in found] == ["a", "b", "c", "d"]
    assert [one.at for one in found] == [None, datetime(2024, 1, 13, 10), None, None]  # noqa: DTZ001
    assert warnings == [
        "Times that were not understood, so that these messages have none: 2 "
        '(as "last night"). Times like 2026-03-12 20:14 always work.'
    ]


@pytest.mark.parametrize(
    "value", ['"²"', "1" + "0" * 400, "NaN", "Infinity", "1e999", "[1]", "true"]
)
def test_an_odd_time_is_counted_and_breaks_nothing(value: str) -> None:
    warnings: list[str] = []
    line = f'{{"at": {value}, "speaker": "Kim", "text": "hi"}}\n'
    assert records(line, warnings=warnings) == [Record(None, "Kim", "hi", "message")]
    assert len(warnings) == 1


@pytest.mark.parametrize("who", ['"  "', '""', "null", '{"name": "Kim"}', "true"])
def test_a_row_without_a_speaker_is_kept_as_not_understood(who: str) -> None:
    line = f'{{"speaker": {who}, "text": "hi"}}'
    assert records(line) == [Record(None, "", line, "unread")]
