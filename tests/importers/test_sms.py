"""A backup of SMS: each message goes to the one who wrote it, in the order of time."""

from __future__ import annotations

import pytest

from halfway.errors import BadTextError
from halfway.importers import sms
from halfway.importers.record import ChoiceNeededError, Choices, Record
from halfway.importers.source import Source

KIM, BOB = "+1 555-0001", "+15550002"


def one_sms(body: str, *, box: str = "1", date: str = "1000000", name: str = "Kim") -> str:
    return f'<sms address="{KIM}" date="{date}" type="{box}" body="{body}" contact_name="{name}" />'


def one_mms(text: str, *, sender: str = "", date: str = "1000000", box: str = "1") -> str:
    addr = f'<addr address="{sender}" type="137" />' if sender else ""
    return (
        f'<mms address="+15550001~{BOB}" date="{date}" msg_box="{box}" contact_name="Kim, Bob">'
        f'<parts><part ct="text/plain" text="{text}" /></parts><addrs>{addr}'
        f'<addr address="+15550009" type="151" /></addrs></mms>'
    )


def records(*messages: str, chat: str | None = None) -> list[Record]:
    source = Source.of_bytes("sms.xml", f"<smses>{''.join(messages)}</smses>".encode())
    return list(sms.read(source, Choices(chat=chat), lambda _: None))


@pytest.mark.parametrize("box", ["2", "4", "5", "6"])
def test_what_i_wrote_is_mine_even_if_it_was_not_sent(box: str) -> None:
    (found,) = records(one_sms("you never answer", box=box))
    assert (found.speaker, found.kind) == (sms.ME, "message")


def test_a_draft_was_said_to_nobody() -> None:
    (found,) = records(one_sms("I hate this", box="3"))
    assert (found.speaker, found.text, found.kind) == ("", "I hate this", "notice")


@pytest.mark.parametrize("box", ["", "0", "7"])
def test_a_box_that_is_not_known_names_no_speaker(box: str) -> None:
    (found,) = records(one_sms("who?", box=box))
    assert (found.speaker, found.text, found.kind) == ("", "who?", "unread")


def test_mms_come_between_the_sms_where_they_were_written() -> None:
    found = records(
        one_sms("third", date="3000"),
        one_sms("no time, after the third", date=""),
        one_sms("first", date="1000"),
        one_mms("second", date="2000", sender=BOB).replace(
            'contact_name="Kim, Bob"', 'contact_name="Kim"'
        ),
    )
    assert [one.text for one in found] == ["first", "second", "third", "no time, after the third"]


def test_in_a_group_each_message_is_its_senders() -> None:
    found = records(
        one_sms("so that the name is known"),
        one_mms("from Bob", sender=BOB),
        one_mms("from Kim", sender="+15550001"),
        one_mms("from me", box="2", sender="insert-address-token"),
        chat="Kim, Bob",
    )
    assert [(one.speaker, one.text) for one in found] == [
        (BOB, "from Bob"),
        ("Kim", "from Kim"),
        (sms.ME, "from me"),
    ]


@pytest.mark.parametrize("sender", ["", "insert-address-token"])
def test_a_group_message_without_sender_is_given_to_nobody(sender: str) -> None:
    (found,) = records(one_mms("whose?", sender=sender))
    assert (found.speaker, found.text, found.kind) == ("", "whose?", "unread")


@pytest.mark.parametrize("date", ["\u00b2", "9" * 400, "9" * 5000, "", "0", "-5", "soon", "1e3"])
def test_a_time_that_is_none_is_no_time(date: str) -> None:
    (found,) = records(one_sms("hi", date=date))
    assert found == Record(None, "Kim", "hi")


def test_several_people_are_a_choice() -> None:
    with pytest.raises(ChoiceNeededError) as caught:
        records(one_sms("a"), one_sms("b", name="Alex"))
    assert caught.value.options == ("Kim", "Alex")


def test_definitions_are_refused() -> None:
    data = b'<!DOCTYPE x [<!ENTITY a "b">]><smses>' + one_sms("&a;").encode() + b"</smses>"
    with pytest.raises(BadTextError, match="definitions"):
        list(sms.read(Source.of_bytes("x", data), Choices(), lambda _: None))
