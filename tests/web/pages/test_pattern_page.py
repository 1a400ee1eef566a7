"""The pattern over Django's client: a talk comes in, is read, held back where it must be, forgotten."""

from __future__ import annotations

import itertools
import json
import threading
import time
from collections.abc import Iterator
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from halfway.errors import BadTextError
from halfway.guidance.pattern import EXAMPLE
from halfway.importers.contained import Reading
from halfway.importers.record import Record
from halfway.importers.source import Source
from halfway.web.launch_token import new_token
from halfway.web.pages.pattern.work import Work

PART = {"part": "yes"}
TWO = {"side-0": "me", "side-1": "them"}


def settled(insider: Any, *, seconds: float = 60) -> str:
    """The page, once it waits for a person."""
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        text: str = insider.get("/pattern/").content.decode()
        if "<progress" not in text:
            return text
        assert insider.get("/pattern/state/").status_code == 200
        time.sleep(0.1)
    raise AssertionError("it is still at work")


def bring(insider: Any, content: str, name: str = "talk.txt") -> str:
    """The page after this file came in and was opened."""
    file = SimpleUploadedFile(name, content.encode())
    assert insider.post("/pattern/open/", PART | {"file": file}).status_code == 302
    return settled(insider)


def read(insider: Any, content: str, **sides: str) -> str:
    """The page after this talk was read, the first name being me."""
    bring(insider, content)
    assert insider.post("/pattern/choose/", sides or TWO).status_code == 302
    return settled(insider)


def test_the_example_shows_my_side_of_the_loop_first(insider: Any) -> None:
    assert insider.post("/pattern/open/", {"press": "example"}).status_code == 302
    assert "Who is who?" in settled(insider)
    insider.post("/pattern/choose/", TWO)
    text = settled(insider)
    assert "Blame and defend" in text
    assert text.index("I blame") < text.index("They defend")
    assert "My side, one thing to try:" in text
    assert "no verdict on anybody" in text


def test_without_saying_that_it_is_mine_nothing_is_read(insider: Any) -> None:
    answer = insider.post("/pattern/open/", {"pasted": "Ann: hi\nBo: hi\nAnn: yes\nBo: no"})
    assert answer.status_code == 422
    assert "whether you were part of this talk" in answer.content.decode()
    assert "Ann: hi" in answer.content.decode()


def test_a_talk_of_others_is_refused_with_the_reason(insider: Any) -> None:
    answer = insider.post("/pattern/open/", {"part": "no", "pasted": "Ann: hi\nBo: hi"})
    assert answer.status_code == 403
    assert "does not read talks of other people" in answer.content.decode()
    assert "Who is who?" not in settled(insider)


@pytest.mark.parametrize(
    ("content", "says"),
    [
        ("", "Nothing was taken"),
        ("just some words", "begin each line with a name"),
        ("02/13/26, 10:00 - Ann: a\n02/13/26, 10:01 - Ann: b", "words of two people"),
    ],
)
def test_what_is_no_talk_gets_one_clear_error(insider: Any, content: str, says: str) -> None:
    answer = insider.post("/pattern/open/", PART | {"pasted": content})
    text = answer.content.decode() if answer.status_code == 422 else settled(insider)
    assert text.count('role="alert"') == 1
    assert says in text


def test_one_name_cannot_be_both_and_nobody_cannot_be_one(insider: Any) -> None:
    bring(insider, EXAMPLE.read_text())
    answer = insider.post("/pattern/choose/", {"side-0": "me"})
    assert answer.status_code == 422
    assert "Choose somebody for each" in answer.content.decode()


def test_the_dates_are_asked_for_when_both_orders_are_possible(insider: Any) -> None:
    lines = [
        f"0{d}/0{d + 1}/2026, 10:0{d} - {who}: hello" for d in (1, 2, 3) for who in ("A B", "C")
    ]
    text = bring(insider, "\n".join(lines))
    assert "How are the dates written?" in text
    insider.post("/pattern/choose/", {"option": "day-first"})
    assert "Who is who?" in settled(insider)


def test_words_of_danger_hold_everything_back_until_they_were_read(insider: Any) -> None:
    talk = EXAMPLE.read_text() + "[10/04/2026, 10:00:00] Alex: If you leave me I will kill you.\n"
    text = read(insider, talk)
    assert "First, a moment of care" in text
    assert "I will kill you" in text
    assert "Blame and defend" not in text
    assert insider.get("/pattern/talk/?n=0").status_code == 302
    saved = insider.post("/pattern/file/").content.decode()
    assert "I blame" not in saved


def test_once_they_were_read_only_what_i_do_is_shown(insider: Any) -> None:
    talk = EXAMPLE.read_text() + "[10/04/2026, 10:00:00] Alex: If you leave me I will kill you.\n"
    read(insider, talk)
    insider.post("/pattern/look/", {"press": "seen"})
    text = settled(insider)
    saved = insider.post("/pattern/file/").content.decode()
    for page in (text, saved):
        assert "I defend myself or hit back" in page
        for word in ("Blame and defend", "I blame", "They ", "ended hard"):
            assert word not in page
    assert insider.get("/pattern/talk/?n=0").status_code == 302


