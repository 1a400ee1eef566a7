"""Whatever bytes come: records, a question to the person, or one clear error; and nothing is lost."""

from __future__ import annotations

import json
from contextlib import suppress
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from test_formats import export_in

from halfway.errors import HalfwayError
from halfway.importers import rows, whatsapp
from halfway.importers.formats import IMPORTERS, importer_for
from halfway.importers.record import Choices, Record
from halfway.importers.source import Source

DAY_FIRST = Choices(dates="day-first")
LONGEST_ERROR = 600


def records_or_error(name: str, data: bytes) -> list[Record] | str:
    """What an importer makes of these bytes."""
    try:
        source = Source.of_bytes("export", data)
        return list(IMPORTERS[name].read(source, DAY_FIRST, lambda words: None))
    except HalfwayError as error:
        return str(error)


@st.composite
def harmed(draw: st.DrawFn, whole: bytes) -> bytes:
    """A file that was cut, repeated in parts, or written over."""
    start = draw(st.integers(0, len(whole)))
    end = draw(st.integers(start, len(whole)))
    middle = draw(st.one_of(st.binary(max_size=40), st.just(whole[start:end] * 2), st.just(b"")))
    return whole[:start] + middle + whole[end:]


@pytest.mark.parametrize("name", IMPORTERS)
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(data=st.data())
def test_a_harmed_file_gives_records_or_one_clear_error(name: str, data: st.DataObject) -> None:
    whole = export_in(name).read()
    found = records_or_error(name, data.draw(harmed(whole)))
    if isinstance(found, str):
        assert 10 < len(found) < LONGEST_ERROR
        assert "\n" not in found


@settings(max_examples=150, deadline=None)
@given(st.binary(min_size=1, max_size=400))
def test_any_bytes_are_recognised_or_refused(data: bytes) -> None:
    source = Source.of_bytes("export", data)
    with suppress(HalfwayError):
        list(importer_for(source).read(source, DAY_FIRST, lambda words: None))


line = st.text(
    st.characters(exclude_categories=("Cc", "Cs", "Zl", "Zp", "Cf")), min_size=1, max_size=60
).map(str.strip)
said = st.lists(line.filter(bool), min_size=1, max_size=3).map("\n".join)


@settings(max_examples=150, deadline=None)
@given(st.lists(st.tuples(st.sampled_from(["Kim", "Alex B"]), said), min_size=1, max_size=12))
def test_no_message_of_whatsapp_is_lost_or_given_to_another(talk: list[tuple[str, str]]) -> None:
    at = datetime(2026, 1, 31, 9, 0)  # noqa: DTZ001  (exports have no zone)
    text = "".join(
        f"{at + timedelta(minutes=n):%d/%m/%Y, %H:%M} - {who}: {words}\n"
        for n, (who, words) in enumerate(talk)
    )
    found = list(
        whatsapp.read(Source.of_bytes("chat.txt", text.encode()), DAY_FIRST, lambda w: None)
    )
    assert [one.speaker for one in found] == [who for who, _ in talk]
    for one, (_, words) in zip(found, talk, strict=True):
        assert one.kind != "message" or one.text == words


@settings(max_examples=100, deadline=None)
@given(st.lists(st.tuples(st.sampled_from(["Kim", "Alex"]), said), min_size=2, max_size=12))
def test_what_halfway_wrote_it_reads_again(talk: list[tuple[str, str]]) -> None:
    """`halfway import --jsonl` is the journal that other programs, and Halfway, read."""
    text = "".join(
        json.dumps({"at": None, "speaker": who, "text": words}) + "\n" for who, words in talk
    )
    source = Source.of_bytes("journal.jsonl", text.encode())
    assert importer_for(source).NAME == rows.NAME
    found = list(rows.read(source, DAY_FIRST, lambda words: None))
    assert [(one.speaker, one.text) for one in found] == talk


def test_the_folder_of_each_format_holds_one_export() -> None:
    folders = Path(__file__).parent / "fixtures"
    assert {folder.name for folder in folders.iterdir()} == set(IMPORTERS)
