"""WhatsApp exports of every phone and locale: heads, names, dates, and what the app itself writes."""

from __future__ import annotations

import io
import zipfile
from collections import Counter
from datetime import datetime

import pytest

from halfway.errors import BadTextError
from halfway.importers import whatsapp
from halfway.importers.record import NO_CHOICES, ChoiceNeededError, Choices, Record
from halfway.importers.source import Source
from tests.shared_data import SHARED

CHATS = sorted((SHARED / "data" / "chat_fixtures").glob("*/*.txt"))


def records(text: str, choices: Choices = NO_CHOICES) -> list[Record]:
    return list(whatsapp.read(Source.of_bytes("chat.txt", text.encode()), choices, lambda _: None))


@pytest.mark.parametrize(
    ("head", "at"),
    [
        ("3/16/18, 1:55 p.m. - ", "2018-03-16T13:55:00"),
        ("13-06-2018, 01.55 PM - ", "2018-06-13T13:55:00"),
        ("13.06.18 21.25.15: ", "2018-06-13T21:25:15"),
        ("[06.13.18 21:25:15] ", "2018-06-13T21:25:15"),
        ("13.6.2018 klo 21.25.15 - ", "2018-06-13T21:25:15"),
        ("13. 6. 2018. 21:25:15 ", "2018-06-13T21:25:15"),
        ("\u200e[16/6/18 1:55:00 p. m.] ", "2018-06-16T13:55:00"),
        ("[2018/06/13, 21:25:15] ", "2018-06-13T21:25:15"),
        ("[06/2018/13, 21:25:15] ", "2018-06-13T21:25:15"),
        ("16/6/2018 1:55 p.\u00a0m. - ", "2018-06-16T13:55:00"),
        ("16/6/18, 1:55\u202fPM - ", "2018-06-16T13:55:00"),
        ("2019-10-20, 10:16 - ", "2019-10-20T10:16:00"),
        ("[21:41:35, 3/27/22] ", "2022-03-27T21:41:35"),
        ("[3/27/2565 BE, 21:41:35] ", "2022-03-27T21:41:35"),
        ("[3/27/R4, 21:41:35] ", "2022-03-27T21:41:35"),
        ("[٢٧\u200f/٣\u200f/٢٠٢٢، ٩:٤١:٣٥\u00a0م] ", "2022-03-27T21:41:35"),
        ("12/31/19, 12:05 AM - ", "2019-12-31T00:05:00"),
        ("[2022/3/27 下午9:41:35] ", "2022-03-27T21:41:35"),
        ("13/01/2024, 3:05 CH - ", "2024-01-13T15:05:00"),
        ("13/01/2024, 3:05 SA - ", "2024-01-13T03:05:00"),
        ("13/01/2024, 3:05 PTG - ", "2024-01-13T15:05:00"),
        ("13/01/2024, 12:05 PG - ", "2024-01-13T00:05:00"),
        ("13/1/24, 3:05 μ.μ. - ", "2024-01-13T15:05:00"),
        ("13/1/24, 3:05 π.μ. - ", "2024-01-13T03:05:00"),
        ("13/01/24, 3:05 अपराह्न - ", "2024-01-13T15:05:00"),
        ("2024-01-13, 3:05 nm. - ", "2024-01-13T15:05:00"),
        ("13.1.24, 3:05 e pasdites - ", "2024-01-13T15:05:00"),
        ("13.01.2024 ÖS 3:05 - ", "2024-01-13T15:05:00"),
        ("2024. 01. 13. du. 3:05 - ", "2024-01-13T15:05:00"),
        ("2024. 01. 13. de. 3:05 - ", "2024-01-13T03:05:00"),
        ("13.01.24 г., 15:05 - ", "2024-01-13T15:05:00"),
        ("13. 1. 2024 v 15:05 - ", "2024-01-13T15:05:00"),
        ("13/1/67 15:05 - ", "2024-01-13T15:05:00"),
    ],
)
def test_heads_of_all_kinds(head: str, at: str) -> None:
    assert records(f"{head}Ana: m") == [Record(datetime.fromisoformat(at), "Ana", "m")]


def test_the_whole_file_tells_the_order_of_day_and_month() -> None:
    first, *_ = records("1/2/20, 10:00 - A: x\n2/2/20, 10:00 - B: y\n25/2/20, 10:00 - A: z")
    assert first.at == datetime(2020, 2, 1, 10)  # noqa: DTZ001
    first, *_ = records("1/2/20, 10:00 - A: x\n1/3/20, 10:00 - B: y\n1/25/20, 10:00 - A: z")
    assert first.at == datetime(2020, 1, 2, 10)  # noqa: DTZ001


def test_days_that_run_on_tell_it_too() -> None:
    days = "\n".join(f"{day:02}/02/2020, 10:00 - A: x" for day in range(3, 13))
    assert records(days)[-1].at == datetime(2020, 2, 12, 10)  # noqa: DTZ001


def test_what_the_file_does_not_tell_is_asked() -> None:
    text = "02/03/2020, 10:00 - A: x\n03/04/2020, 10:00 - B: y"
    with pytest.raises(ChoiceNeededError, match="day-first"):
        records(text)
    assert records(text, Choices(dates="day-first"))[0].at == datetime(2020, 3, 2, 10)  # noqa: DTZ001
    assert records(text, Choices(dates="month-first"))[0].at == datetime(2020, 2, 3, 10)  # noqa: DTZ001


