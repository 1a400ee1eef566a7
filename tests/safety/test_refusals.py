"""C21: what Halfway must refuse to do, one test for each refusal."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from conftest import Server, Visitor, ask
from halfway.guidance.triage import triage

SOURCE = Path(__file__).parents[2] / "src" / "halfway"
SHOWN = [*SOURCE.rglob("*.html"), *(SOURCE / "guidance" / "content").rglob("*.*")]
WORDS = {path: path.read_text() for path in SHOWN}
THREAT = "If you leave me I will kill you."


def said(pattern: str) -> list[str]:
    """Where a sentence of ours has these words."""
    return [
        f"{path.name}: {found.group()}"
        for path, text in WORDS.items()
        for found in re.finditer(pattern, text, re.IGNORECASE)
    ]


def test_the_look_finds_what_is_there() -> None:
    assert len(WORDS) > 60
    assert said("need help now")


def test_1_it_never_says_what_the_partner_is() -> None:
    is_what = (
        r"your partner is (?:an? )?(?:abus\w+|narciss\w+|liar|lying|avoidant|toxic|sick|ill)\b"
    )
    assert said(is_what) == []


def test_2_it_gives_no_score_of_danger_blame_or_future(writer: Visitor) -> None:
    assert said(r"(?:risk|danger|abuse|blame|health) (?:score|level:|rating|index)") == []
    assert said(r"chance (?:of|that you (?:split|part|divorce))") == []
    for path in ("/today/", "/today/plan/", "/alone/"):
        assert not re.search(r"\d+ ?%", re.sub(r"<[^>]+>", "", writer.get(path).text))


@pytest.mark.parametrize("path", ["/say-it/", "/say-it/read/"])
def test_3_a_threat_is_not_made_better(writer: Visitor, path: str) -> None:
    text = writer.post(path, {"draft": THREAT, "mode": "ask"}).text
    assert 'class="suggestion' not in text
    assert "/help/" in text


def test_4_one_who_is_afraid_gets_no_words_for_two(visitor: Visitor) -> None:
    visitor.read_notice().post("/before/", {"ticked": "fear", "fits": "some"})
    assert "<textarea" not in visitor.get("/say-it/").text
    assert visitor.get("/ask/").status == 302


def test_5_it_never_tells_anybody_to_stay_or_to_leave() -> None:
    assert (
        said(r"you (?:should|must|have to|need to) (?:stay|leave|break up|divorce|separate)") == []
    )


def test_6_it_contacts_nobody() -> None:
    assert said(r"href=\"(?:mailto|sms|whatsapp):") == []
    assert not [path for path in SOURCE.rglob("*.py") if "smtplib" in path.read_text()]


def test_8_it_makes_no_proof_for_a_court() -> None:
    assert said(r"(?:proof|evidence) for (?:the )?(?:court|judge|lawyer)") == []


@pytest.mark.parametrize(
    "word",
    [
        "undetectable",
        "court-proof",
        "100 ?% (?:safe|private|secure)",
        "end-to-end",
        "zero-knowledge",
    ],
)
def test_9_it_promises_no_more_than_it_holds(word: str) -> None:
    assert said(word) == []


def test_10_it_does_not_call_itself_therapy(stranger: Visitor, visitor: Visitor) -> None:
    assert "It is not therapy" in visitor.get("/start/").text
    assert said(r"(?:this|halfway) (?:is|replaces|works as) (?:a )?therap") == []


def test_11_what_is_shared_is_ours_and_nothing_of_the_person(writer: Visitor) -> None:
    writer.post("/alone/mine/", {"tone_voice": "I get loud, marker-word."})
    writer.post("/today/where/", {"words": "marker-word", "no": "soft"})
    assert "marker-word" not in writer.get("/read/file/").text
    assert "marker-word" not in writer.post("/today/calendar/", {"with_words": "on"}).text


def test_12_danger_in_a_draft_stops_the_builder_and_the_guess_too(writer: Visitor) -> None:
    sent = {"draft": THREAT, "mode": "ask", "barrier": "cost", "feeling": "sad", "need": "quiet"}
    text = writer.post("/say-it/", sent).text
    assert "It costs too much" not in text
    assert 'class="built' not in text


def test_13_no_answer_is_no_proof_of_safety() -> None:
    assert triage().level([], nothing_fits=False) == "amber"


def test_14_help_needs_no_unlocking_no_link_and_no_setting(server: Server) -> None:
    answer = ask(server, "GET", "/help/")
    assert answer.status == 200
    assert answer.cookies == ()
    assert "emergency" in answer.text.lower()
