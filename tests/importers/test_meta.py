"""Messenger and Instagram: the order within a moment, and messages without time or name."""

from __future__ import annotations

import io
import json
import zipfile
from typing import Any

from halfway.importers import meta
from halfway.importers.record import NO_CHOICES, Record
from halfway.importers.source import Source


def chat(*messages: dict[str, Any]) -> bytes:
    return json.dumps({"title": "Us", "thread_path": "t", "messages": messages}).encode()


def records(data: bytes) -> list[Record]:
    return list(meta.read(Source.of_bytes("x.json", data), NO_CHOICES, lambda _: None))


def sent(content: str, at: int | None, **fields: Any) -> dict[str, Any]:
    when = {} if at is None else {"timestamp_ms": at}
    return {"sender_name": "Kim", "content": content, **when, **fields}


START = 1_705_158_300_000


def test_messages_of_one_moment_stand_as_they_were_written() -> None:
    newest_first = [sent("c", START), sent("b", START), sent("a", START - 9)]
    assert [one.text for one in records(chat(*newest_first))] == ["a", "b", "c"]
    oldest_first = [sent("a", START - 9), sent("b", START), sent("c", START)]
    assert [one.text for one in records(chat(*oldest_first))] == ["a", "b", "c"]


def test_a_message_without_a_time_has_none_and_keeps_its_place() -> None:
    found = records(chat(sent("c", START + 9), sent("b", None), sent("a", START)))
    assert [one.text for one in found] == ["a", "b", "c"]
    assert [one.at is None for one in found] == [False, True, False]


def test_the_parts_of_a_long_chat_are_put_together_by_time() -> None:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as folder:
        folder.writestr("message_1.json", chat(sent("d", START + 9), sent("c", START + 8)))
        folder.writestr("message_2.json", chat(sent("b", START + 7), sent("a", START)))
    assert [one.text for one in records(packed.getvalue())] == ["a", "b", "c", "d"]


def test_a_message_without_a_name_is_given_to_nobody() -> None:
    (one,) = records(chat(sent("x", START, sender_name="")))
    assert (one.speaker, one.text, one.kind) == ("", "x", "unread")


def test_a_time_that_is_none_harms_nothing() -> None:
    (one,) = records(chat(sent("x", 10**300)))
    assert one.at is None
