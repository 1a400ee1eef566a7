"""What the network alone saw has a place in the text, a word for how sure it is, and a rule to name."""

from __future__ import annotations

from halfway.conversation import MOVES
from halfway.engine.joined import READS_AS, SURE
from halfway.engine.trained_reader import default_reader

SEEN = "Oh brilliant, another evening of you and your phone, what a treat for me."
DROWNED = "He keeps the gun on the table when we argue."


def test_a_finding_says_what_it_reads_as_and_how_sure_that_is() -> None:
    (reading,) = default_reader().read([SEEN])
    seen = [one for one in reading.findings if one.rule.startswith(READS_AS)]
    assert seen
    for one in seen:
        assert one.rule == f"{READS_AS}.{one.move}"
        assert one.move in MOVES
        assert ("(likely)" in one.says) == (one.confidence >= SURE)
        assert ("(perhaps)" in one.says) == (one.confidence < SURE)
        assert reading.text[one.start : one.end] == one.text


def test_danger_that_its_neighbours_drown_is_told_at_its_own_sentence() -> None:
    (reading,) = default_reader().read([f"The bus was late. {DROWNED} We had soup."])
    assert [(one.text, one.tier) for one in reading.danger] == [(DROWNED, 1)]


def test_danger_that_is_told_anyway_stands_at_its_own_sentence_too() -> None:
    (reading,) = default_reader().read(["He showed me the knife and smiled. We had soup."])
    assert [one.text for one in reading.danger] == ["He showed me the knife and smiled."]


def test_plain_words_are_no_danger_in_company_either() -> None:
    (reading,) = default_reader().read(["The bus was late. We sat in the garage. We had soup."])
    assert not reading.danger
