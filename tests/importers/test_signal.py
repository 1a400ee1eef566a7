"""Signal: who wrote a row, and of which chat it is."""

from __future__ import annotations

import json
from typing import Any

import pytest

from halfway.importers import signal
from halfway.importers.record import NO_CHOICES, ChoiceNeededError, Choices, Record
from halfway.importers.source import Source


def records(*rows: dict[str, Any], choices: Choices = NO_CHOICES) -> list[Record]:
    source = Source.of_bytes("signal.json", json.dumps(rows).encode())
    return list(signal.read(source, choices, lambda _: None))


def row(body: str, **fields: Any) -> dict[str, Any]:
    return {"type": "incoming", "sent_at": 1705158300000, "body": body, **fields}


def test_a_writer_without_a_name_is_known_by_an_id() -> None:
    found = records(
        row("a", sourceServiceId="aaaa"),
        row("b", conversationId=""),
        row("c", source="+15550100"),
    )
    assert [(one.speaker, one.kind) for one in found] == [
        ("aaaa", "message"),
        ("", "unread"),
        ("+15550100", "message"),
    ]
    assert found[1].text == "b"


def test_a_chats_id_stands_in_for_a_writer() -> None:
    assert records(row("a", conversationId="c1"))[0].speaker == "c1"


def test_a_name_in_one_row_is_that_of_its_id_in_all() -> None:
    found = records(
        row("a", sourceServiceId="aaaa"), row("b", sourceServiceId="aaaa", sourceName="Kim")
    )
    assert [one.speaker for one in found] == ["Kim", "Kim"]


def test_what_i_sent_is_mine_whatever_id_it_bears() -> None:
    found = records(
        row("a", type="outgoing", source="+15550199"),
        row("b", type="outgoing"),
        row("c", source="+15550100"),
    )
    assert [one.speaker for one in found] == ["Me", "Me", "+15550100"]


def test_rows_of_several_chats_are_asked_for() -> None:
    rows = (
        row("a", sourceServiceId="aaaa", sourceName="Kim", conversationId="c1"),
        row("b", type="outgoing", conversationId="c1"),
        row("c", sourceServiceId="bbbb", conversationId="c2"),
    )
    with pytest.raises(ChoiceNeededError) as caught:
        records(*rows)
    assert caught.value.options == ("Kim", "c2")
    assert [one.text for one in records(*rows, choices=Choices(chat="Kim"))] == ["a", "b"]
    assert [one.text for one in records(*rows, choices=Choices(chat="c2"))] == ["c"]


def test_json_lines_of_several_chats_are_asked_for_too() -> None:
    lines = "\n".join(json.dumps(row("a", source="x", conversationId=one)) for one in ("1", "2"))
    with pytest.raises(ChoiceNeededError):
        list(signal.read(Source.of_bytes("s", lines.encode()), NO_CHOICES, lambda _: None))


def test_a_time_that_is_none_harms_nothing() -> None:
    assert records(row("a", source="x", sent_at=10**300))[0] == Record(None, "x", "a", "message")


def test_an_angry_smiley_is_no_quotation() -> None:
    text = "[2026-03-12 20:14:05] Me: no\n\n>:(\n> quoted\n"
    (one,) = signal.read(Source.of_bytes("a.md", text.encode()), NO_CHOICES, lambda _: None)
    assert one.text == "no\n\n>:("
