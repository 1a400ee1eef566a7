"""Reads texts with the rules of the codebook alone: places and reasons, and danger signals."""

from __future__ import annotations

from bisect import bisect_right, insort
from collections.abc import Sequence

from halfway.conversation import MOVES, DangerSignal, Finding, Opening, Reading
from halfway.engine.codebook import FOLDER, Codebook, load_words
from halfway.engine.match import Hit
from halfway.engine.opening import OpeningWords, opening_of, opening_with
from halfway.engine.rule import compiled
from halfway.text import Sentence, sentences

_UNSEEN = 0.02
"""The probability of a move of which no rule saw anything."""
_SURER_THAN_COMPLAINT = ("criticism", "contempt", "threat")


class CodebookReader:
    """Reads with the rules of the codebook alone."""

    def __init__(self, codebook: Codebook) -> None:
        words = load_words(FOLDER)
        self.codebook = codebook
        self._weights = {kind: about.weight for kind, about in codebook.about.items()}
        self._words = OpeningWords(
            *(compiled(words[key]) for key in ("hedge", "specific", "request"))
        )

    def read(self, texts: Sequence[str]) -> list[Reading]:
        """A reading of each text, in order."""
        return [self._read_one(text) for text in texts]

    def prepare(self) -> None:
        """Do now what the first texts would have to wait for."""
        self.codebook.moves.prepare()
        self.codebook.danger.prepare()

    def forget(self) -> None:
        """Drop the cache of sentences."""
        self.codebook.moves.forget()
        self.codebook.danger.forget()

    def _read_one(self, text: str) -> Reading:
        parts = sentences(text)
        findings = self.findings_in(text, parts)
        return Reading(
            text=text,
            moves=(moves := _probabilities(findings)),
            named=tuple(move for move, p in moves.items() if p >= 0.5),
            findings=findings,
            danger=self.danger_in(text, parts),
            opening=opening_of(parts, findings, self._weights, self._words),
        )

    def opening_with(
        self,
        parts: Sequence[Sentence],
        findings: Sequence[Finding],
        levels: tuple[float, float],
    ) -> Opening:
        """An opening of these levels of harshness and directness, said in words."""
        return opening_with(parts, findings, self._weights, self._words, levels=levels)

    def findings_in(self, text: str, parts: Sequence[Sentence]) -> tuple[Finding, ...]:
        """Findings by place, without overlaps of the same move."""
        hits = _without_overlaps(self.codebook.moves.find_in(text, parts))
        return tuple(_finding(text, hit) for hit in hits)

    def danger_in(self, text: str, parts: Sequence[Sentence]) -> tuple[DangerSignal, ...]:
        """Danger signals that a rule knows, by place."""
        return tuple(
            DangerSignal(
                signal=hit.rule.kind,
                start=hit.start,
                end=hit.end,
                text=text[hit.start : hit.end],
                tier=hit.rule.tier,
                rule=hit.rule.id,
            )
            for hit in _without_overlaps(self.codebook.danger.find_in(text, parts))
        )


def _finding(text: str, hit: Hit) -> Finding:
    return Finding(
        move=hit.rule.kind,
        start=hit.start,
        end=hit.end,
        text=text[hit.start : hit.end],
        confidence=hit.rule.confidence,
        says=hit.rule.says,
        rule=hit.rule.id,
    )


def _without_overlaps(hits: Sequence[Hit]) -> list[Hit]:
    """One hit for each kind at a place: the surest, then the longest; no gripe under a blow."""
    kept: dict[str, list[Hit]] = {}
    for hit in sorted(hits, key=lambda hit: (-hit.rule.confidence, hit.start - hit.end, hit.start)):
        of_kind = kept.setdefault(hit.rule.kind, [])
        if not _meets_any(hit, of_kind):
            insort(of_kind, hit, key=lambda one: one.start)
    hard = sorted(
        (hit for kind in _SURER_THAN_COMPLAINT for hit in kept.get(kind, ())),
        key=lambda hit: hit.start,
    )
    kept["complaint"] = [hit for hit in kept.get("complaint", ()) if not _meets_any(hit, hard)]
    return sorted(
        (hit for of_kind in kept.values() for hit in of_kind),
        key=lambda hit: (hit.start, hit.end, hit.rule.kind),
    )


def _meets_any(hit: Hit, others: Sequence[Hit]) -> bool:
    """Whether the hit overlaps one of `others`, which are sorted by where they start."""
    index = bisect_right(others, hit.start, key=lambda other: other.start)
    near = others[max(index - 4, 0) : index + 1]
    return any(hit.start < other.end and other.start < hit.end for other in near)


def _probabilities(findings: Sequence[Finding]) -> dict[str, float]:
    """For each move the chance that at least one of its findings is right."""
    doubts = dict.fromkeys(MOVES, 1 - _UNSEEN)
    for finding in findings:
        doubts[finding.move] = min(doubts[finding.move], 1.0) * (1 - finding.confidence)
    return {move: round(1 - doubt, 4) for move, doubt in doubts.items()}
