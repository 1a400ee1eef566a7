"""Way 1, learning together: the library of resources, and six evenings of fifteen minutes."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Literal

from halfway.guidance.content import FOLDER, Content, read

Form = Literal["book", "podcast", "course", "article", "video", "cards", "app"]
Price = Literal["free", "low", "middle", "high"]
Evidence = Literal["studied", "research", "practice", "opinion"]


class Resource(Content, frozen=True):
    """A real thing to read, hear, see or do together, with the page that confirmed it."""

    id: str
    title: str
    by: str
    by_expert: bool
    credential: str
    form: Form
    minutes: int
    length: str
    price: Price
    language: tuple[str, ...]
    topics: tuple[str, ...]
    suits: tuple[str, ...]
    evidence: Evidence
    evidence_note: str
    what: str
    offer: str
    careful: str
    link: str
    source_url: str
    checked: date


class Part(Content, frozen=True):
    """A part of an evening."""

    minutes: int
    what: str


class Week(Content, frozen=True):
    """One evening a week."""

    number: int
    title: str
    aim: str
    questions: tuple[str, ...]
    if_it_gets_hot: str
    resource_topics: tuple[str, ...]
    part: tuple[Part, ...]


class _Resources(Content, frozen=True):
    resource: tuple[Resource, ...]


class _Weeks(Content, frozen=True):
    week: tuple[Week, ...]


def resources(*, language: str = "en") -> tuple[Resource, ...]:
    """The whole library, by title."""
    names = sorted(path.name for path in (FOLDER / "resources").glob("*.toml"))
    files = [name.removesuffix(".toml") for name in names if name.count(".") == 1]
    found = [
        resource
        for name in files
        for resource in read(f"resources/{name}", _Resources, language=language).resource
    ]
    return tuple(sorted(found, key=lambda resource: resource.title.casefold()))


def weeks(*, language: str = "en") -> tuple[Week, ...]:
    """The six evenings."""
    return read("six_weeks", _Weeks, language=language).week


def search(
    found: Iterable[Resource], *, words: str = "", chosen: Iterable[str] = ()
) -> tuple[Resource, ...]:
    """Resources with all these words, and with each chosen mark (form, price, topic, suits, …)."""
    wanted, marks = words.casefold().split(), set(chosen)
    return tuple(
        resource
        for resource in found
        if all(word in _text(resource) for word in wanted) and marks <= marks_of(resource)
    )


def marks_of(resource: Resource) -> set[str]:
    """Everything that a filter can ask of a resource."""
    return {
        resource.form,
        resource.price,
        resource.evidence,
        *resource.language,
        *resource.topics,
        *resource.suits,
        *(("by_expert",) if resource.by_expert else ()),
    }


def suited(found: Iterable[Resource], *, suits: Iterable[str]) -> tuple[Resource, ...]:
    """Resources that suit most of these reasons, best first; none that suits no reason."""
    wanted = set(suits)
    ranked = [(len(wanted & set(resource.suits)), resource) for resource in found]
    ranked = [pair for pair in ranked if pair[0]]
    ranked.sort(key=lambda pair: (-pair[0], not pair[1].by_expert, pair[1].minutes))
    return tuple(resource for _, resource in ranked)


def _text(resource: Resource) -> str:
    return " ".join(
        (resource.title, resource.by, resource.what, *resource.topics, *resource.suits)
    ).casefold()
