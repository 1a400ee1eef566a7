"""Pages to read, in Markdown with a head; each statement of fact is marked with its source."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

import msgspec
import rtoml

from halfway.errors import BadContentError
from halfway.guidance.content import FOLDER, Content, localized
from halfway.guidance.facts import Fact, facts_of

SECTIONS = ("partner", "alone", "learn")
_MARK = re.compile(r" ?\[\^(\w+)\]")


class Head(Content, frozen=True):
    """What stands before the text; `reviewer` says who looked at it, honestly."""

    title: str
    summary: str
    order: int
    written: date
    reviewer: str


@dataclass(frozen=True, slots=True)
class Page:
    """A page: its text in Markdown, in which `[^id]` marks a fact of `sources`."""

    id: str
    section: str
    head: Head
    text: str
    sources: tuple[Fact, ...]


def pages(section: str, *, language: str = "en") -> tuple[Page, ...]:
    """The pages of a section in their order; raises `BadContentError` for a fact without source."""
    return _pages(section, language)


def page(section: str, id: str, *, language: str = "en") -> Page | None:
    """One page; None where there is none."""
    return next((one for one in pages(section, language=language) if one.id == id), None)


def numbered(page: Page) -> str:
    """The text with each mark as a link to its numbered source, in Markdown."""
    numbers = {fact.id: number for number, fact in enumerate(page.sources, start=1)}
    return _MARK.sub(lambda mark: f" [[{numbers[mark[1]]}]](#source-{numbers[mark[1]]})", page.text)


@lru_cache(maxsize=32)
def _pages(section: str, language: str) -> tuple[Page, ...]:
    paths = [
        path for path in (FOLDER / "pages" / section).glob("*.md") if path.name.count(".") == 1
    ]
    found = [_page(section, path.stem, language) for path in paths]
    return tuple(sorted(found, key=lambda page: page.head.order))


def _page(section: str, id: str, language: str) -> Page:
    path = localized(FOLDER / "pages" / section / f"{id}.md", language=language)
    start, _, rest = path.read_text(encoding="utf-8").partition("+++\n")
    head, fence, text = rest.partition("+++\n")
    if start or not fence:
        raise BadContentError(f"{path.name}: the head between two lines of +++ is missing.")
    try:
        read = msgspec.convert(rtoml.loads(head), Head)
        ids = tuple(dict.fromkeys(_MARK.findall(text)))
        return Page(id, section, read, text.strip(), facts_of(ids, language=language))
    except (rtoml.TomlParsingError, msgspec.ValidationError, BadContentError) as error:
        raise BadContentError(f"{path.name}: {error}") from None
