"""Finds better words for what may land hard, and shows only those that read softer and still direct."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from halfway.conversation import AGAINST, Coded, Reading, Suggestion
from halfway.engine.joined import READS_AS
from halfway.engine.match import Hit
from halfway.engine.rule import SLOT
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
    by_place = _offers(reading, reader)
    places = sorted(list(by_place)[:MOST_PLACES], key=lambda place: (place.start, place.end))
    harshness = reader.harshness_at(reading.text, [place.start for place in places])
    tried = {
        place: [
            Suggestion(place.start, place.end, words, rule)
            for words, rule in islice(by_place[place].items(), _MOST_TRIED)
        ]
        for place in places
    }
    codes = _codes([offer.text for some in tried.values() for offer in some], reader)
    return tuple(
        offer
        for place, most in zip(places, harshness, strict=True)
        for offer in islice(_better(place, tried[place], codes, reader, most=most), MOST)
    )


def _offers(reading: Reading, reader: TrainedReader) -> dict[_Place, dict[str, str]]:
    """For each place the words that may stand there instead, with the rule that offers them."""
    parts = sentences(reading.text)
    flagged = [one for one in reading.findings if one.move in (*AGAINST, "complaint")]
    kept = {finding.rule for finding in flagged}
    offers: dict[_Place, dict[str, str]] = {}
    for hit in reader.rules.codebook.moves.find_in(reading.text, parts):
        if hit.rule.id in kept:
            place = _place(reading.text, parts, hit.start, hit.end)
            words = offers.setdefault(place, {})
            words.update(dict.fromkeys(_fitting(reading.text, hit), hit.rule.id))
    for finding in flagged:
        if finding.rule.startswith(READS_AS):
            place = _place(reading.text, parts, finding.start, finding.end)
            about = reader.rules.codebook.about[finding.move]
            offers.setdefault(place, {}).update(dict.fromkeys(about.offers, finding.rule))
    return offers


def _codes(offers: Sequence[str], reader: TrainedReader) -> dict[str, Coded]:
    """What each offer would be coded as alone."""
    filled = [words for words in offers if words not in reader.rules.codebook.offers]
    fixed = [words for words in offers if words in reader.rules.codebook.offers]
    codes = [*reader.code(filled), *reader.code_own(fixed)]
    return dict(zip([*filled, *fixed], codes, strict=True))


def _better(
    place: _Place,
    offers: Sequence[Suggestion],
    codes: dict[str, Coded],
    reader: TrainedReader,
    *,
    most: float,
) -> Iterator[Suggestion]:
    """The offers that, alone and where they would stand, are softer than `most` and still direct."""
    for offer in offers:
        alone = codes[offer.text]
        if (
            not set(alone.named) & set(AGAINST)
            and not alone.danger
            and alone.harshness < min(most, _SOFT)
            and alone.directness >= _STILL_DIRECT
            and not _turns_against(place, offer.text, reader)
        ):
            yield offer


def _turns_against(place: _Place, words: str, reader: TrainedReader) -> bool:
    """Whether a rule finds something against the partner in the words where they would stand."""
    text = _inside(place, words)
    mine = range(len(place.before), len(place.before) + len(words))
    found = reader.rules.findings_in(text, sentences(text))
    return any(one.move in AGAINST and one.start in mine for one in found)


def fill(offer: str, slots: dict[str, str]) -> str | None:
    """An offer with its slots filled by the words that were found; None where one is missing."""
    if any(name not in slots for name in SLOT.findall(offer)):
        return None
    return SLOT.sub(lambda found: slots[found[1]], offer)


def _fitting(text: str, hit: Hit) -> Iterator[str]:
    """The rule's offers, those first that take up the words found."""
    slots = {name: _tidy(text[start:end]) for name, start, end in hit.slots}
    offers = sorted(hit.rule.offers, key=lambda offer: not SLOT.search(offer))
    for offer in offers:
        words = fill(offer, slots)
        if words:
            yield words


def _tidy(words: str) -> str:
    words = " ".join(words.split()).strip(" .,;:!?")
    return re.sub(r"\bi\b", "I", words.lower() if words.isupper() else words)


def _place(text: str, parts: Sequence[Sentence], start: int, end: int) -> _Place:
    """The sentence in which a span stands, or of a long one the clause."""
    index = next(i for i, part in enumerate(parts) if part.start <= start < part.end)
    part = parts[index]
    first, last = part.start, part.end
    if last - first > _LONG:
        first, last = _clause(text, part, start, end)
    before = parts[index - 1].text + " " if index else ""
    after = " " + parts[index + 1].text if index + 1 < len(parts) else ""
    return _Place(first, last, before + text[part.start : first], text[last : part.end] + after)


def _clause(text: str, part: Sentence, start: int, end: int) -> tuple[int, int]:
    first, last = part.start, part.end
    for edge in _CLAUSE_EDGE.finditer(text, part.start, part.end):
        if edge.end() <= start:
            first = edge.end()
        elif edge.start() >= end:
            last = edge.start()
            break
    return first, last


def _inside(place: _Place, words: str) -> str:
    """The words where they would stand, with the sentences around them."""
    return place.before + words + place.after
