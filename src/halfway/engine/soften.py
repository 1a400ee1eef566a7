"""Finds better words for what may land hard, and shows only those that read softer and still direct."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from halfway.conversation import AGAINST, Reading, Suggestion
from halfway.engine.match import Hit
from halfway.engine.trained_reader import TrainedReader
from halfway.text import Sentence, sentences

MOST = 3
"""How many suggestions one place gets at the most."""
_MOST_TRIED = 6
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


def suggestions_for(reading: Reading, reader: TrainedReader) -> tuple[Suggestion, ...]:
    """Up to `MOST` ways to say each place of `reading` that turns against the partner, or gripes.

    Nothing is offered for a text with a danger signal: words of danger are not polished.
    """
    if reading.stops_coaching():
        return ()
    parts = sentences(reading.text)
    kept = {finding.rule for finding in reading.findings if finding.move in (*AGAINST, "complaint")}
    found = reader.rules.codebook.moves.find_in(reading.text, parts)
    by_place: dict[_Place, list[Hit]] = {}
    for hit in found:
        if hit.rule.id in kept:
            by_place.setdefault(_place(reading.text, parts, hit), []).append(hit)
    places = sorted(list(by_place)[:MOST_PLACES], key=lambda place: (place.start, place.end))
    offers = [
        Suggestion(place.start, place.end, words, rule)
        for place in places
        for words, rule in _offers(reading.text, by_place[place]).items()
    ]
    before = reader.code(
        [_inside(place, reading.text[place.start : place.end]) for place in places]
    )
    harshness = {place: coded.harshness for place, coded in zip(places, before, strict=True)}
    at = {(place.start, place.end): place for place in places}
    better = _better([(at[offer.start, offer.end], offer) for offer in offers], harshness, reader)
    shown: list[Suggestion] = []
    for place in places:
        here = (one for one in better if (one.start, one.end) == (place.start, place.end))
        shown += islice(here, MOST)
    return tuple(shown)


def _offers(text: str, hits: Sequence[Hit]) -> dict[str, str]:
    """What the rules found at one place offer instead, with the rule that offers it."""
    offers = ((words, hit.rule.id) for hit in hits[:MOST] for words in _fitting(text, hit))
    return dict(islice(offers, _MOST_TRIED))


def _better(
    offers: Sequence[tuple[_Place, Suggestion]],
    harshness: dict[_Place, float],
    reader: TrainedReader,
) -> list[Suggestion]:
    """The offers that, read alone and where they would stand, are softer and still direct."""
    alone = reader.code([offer.text for _, offer in offers])
    return [
        offer
        for (place, offer), one in zip(offers, alone, strict=True)
        if not set(one.named) & set(AGAINST)
        and not one.danger
        and one.harshness < min(harshness[place], _SOFT)
        and one.directness >= _STILL_DIRECT
        and not _turns_against(place, offer.text, reader)
    ]


def _turns_against(place: _Place, words: str, reader: TrainedReader) -> bool:
    """Whether a rule finds something against the partner in the words where they would stand."""
    text = _inside(place, words)
    mine = range(len(place.before), len(place.before) + len(words))
    found = reader.rules.findings_in(text, sentences(text))
    return any(one.move in AGAINST and one.start in mine for one in found)


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


def _inside(place: _Place, words: str) -> str:
    """The words where they would stand, with the sentences around them."""
    return place.before + words + place.after
