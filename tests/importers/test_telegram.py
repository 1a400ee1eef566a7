"""Telegram's result.json: several chats, forwarded words, and values that are odd."""

from __future__ import annotations

import json

import pytest

from halfway.importers import telegram
from halfway.importers.record import NO_CHOICES, ChoiceNeededError, Choices, Record
from halfway.importers.source import Source


def records(export: object, choices: Choices = NO_CHOICES) -> list[Record]:
    source = Source.of_bytes("result.json", json.dumps(export).encode())
    return list(telegram.read(source, choices, lambda _: None))


def message(**fields: object) -> dict[str, object]:
    return {"type": "message", "date": "2024-01-13T15:00:00", "from": "Kim", "text": "hi", **fields}


@pytest.mark.parametrize("writer", ["Bob", None])
def test_forwarded_words_are_not_the_forwarders(writer: str | None) -> None:
    said, sent_on = records({"messages": [message(), message(forwarded_from=writer)]})
    assert (said.kind, sent_on.kind) == ("message", "notice")


def test_two_chats_of_one_name_can_both_be_chosen() -> None:
    chats = [{"name": "Alex", "messages": [message(text=text)]} for text in ("one", "two")]
    export = {"chats": {"list": chats}}
    with pytest.raises(ChoiceNeededError) as error:
        records(export)
    assert error.value.options == ("Alex", "Alex (2)")
    found = [records(export, Choices(chat=one))[0].text for one in error.value.options]
    assert found == ["one", "two"]


@pytest.mark.parametrize("seconds", ["²", "9" * 400, "", "-"])
def test_a_time_that_is_none_is_no_time(seconds: str) -> None:
    (one,) = records({"messages": [message(date="", date_unixtime=seconds)]})
    assert (one.at, one.text) == (None, "hi")
