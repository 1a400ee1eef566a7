"""The matcher: context over sentences, longest span, and slots that point into the text."""

from __future__ import annotations

from pathlib import Path

from halfway.engine.cases import unmarked
from halfway.engine.codebook import load_codebook
from halfway.engine.match import Hit, Matcher
from halfway.engine.rule import load_rule

RULE = """\
id = "defensiveness.but_you"
says = "x"
match = ['\\bbut you (?P<act>[a-z ]+)', '\\bbut you\\b', '\\bfine (?P<at>then)\\b']
yes = ["x"]
no = ["x"]
"""


def find(tmp_path: Path, text: str, more: str = "") -> list[Hit]:
    path = tmp_path / "defensiveness" / "but_you.toml"
    path.parent.mkdir(exist_ok=True)
    path.write_text(RULE + more)
    return Matcher([load_rule(path, {})]).find(text)


def words(text: str, hits: list[Hit]) -> list[str]:
    return [text[hit.start : hit.end] for hit in hits]


def test_takes_the_longest_of_one_rules_spans(tmp_path: Path) -> None:
    text = "🙄 But u forgot it."
    (hit,) = find(tmp_path, text)
    assert text[hit.start : hit.end] == "But u forgot it"
    assert [(name, text[a:b]) for name, a, b in hit.slots] == [("act", "forgot it")]


def test_a_group_named_at_is_the_span(tmp_path: Path) -> None:
    assert words("fine then", find(tmp_path, "fine then")) == ["then"]


def test_preceded_by_asks_for_the_sentence_before(tmp_path: Path) -> None:
    more = "preceded_by = ['\\bsorry\\b']\n"
    assert find(tmp_path, "I'm sorry. But you forgot.", more)
    assert not find(tmp_path, "Hello. But you forgot.", more)
    assert not find(tmp_path, "But you forgot. I'm sorry.", more)


def test_followed_by_asks_for_the_sentence_after(tmp_path: Path) -> None:
    more = "followed_by = ['\\bsorry\\b']\n"
    assert find(tmp_path, "But you forgot. I'm sorry.", more)
    assert not find(tmp_path, "But you forgot.", more)


def test_unless_near_looks_around(tmp_path: Path) -> None:
    more = "unless_near = ['\\blol\\b']\n"
    assert not find(tmp_path, "But you forgot. lol", more)
    assert not find(tmp_path, "lol. But you forgot.", more)
    assert find(tmp_path, "lol. Well. But you forgot.", more)


def test_questions_can_be_left_out_or_asked_for(tmp_path: Path) -> None:
    assert not find(tmp_path, "But you forgot?", 'question = "never"\n')
    assert find(tmp_path, "But you forgot?", 'question = "only"\n')
    assert not find(tmp_path, "But you forgot.", 'question = "only"\n')


def test_finds_all_of_a_long_text_in_order(tmp_path: Path) -> None:
    text = "But you forgot. " * 500
    hits = find(tmp_path, text)
    assert len(hits) == 500
    assert [hit.start for hit in hits] == sorted(hit.start for hit in hits)


def test_the_first_sentences_are_searched_like_all_others() -> None:
    """Before the filters are built every pattern is tried; both ways have to find the same."""
    rules = [rule for rule in load_codebook().rules if rule.kind in ("criticism", "fear")]
    prepared = Matcher(rules)
    prepared.prepare()
    for case in (case for rule in rules for case in (*rule.yes[:1], *rule.no[:1])):
        assert Matcher(rules).find(unmarked(case)) == prepared.find(unmarked(case))
