"""What people read: plain words, nothing that blames, nothing that promises safety."""

from __future__ import annotations

import re
from pathlib import Path

import pyphen
import pytest

from halfway.engine.codebook import load_codebook
from halfway.guidance.say_it import load_modes

WEB = Path(__file__).parent.parent / "src" / "halfway" / "web"
TEMPLATES = sorted(WEB.rglob("*.html"))
NEVER_SAID = (
    "no signs of",
    "looks healthy",
    "low risk",
    "you are safe",
    "you should",
    "calm down",
    "why didn't you",
    "toxic",
    "narcissist",
    "codependent",
    "96",
    "end-to-end",
    "zero-knowledge",
    "100 %",
)


def words_of(template: Path) -> str:
    """The sentences of a template as a person reads them."""
    return " ".join(re.findall(r"{% translate [\"'](.+?)[\"'] %}", template.read_text()))


SYLLABLES = pyphen.Pyphen(lang="en_US")


def grade(text: str) -> float:
    """The Flesch-Kincaid grade: 0.39 words a sentence + 11.8 syllables a word - 15.59."""
    words = re.findall(r"[A-Za-z']+", text)
    stops = max(len(re.findall(r"[.!?:;]+(?:\s|$)", text)), 1)
    syllables = sum(SYLLABLES.inserted(word).count("-") + 1 for word in words)
    return 0.39 * len(words) / stops + 11.8 * syllables / len(words) - 15.59


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: path.name)
def test_pages_never_say(path: Path) -> None:
    text = words_of(path).lower().replace("whether you are safe", "")
    assert not [phrase for phrase in NEVER_SAID if phrase in text]


def test_pages_can_be_read_by_a_twelve_year_old() -> None:
    for path in TEMPLATES:
        text = words_of(path)
        if len(text.split()) >= 60:
            limit = 6 if path.parent.name in ("help", "before") else 8
            assert grade(text) <= limit, (path.name, grade(text))


def test_rules_say_it_plainly() -> None:
    rules = load_codebook().rules
    assert grade(" ".join(rule.says for rule in rules if not rule.is_danger)) <= 9
    offers = " ".join(offer for rule in rules for offer in rule.offers)
    assert grade(re.sub(r"\{\w+\}", "talk", offers)) <= 6


def test_pages_have_no_literal_text_outside_translation() -> None:
    """Every word of a page can be translated."""
    for path in TEMPLATES:
        text = path.read_text()
        text = re.sub(r"{% blocktranslate.*?{% endblocktranslate %}", " ", text, flags=re.DOTALL)
        text = re.sub(
            r"{%.*?%}|{{.*?}}|<script.*?</script>|<!doctype[^>]*>", " ", text, flags=re.DOTALL
        )
        text = re.sub(r"<[^>]*>", " ", text, flags=re.DOTALL)
        text = re.sub(
            r"&\w+;|Halfway",
            " ",
            text,
        )
        assert not re.findall(r"[A-Za-z]{2,}", text), (path.name, re.findall(r"[A-Za-z]{2,}", text))


def test_examples_show_each_mode_its_range() -> None:
    for mode in load_modes().values():
        assert len(mode.examples) == 3
        assert len(mode.helps) == 3
