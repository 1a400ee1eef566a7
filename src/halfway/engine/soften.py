"""Finds better words for what may land hard, and shows only those that read softer and still direct."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from halfway.conversation import AGAINST, Reading, Suggestion
from halfway.engine.codebook import Codebook
from halfway.engine.match import Hit
from halfway.engine.reader import Reader
from halfway.text import Sentence, sentences

MOST = 3
"""How many suggestions one place gets at the most."""
MOST_PLACES = 24
"""How many places get suggestions; nobody mends more than that in one draft."""
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
    if reading.stops_coaching():
        return ()
    parts = sentences(reading.text)
    kept = {finding.rule for finding in reading.findings if finding.move in (*AGAINST, "complaint")}
    hits = [hit for hit in codebook.moves.find_in(reading.text, parts) if hit.rule.id in kept]
    by_place: dict[_Place, list[Hit]] = {}
    for hit in hits:
        by_place.setdefault(_place(reading.text, parts, hit), []).append(hit)
    places = list(by_place)[:MOST_PLACES]
    return tuple(
        suggestion
        for place in sorted(places, key=lambda place: (place.start, place.end))
        for suggestion in _for_place(reading.text, place, by_place[place], reader)
    )


def _for_place(
    text: str, place: _Place, hits: Sequence[Hit], reader: Reader
) -> Iterator[Suggestion]:
    """Up to `MOST` suggestions for one place, from the rules that were found in it."""
    old = _with_neighbours(place, text[place.start : place.end])
    before = reader.read([old])[0].opening.harshness
    offers = {words: hit.rule.id for hit in hits[:MOST] for words in _fitting(text, hit)}
    better = (
        Suggestion(place.start, place.end, words, rule)
        for words, rule in offers.items()
        if _is_better(words, place, before, reader)
    )
    return islice(better, MOST)


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