def test_an_argument_from_memory_is_counted_and_said_not_to_be_compared(insider: Any) -> None:
    lines = [
        f"Kim: You never {what}.\nAlex: That's not my fault, I was {where}."
        for what, where in itertools.product(("listen", "help me"), ("at work", "ill", "late"))
    ]
    text = read(insider, "\n".join(lines))
    assert "Blame and defend" in text
    assert "It fills 1 of 1 talks." in text
    assert "nothing is left in them to compare it with" in text
    assert "good news" not in text


def test_where_nothing_stands_out_nobody_is_soothed(insider: Any) -> None:
    lines = [f"Ann: The bus is at {i}.\nBo: I will be at the stop at {i}." for i in range(9)]
    text = read(insider, "\n".join(lines))
    assert "there may be too little to tell" in text
    assert "good news" not in text


def test_stopped_it_reads_no_further(monkeypatch: pytest.MonkeyPatch) -> None:
    began, closed = threading.Event(), threading.Event()

    def stuck(reading: Reading) -> Iterator[Record]:
        began.set()
        assert closed.wait(20)
        raise BadTextError("was stopped")
        yield

    monkeypatch.setattr(Reading, "__iter__", stuck)
    monkeypatch.setattr(Reading, "close", lambda reading: closed.set())
    work = Work(Source.of_bytes("talk.txt", EXAMPLE.read_bytes()))
    assert began.wait(20)
    work.stop()
    assert closed.is_set()
    assert work._source is None
    assert work._reading is None


def test_what_nobody_thought_of_ends_the_waiting(
    insider: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object) -> None:
        raise KeyError("x")

    monkeypatch.setattr("halfway.workflows.talk.gathered_from", broken)
    assert "Something in Halfway broke" in bring(insider, EXAMPLE.read_text())


def test_a_talk_can_be_opened_with_its_point_graph(insider: Any) -> None:
    read(insider, EXAMPLE.read_text())
    text = insider.get("/pattern/talk/?n=0").content.decode()
    assert "drawn--graph" in text
    assert "Did the parcel come?" in text
    for number in ("-1", "x", "999", ""):
        assert insider.get(f"/pattern/talk/?n={number}").status_code == 302


def test_their_hard_words_get_no_name(insider: Any) -> None:
    read(insider, EXAMPLE.read_text(), **{"side-0": "them", "side-1": "me"})
    text = insider.get("/pattern/talk/?n=0").content.decode()
    theirs = [one for one in text.split('<li class="said ')[1:] if not one.startswith("said--mine")]
    assert any("You always have an excuse" in one for one in theirs)
    assert not any('class="tag "' in one for one in theirs)


def test_the_saved_page_holds_no_word_of_the_partner(insider: Any) -> None:
    read(insider, EXAMPLE.read_text())
    answer = insider.post("/pattern/file/")
    saved = answer.content.decode()
    assert "Blame and defend" in saved
    for line in EXAMPLE.read_text().splitlines():
        assert line.partition(": ")[2] not in saved
    assert "Alex" not in saved
    assert "<script" not in saved


def test_another_gap_parts_the_talks_anew(insider: Any) -> None:
    before = read(insider, EXAMPLE.read_text())
    assert "21 talks" in before
    insider.post("/pattern/look/", {"gap": "10079"})
    after = settled(insider)
    assert "21 talks" not in after
    insider.post("/pattern/look/", {"gap": "0"})
    assert settled(insider).count("?n=") == after.count("?n=")


def test_somebody_with_two_names_is_one_person(insider: Any) -> None:
    talk = EXAMPLE.read_text().replace("Kim: You", "Kim (work): You")
    bring(insider, talk)
    sides = {"side-0": "them", "side-1": "me", "side-2": "me"}
    insider.post("/pattern/choose/", sides)
    assert "146 messages" in settled(insider)


def test_names_that_look_alike_are_told_apart(insider: Any) -> None:
    rows = [{"speaker": who, "text": "hello"} for who in ("Kim", "Alex", "Alex\u200b")]
    text = bring(insider, "\n".join(json.dumps(row) for row in rows), "talk.jsonl")
    assert "<bdi>Alex</bdi>" in text
    assert "<bdi>Alex[U+200B]</bdi>" in text


def test_forgotten_is_gone(insider: Any) -> None:
    read(insider, EXAMPLE.read_text())
    insider.post("/pattern/away/")
    text = settled(insider)
    assert "Bring in a talk" in text
    assert insider.get("/pattern/talk/?n=0").status_code == 302


def test_leaving_ends_the_process_that_held_the_words(
    insider: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    ended: list[bool] = []
    monkeypatch.setattr("halfway.web.unlocked.replace_soon", lambda: ended.append(True))
    insider.post("/x/")
    assert not ended
    insider.post("/open/", {"token": new_token()})
    insider.post("/start/")
    insider.post("/before/", {"fits": "none"})
    bring(insider, EXAMPLE.read_text())
    insider.post("/x/")
    assert ended


def test_nothing_of_it_reaches_a_disk_or_a_session(insider: Any) -> None:
    read(insider, EXAMPLE.read_text())
    assert not any("plumber" in str(value) for value in insider.session.values())
    assert set(insider.session["at_hand"]) <= set(
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"
    )


def test_it_is_closed_where_the_check_did_not_leave_the_ways_for_two_open(visitor: Any) -> None:
    visitor.read_notice().answer("physical")
    assert visitor.get("/pattern/").headers["location"] == "/today/"
    assert visitor.post("/pattern/open/", {"press": "example"}).status == 403
