"""The page that is saved tells my side, in both languages, and holds no word of the partner."""

from __future__ import annotations

import re

import pytest

from halfway.guidance.pattern import EXAMPLE
from halfway.patterns.found import Found
from halfway.patterns.report import report
from halfway.workflows.talk import Asked, Between, gather, read_between


@pytest.fixture(scope="module")
def between() -> Between:
    return read_between(gather(str(EXAMPLE)), Asked(me=("Kim",)))


@pytest.fixture(scope="module")
def found(between: Between) -> Found:
    return between.found()


@pytest.mark.parametrize(
    ("language", "title"), [("en", "Blame and defend"), ("es", "Culpar y defe")]
)
def test_names_the_cycle_and_what_to_try(found: Found, language: str, title: str) -> None:
    page = report(found, language=language)
    assert title in page
    assert f'lang="{language}"' in page
    assert "<svg" in page
    assert not re.search(r"\{\w+\}", page.partition("</style>")[2])


def test_needs_nothing_from_outside(found: Found) -> None:
    page = report(found)
    assert not re.search(r"src=|href=|url\((?!#)|<script", page)


def test_quotes_nobody(found: Found) -> None:
    page = report(found)
    assert not any(one.text in page for one in found.talk.messages)
    assert "Alex" not in page


def test_tells_nothing_of_what_is_held_back(between: Between) -> None:
    codes = list(between.codes)
    codes[0] = type(codes[0])(
        codes[0].moves, codes[0].named, codes[0].harshness, codes[0].directness, ("fear",)
    )
    held = Between("Kim", "Alex", between.messages, codes, 0, 0).found()
    assert held.is_held_back
    page = report(held)
    assert "Blame" not in page
    assert "fear" in page
