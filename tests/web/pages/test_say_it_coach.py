"""The coach's pages over HTTP: where they are shown, and what they never show beside danger."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import pytest

from conftest import Visitor
from halfway.conversation import DangerSignal, Reading
from halfway.engine.dismissed import NOTHING_DISMISSED, Dismissed
from halfway.guidance.say_it import load_modes
from halfway.workflows import words

HARSH = "You never listen to me."
COACH = (
    "/say-it/",
    "/say-it/read/",
    "/say-it/build/",
    "/say-it/hear/",
    "/say-it/dismiss/",
    "/say-it/restore/",
)
MODES = tuple(load_modes())
SLOTS = {
    "feeling": "worried",
    "about": "how we talked last night",
    "need": "to feel that we are a team",
    "ask": "listen to one episode with me on Sunday",
    "view": "How do you see it",
}
OFFERS = re.compile(
    r'class="suggestion"|data-text=|value="replace\||You could say|You could begin|class="built"|class="gauge|Own your part'
)
HELP = "People who can help"
DANGER = "zqdangerword"


class ReaderWithASignal:
    """The real reader, which also takes one made-up word for a signal of danger."""

    def __init__(self, inner: Any) -> None:
        self.inner = inner

    def __getattr__(self, name: str) -> Any:
        return getattr(self.inner, name)

    def read(self, texts: Sequence[str], dismissed: Dismissed = NOTHING_DISMISSED) -> list[Reading]:
        return [self._with_signal(one) for one in self.inner.read(texts, dismissed)]

    def _with_signal(self, reading: Reading) -> Reading:
        at = reading.text.find(DANGER)
        if at < 0:
            return reading
        signal = DangerSignal("threat_to_harm", at, at + len(DANGER), DANGER, 3, "made.up")
        return replace(reading, danger=(*reading.danger, signal))


@pytest.fixture
def danger_is_known(monkeypatch: pytest.MonkeyPatch) -> None:
    """Makes one word dangerous, so that these tests do not hang on the wording of a rule."""
    reader = ReaderWithASignal(words.default_reader())
    monkeypatch.setattr(words, "default_reader", lambda: reader)


def sent(**fields: str) -> dict[str, str]:
    return {
        "mode": "ask",
        "depth": "deep",
        "draft": HARSH,
        "theirs": "Are you coming?",
        **SLOTS,
    } | fields


@pytest.mark.parametrize("path", COACH)
@pytest.mark.parametrize("mode", MODES)
def test_a_harsh_draft_gets_offers_where_there_is_no_danger(
    insider: Any, danger_is_known: None, mode: str, path: str
) -> None:
    """The negative control for the tests of danger below."""
    page = insider.post(path, sent(mode=mode)).content.decode()
    assert OFFERS.search(page)


@pytest.mark.parametrize("path", COACH)
@pytest.mark.parametrize("mode", MODES)
def test_a_draft_with_danger_gets_help_and_not_one_offer(
    insider: Any, danger_is_known: None, mode: str, path: str
) -> None:
    page = insider.post(path, sent(mode=mode, draft=f"{HARSH} {DANGER}.")).content.decode()
    assert not OFFERS.search(page)
    assert HELP in page


@pytest.mark.parametrize("field", ["theirs", *SLOTS])
@pytest.mark.parametrize("path", COACH)
def test_danger_elsewhere_on_the_page_switches_every_offer_off(
    insider: Any, danger_is_known: None, path: str, field: str
) -> None:
    page = insider.post(path, sent(mode="answer", **{field: DANGER})).content.decode()
    assert not OFFERS.search(page)
    assert HELP in page


@pytest.mark.parametrize("press", ["undo", "put|{danger}", "replace|0|3|{danger}"])
def test_danger_that_a_button_puts_in_switches_every_offer_off(
    insider: Any, danger_is_known: None, press: str
) -> None:
    fields = sent(press=press.format(danger=DANGER), undo=DANGER)
    page = insider.post("/say-it/", fields).content.decode()
    assert not OFFERS.search(page)
    assert HELP in page


@pytest.mark.parametrize("how", ["once", "always", "rules"])
def test_danger_cannot_be_waved_away(insider: Any, danger_is_known: None, how: str) -> None:
    for number in ("1", "0", "made.up", ""):
        fields = sent(draft=DANGER, flag=f"{how}|{number}")
        page = insider.post("/say-it/dismiss/", fields).content.decode()
        assert HELP in page
        assert not OFFERS.search(page)


def test_the_words_stay_in_the_draft_beside_danger(insider: Any, danger_is_known: None) -> None:
    page = insider.post("/say-it/", sent(draft=f"{HARSH} {DANGER}.")).content.decode()
    assert f">{HARSH} {DANGER}.</textarea>" in page


def test_words_of_danger_get_no_verdict(insider: Any, danger_is_known: None) -> None:
    page = insider.post("/say-it/", sent(draft=DANGER)).content.decode()
    assert "This cannot tell whether you are safe." in page


@pytest.mark.parametrize("text", ["I will kill you.", "If you leave me I will kill you."])
def test_a_threat_in_plain_words_gets_help_alone(writer: Visitor, text: str) -> None:
    """With the shipped codebook and the real server."""
    for mode in MODES:
        page = writer.post("/say-it/", sent(mode=mode, draft=f"{HARSH} {text}")).text
        assert "tell of danger" in page
        assert not OFFERS.search(page)


@pytest.mark.parametrize("path", COACH)
def test_the_coach_waits_for_the_notice(visitor: Visitor, path: str) -> None:
    answer = visitor.post(path, sent())
    assert (answer.status, OFFERS.search(answer.text)) == (302, None)
    assert visitor.get("/say-it/").headers["location"] == "/start/"


@pytest.mark.parametrize("path", COACH)
def test_the_coach_waits_for_the_safety_check(visitor: Visitor, path: str) -> None:
    visitor.read_notice()
    answer = visitor.post(path, sent())
    assert (answer.status, OFFERS.search(answer.text)) == (302, None)
    assert visitor.get("/say-it/").headers["location"] == "/before/"


@pytest.mark.parametrize("path", COACH)
@pytest.mark.parametrize("fits", ["some", "skip", "", "None", "no", "none "])
def test_any_answer_but_none_switches_the_coach_off(visitor: Visitor, fits: str, path: str) -> None:
    visitor.read_notice().answer(fits)
    for header in ({}, {"HX_Request": "true"}):
        answer = visitor.post(path, sent(flag="once|1"), **header)
        assert not OFFERS.search(answer.text)
        assert 'name="draft"' not in answer.text
        if answer.status == 302:
            assert answer.headers["location"] == "/say-it/"
    page = visitor.get("/say-it/").text
    assert "You come first" in page
    assert HELP in page


def test_the_answer_can_be_changed_both_ways(visitor: Visitor) -> None:
    visitor.read_notice().answer("some")
    assert 'href="/before/"' in visitor.get("/say-it/").text
    visitor.answer("none")
    assert 'name="draft"' in visitor.get("/say-it/").text
    visitor.answer("skip")
    assert 'name="draft"' not in visitor.get("/say-it/").text


@pytest.mark.parametrize("path", COACH[1:])
def test_parts_of_the_page_answer_to_posts_alone(writer: Visitor, path: str) -> None:
    assert writer.get(path).status == 405


def test_a_draft_comes_back_as_it_was_typed(writer: Visitor) -> None:
    page = writer.post("/say-it/", {"draft": 'Où es-tu? 🙂\r\n<b>"You" & I</b>'}).text
    assert ">Où es-tu? 🙂\n&lt;b&gt;&quot;You&quot; &amp; I&lt;/b&gt;</textarea>" in page


@pytest.mark.parametrize("field", ["draft", "theirs", "undo", *SLOTS])
def test_markup_in_any_field_stays_words(writer: Visitor, field: str) -> None:
    evil = "\"'><script>alert(1)</script><img src=x onerror=alert(1)>{{ 7|add:7 }}"
    for path in COACH:
        page = writer.post(path, sent(mode="answer", **{field: evil})).text
        assert "<script>alert" not in page
        assert "<img" not in page


def test_a_draft_of_spaces_has_no_reading(writer: Visitor) -> None:
    page = writer.post("/say-it/", {"draft": " \n\t "}).text
    assert "What helps here" in page


def test_an_endless_draft_is_kept_and_explained(writer: Visitor) -> None:
    text = "a " * 130_000
    page = writer.post("/say-it/", {"draft": text}).text
    assert "a draft may have 250,000" in page
    assert text in page


@pytest.mark.parametrize(
    "fields",
    [
        {"mode": "none-such"},
        {"depth": "endless"},
        {"press": "replace|a|b|c"},
        {"press": "replace|0|999999|x"},
        {"press": "replace|5|1|x"},
        {"press": "replace"},
        {"press": "example|99"},
        {"press": "example|²"},
        {"press": "replace|²|³|x"},
        {"press": "put"},
        {"press": "|"},
        {"draft": "\0"},
        {"draft": "\ud83d".encode("utf-8", "surrogatepass").decode("latin-1")},
        {"flag": "once|²"},
        {"flag": "once|99999"},
        {"flag": "never|1"},
        {"flag": ""},
    ],
    ids=str,
)
@pytest.mark.parametrize("path", COACH)
def test_odd_fields_are_no_error(writer: Visitor, path: str, fields: dict[str, str]) -> None:
    assert writer.post(path, sent(**fields)).status == 200


@pytest.mark.parametrize("mode", MODES)
def test_every_example_can_be_taken_and_undone(writer: Visitor, mode: str) -> None:
    for number, example in enumerate(load_modes()[mode].examples):
        page = writer.post(
            "/say-it/", {"mode": mode, "draft": "mine", "press": f"example|{number}"}
        )
        assert example.text.split(".")[0].replace("'", "&#x27;") in page.text
        assert 'name="undo" value="mine"' in page.text
    back = writer.post("/say-it/", {"mode": mode, "draft": "x", "undo": "mine", "press": "undo"})
    assert ">mine</textarea>" in back.text


@pytest.mark.parametrize("how", ["once", "always", "rules"])
def test_a_flag_that_was_waved_away_stays_away_until_it_is_called_back(
    writer: Visitor, how: str
) -> None:
    assert "“You never listen to me”" in writer.post("/say-it/", sent()).text
    waved = writer.post("/say-it/dismiss/", sent(flag=f"{how}|1")).text
    assert "“You never listen to me”" not in waved
    assert "Some flags are ignored." in waved
    assert "“You never listen to me”" not in writer.post("/say-it/", sent()).text
    assert "“You never listen to me”" in writer.post("/say-it/restore/", sent()).text


def test_a_flag_ignored_here_shows_in_another_sentence(writer: Visitor) -> None:
    writer.post("/say-it/dismiss/", sent(flag="once|1"))
    other = "You never listen to me when I am tired."
    assert "finding__words" in writer.post("/say-it/", sent(draft=other)).text


def test_words_ignored_always_are_ignored_in_another_sentence(writer: Visitor) -> None:
    text = "Honestly, you never listen to me!"
    assert "“you never listen to me”" in writer.post("/say-it/", sent(draft=text)).text
    writer.post("/say-it/dismiss/", sent(flag="always|1"))
    assert "“you never listen to me”" not in writer.post("/say-it/", sent(draft=text)).text


def test_a_rule_that_is_off_is_off_for_all_words(writer: Visitor) -> None:
    text = "You never call me."
    assert "“You never call me”" in writer.post("/say-it/", sent(draft=text)).text
    writer.post("/say-it/dismiss/", sent(flag="rules|1"))
    assert "“You never call me”" not in writer.post("/say-it/", sent(draft=text)).text
