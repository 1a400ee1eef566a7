"""Finds better words for what may land hard, and shows only those that read softer and still direct."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from halfway.conversation import AGAINST, Reading, Suggestion
from halfway.engine.codebook import Codebook
from halfway.engine.match import Hit
from halfway.engine.reader import Reader
from halfway.text import Sentence, sentences

MOST = 3
"""How many suggestions one place gets at the most."""
_STILL_DIRECT = 0.45
_SOFT = 2.0
_LONG = 150
"""Code points; in a longer sentence only the clause around the finding is replaced."""
_SLOT = re.compile(r"\{(\w+)\}")
_CLAUSE_EDGE = re.compile(r"[,;:—–]\s+|\s+(?:and|but|because|so|although|while)\s+", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Place:
    """A stretch of the text that may be replaced, with what stands before and after it."""

    start: int
    end: int
    before: str
    after: str


def suggestions_for(reading: Reading, reader: Reader, codebook: Codebook) -> tuple[Suggestion, ...]:
    """Up to `MOST` ways to say each place of `reading` that turns against the partner, or gripes.

    Nothing is offered for a text with a danger signal: words of danger are not polished.
    """
    if reading.danger:
        return ()
    parts = sentences(reading.text)
    kept = {finding.rule for finding in reading.findings if finding.move in (*AGAINST, "complaint")}
    hits = [hit for hit in codebook.moves.find_in(reading.text, parts) if hit.rule.id in kept]
    by_place: dict[tuple[int, int], list[Suggestion]] = {}
    for hit in hits:
        place = _place(reading.text, parts, hit)
        offered = by_place.setdefault((place.start, place.end), [])
        before = reader.read([_with_neighbours(place, reading.text[place.start : place.end])])[0]
        for words in _fitting(reading.text, hit):
            if len(offered) < MOST and _is_better(words, place, before.opening.harshness, reader):
                suggestion = Suggestion(place.start, place.end, words, hit.rule.id)
                if all(other.text != words for other in offered):
                    offered.append(suggestion)
    return tuple(suggestion for place in sorted(by_place) for suggestion in by_place[place])


def fill(offer: str, slots: dict[str, str]) -> str | None:
    """An offer with its slots filled by the words that were found; None where one is missing."""
    if any(name not in slots for name in _SLOT.findall(offer)):
        return None
    return _SLOT.sub(lambda found: slots[found[1]], offer)


def _fitting(text: str, hit: Hit) -> Iterator[str]:
    """The rule's offers, those first that take up the words found."""
    slots = {name: _tidy(text[start:end]) for name, start, end in hit.slots}
    offers = sorted(hit.rule.offers, key=lambda offer: not _SLOT.search(offer))
    for offer in offers:
        words = fill(offer, slots)
        if words:
            yield words


def _tidy(words: str) -> str:
    words = " ".join(words.split()).strip(" .,;:!?")
    return re.sub(r"\bi\b", "I", words.lower() if words.isupper() else words)


def _place(text: str, parts: Sequence[Sentence], hit: Hit) -> _Place:
    part = parts[hit.sentence]
    start, end = part.start, part.end
    if end - start > _LONG:
        start, end = _clause(text, part, hit)
    before = parts[hit.sentence - 1].text + " " if hit.sentence else ""
    after = " " + parts[hit.sentence + 1].text if hit.sentence + 1 < len(parts) else ""
    return _Place(start, end, before + text[part.start : start], text[end : part.end] + after)


def _clause(text: str, part: Sentence, hit: Hit) -> tuple[int, int]:
    start, end = part.start, part.end
    for edge in _CLAUSE_EDGE.finditer(text, part.start, part.end):
        if edge.end() <= hit.start:
            start = edge.end()
        elif edge.start() >= hit.end:
            end = edge.start()
            break
    return start, end


def _with_neighbours(place: _Place, words: str) -> str:
    return place.before + words + place.after


def _is_better(words: str, place: _Place, before: float, reader: Reader) -> bool:
    """Whether the words, read alone and where they would stand, are softer and still direct."""
    alone, inside = reader.read([words, _with_neighbours(place, words)])
    mine = range(len(place.before), len(place.before) + len(words))
    return (
        not alone.against()
        and not alone.danger
        and alone.opening.harshness < min(before, _SOFT)
        and alone.opening.directness >= _STILL_DIRECT
        and not any(finding.start in mine for finding in inside.against())
    )
