"""All content loads, is typed, has sources for its facts, is easy to read and keeps to our wording rules."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from halfway.errors import BadContentError
from halfway.guidance import alone, asking, calm, content, learning, pages, triage
from halfway.guidance.facts import facts, facts_of
from test_content import grade

FILES = sorted(content.FOLDER.rglob("*.*"))
ENGLISH = [file for file in FILES if ".es." not in file.name and file.stem != "questionnaires"]
BANNED = re.compile(
    r"\b(?:narcissis\w*|toxic|codependen\w*|gasligh\w*|abuser|red flags?|love languages?|"
    r"avoidant|save your (?:marriage|relationship)|happily ever after|takes two|just communicate|"
    r"both sides are to blame|calm down|guarantee\w*|proven to)\b",
    re.IGNORECASE,
)
SAFE = re.compile(r"(?<!whether )you are safe", re.IGNORECASE)


def words_of(file: Path) -> str:
    """What a person reads of a file: no keys, ids, addresses, marks."""
    text = file.read_text()
    text = re.sub(r"(?m)^[#@].*$|^\[.*\]$|https?://\S+|\[\^\w+\]|\+\+\+", " ", text)
    text = re.sub(
        r"(?m)^(?:id|url|source\w*|link|group|go|way|dimension|level|credential|by|title|form|price|evidence|language|topics|suits|needs|unless|ways|facts|resource_\w+|checked|written|reviewer|order)\s*=.*$",
        " ",
        text,
    )
    return re.sub(r"(?m)^\s*\w+\s*=\s*|[\"\[\]*#_]", " ", text)


def test_every_file_loads() -> None:
    assert len(asking.barriers()) == 12
    assert [answer.id for answer in asking.answers()] == ["yes", "maybe", "no", "silence"]
    assert len(asking.ladder().rung) == 4
    assert [week.number for week in learning.weeks()] == [1, 2, 3, 4, 5, 6]
    assert {line.dimension for line in alone.reflection().prompt} == {"worry", "distance"}
    assert calm.calm().breathing.in_seconds == 4
    assert asking.windows()
    assert asking.scripts()
    assert alone.my_side().prompt
    assert triage.triage().question


def test_every_evening_is_fifteen_minutes_with_five_questions() -> None:
    for week in learning.weeks():
        assert sum(part.minutes for part in week.part) == 15
        assert len(week.questions) >= 5


def test_every_fact_that_is_named_has_a_source() -> None:
    named = [id for barrier in asking.barriers() for id in barrier.facts]
    named += [id for answer in asking.answers() for id in answer.facts]
    named += [id for rung in asking.ladder().rung for id in rung.facts]
    named += [
        id
        for section in pages.SECTIONS
        for page in pages.pages(section)
        for id in [fact.id for fact in page.sources]
    ]
    assert len(facts_of(named)) == len(named) > 50


def test_every_fact_has_an_address_and_a_day() -> None:
    for fact in facts().values():
        assert fact.url.startswith("https://") or fact.url.startswith("http://")
        assert fact.source
        assert fact.checked.year >= 2026


def test_a_fact_without_a_source_is_refused() -> None:
    with pytest.raises(BadContentError, match="no_such"):
        facts_of(["therapy_helps", "no_such"])


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("no head at all", "head"),
        ("+++\ntitle = 'a'\n+++\ntext", "missing required field"),
        (
            "+++\ntitle = 3\nsummary = ''\norder = 1\nwritten = 2026-01-01\nreviewer = ''\n+++\n",
            "str",
        ),
        (
            "+++\ntitle = ''\nsummary = ''\norder = 1\nwritten = 2026-01-01\nreviewer = ''\nx = 1\n+++\n",
            "x",
        ),
        (
            "+++\ntitle = ''\nsummary = ''\norder = 1\nwritten = 2026-01-01\nreviewer = ''\n+++\nSo [^no_such].",
            "no_such",
        ),
    ],
)
def test_a_page_with_a_flaw_is_refused_by_name(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, text: str, says: str
) -> None:
    (tmp_path / "pages" / "partner").mkdir(parents=True)
    (tmp_path / "pages" / "partner" / "bad.md").write_text(text)
    monkeypatch.setattr(pages, "FOLDER", tmp_path)
    pages._pages.cache_clear()
    try:
        with pytest.raises(BadContentError, match=f"(?s)bad.md.*{says}"):
            pages.pages("partner")
    finally:
        pages._pages.cache_clear()


@pytest.mark.parametrize("file", ENGLISH, ids=lambda file: file.name)
def test_nothing_blames_labels_or_promises(file: Path) -> None:
    # Titles are as they are, and heads of lines are for us.
    text = re.sub(r"(?m)^(?:source|url) = .*$|^@.*$", "", file.read_text())
    assert BANNED.findall(text) + SAFE.findall(text) == []


@pytest.mark.parametrize("file", ENGLISH, ids=lambda file: file.name)
def test_a_twelve_year_old_can_read_it(file: Path) -> None:
    assert grade(words_of(file)) <= 8


def test_what_is_not_to_be_claimed_is_not_claimed() -> None:
    text = " ".join(file.read_text().lower() for file in ENGLISH)
    for claim in ("six years", "96%", "96 percent", "5:1 ", "five to one", "predict divorce"):
        assert claim not in text


def test_the_library_is_wide_and_each_entry_was_confirmed() -> None:
    found = learning.resources()
    assert len(found) >= 60
    assert len({one.id for one in found}) == len(found)
    assert {one.form for one in found} >= {
        "book",
        "podcast",
        "course",
        "article",
        "video",
        "cards",
        "app",
    }
    assert sum(one.price == "free" for one in found) >= 15
    assert sum("es" in one.language for one in found) >= 6
    for one in found:
        assert one.link.startswith("http")
        assert one.source_url.startswith("http")
        assert one.evidence_note or one.evidence == "opinion"
        assert one.offer


def test_every_reason_of_a_barrier_finds_something() -> None:
    for barrier in asking.barriers():
        assert learning.suited(learning.resources(), suits=barrier.resource_suits), barrier.id


def test_words_and_marks_narrow_the_library() -> None:
    every = learning.resources()
    assert "hold_me_tight" in [one.id for one in learning.search(every, words="TIGHT sue")]
    free_books = learning.search(every, chosen=["free", "podcast"])
    assert free_books
    assert all(one.price == "free" and one.form == "podcast" for one in free_books)
    assert learning.search(every, words="no such thing at all") == ()
    assert len(learning.search(every)) == len(every)