def test_one_late_message_does_not_settle_the_dates() -> None:
    with pytest.raises(ChoiceNeededError, match="day-first"):
        records("01/02/24, 10:00 - A: x\n05/01/24, 10:00 - B: y\n06/02/24, 10:00 - A: z")


def test_one_day_needs_no_question() -> None:
    warnings: list[str] = []
    source = Source.of_bytes("chat.txt", b"01/02/24, 10:00 - A: x\n01/02/24, 10:01 - B: y")
    first, _ = whatsapp.read(source, NO_CHOICES, warnings.append)
    assert first.at == datetime(2024, 2, 1, 10)  # noqa: DTZ001
    assert len(warnings) == 1


def test_a_choice_that_the_dates_forbid_is_not_followed() -> None:
    text = "25/12/23, 10:00 - A: x\n26/12/23, 10:00 - B: y"
    assert records(text, Choices(dates="month-first"))[0].at == datetime(2023, 12, 25, 10)  # noqa: DTZ001


def test_an_unknown_word_beside_the_times_is_no_part_of_the_name() -> None:
    warnings: list[str] = []
    text = "13/01/24, 3:05 qux - Kim: a\n13/01/24, 3:06 qux - Alex: b"
    found = list(whatsapp.read(Source.of_bytes("c", text.encode()), NO_CHOICES, warnings.append))
    assert [one.speaker for one in found] == ["Kim", "Alex"]
    assert "qux" in warnings[0]


def test_a_line_with_a_date_in_a_sentence_goes_on_with_the_message() -> None:
    (one,) = records("13/01/24, 15:05 - Kim: when?\n14/01/24 we leave at 10:30 - ok: yes")
    assert one.text.endswith("ok: yes")


def test_chats_of_one_name_in_a_zip_can_each_be_chosen() -> None:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("a/_chat.txt", "1/13/20, 10:00 - Ana: hi")
        archive.writestr("b/_chat.txt", "1/13/20, 10:00 - Ben: ho")
    source = Source.of_bytes("chat.zip", packed.getvalue())
    with pytest.raises(ChoiceNeededError) as error:
        list(whatsapp.read(source, NO_CHOICES, lambda _: None))
    chats = [
        list(whatsapp.read(source, Choices(chat=one), lambda _: None))
        for one in error.value.options
    ]
    assert [one.speaker for chat in chats for one in chat] == ["Ana", "Ben"]


def test_lines_without_a_head_go_on_with_the_message() -> None:
    found = records(
        "1/13/20, 10:00 - A: one\n\ntwo\n2016-04-29 10:30:00\n1/13/20, 10:01 - B: three"
    )
    assert [one.text for one in found] == ["one\n\ntwo\n2016-04-29 10:30:00", "three"]


def test_lines_before_the_first_head_are_kept_as_not_understood() -> None:
    assert records("hello\n1/13/20, 10:00 - A: one")[0] == Record(None, "", "hello", "unread")


def test_names_cannot_be_faked_with_invisible_signs() -> None:
    found = records("1/13/20, 10:00 - ~\u202fA\u200dn\u202ea\u2066: x")
    assert found[0].speaker == "Ana"


def test_words_under_a_picture_are_a_message() -> None:
    found = records("1/13/20, 10:00 - A: <Media omitted>\nlook at her\n1/13/20, 10:01 - A: x")
    assert (found[0].kind, found[0].text) == ("message", "look at her")


def test_a_zip_with_media_beside_the_chat() -> None:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("IMG-1.jpg", b"\xff\xd8")
        archive.writestr("WhatsApp Chat with Ana.txt", "1/13/20, 10:00 - Ana: hi")
    source = Source.of_bytes("chat.zip", packed.getvalue())
    assert whatsapp.detect(source)
    assert [one.text for one in whatsapp.read(source, NO_CHOICES, lambda _: None)] == ["hi"]


def test_a_file_without_heads_is_an_error() -> None:
    with pytest.raises(BadTextError, match="no line in it begins"):
        records("nothing here")


def test_time_does_not_grow_with_the_length_of_a_line() -> None:
    """A megabyte of almost-dates takes no longer to refuse than its reading does (I4)."""
    import time

    for hostile in (
        "1/1/1, 1" * 125_000,
        "[" * 1_000_000,
        "1:11:1, " * 125_000,
        " " * 1_000_000,
        "1/1/24" + " a" * 500_000,
    ):
        started = time.process_time()
        found = records(f"1/13/20, 10:00 - A: x\n{hostile}")
        assert time.process_time() - started < 1
        assert len(found) == 1


@pytest.mark.shared
@pytest.mark.skipif(not CHATS, reason="skipped: shared data not here")
@pytest.mark.parametrize("path", CHATS, ids=lambda path: path.name)
def test_public_exports_lose_no_line_and_no_speaker(path) -> None:  # type: ignore[no-untyped-def]
    source = Source.of_file(path)
    kinds: Counter[str] = Counter()
    speakers = set()
    for record in whatsapp.read(source, NO_CHOICES, lambda _: None):
        kinds[record.kind] += 1
        if record.kind == "message":
            speakers.add(record.speaker)
            assert record.text in source.text().replace("\r\n", "\n")
    heads = sum(1 for line in source.lines() if whatsapp.is_head(line, source))
    assert kinds.total() == heads
    assert not kinds["unread"]
    assert not {name for name in speakers if "created group" in name or "encrypted" in name}
