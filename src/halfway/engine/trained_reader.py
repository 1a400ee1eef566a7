"""Reads texts with the trained network and the codebook together: one probability a move."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any

import numpy as np
from numpy.typing import NDArray

from halfway.conversation import MOVES, SIGNALS, DangerSignal, Finding, Opening, Reading
from halfway.engine.attribution import sentence_of, span_of
from halfway.engine.calibration import Calibration, calibration, evidence
from halfway.engine.codebook import load_codebook
from halfway.engine.dismissed import NOTHING_DISMISSED, Dismissed
from halfway.engine.model import Network, network
from halfway.engine.reader import CodebookReader, Reader
from halfway.engine.windows import Window, windows
from halfway.text import Sentence, sentences

READS_AS = "reads_as"
"""The rule that a finding names when the network alone saw it: `reads_as.criticism`."""
_CERTAIN = 0.95
"""Rules as sure as this have the last word."""
_REFUTED = 0.15
"""A finding of a less sure rule is dropped when all that is known makes it this unlikely."""
_SURE = 0.8
_MOST_CACHED = 4096

Floats = NDArray[np.floating[Any]]


@dataclass(frozen=True, slots=True)
class _Place:
    """A window of a text, with the findings of rules in it and what the network says of it."""

    window: Window
    findings: tuple[Finding, ...]
    logits: Floats
    moves: Floats


class TrainedReader:
    """The reader that is shipped: rules give places and reasons, the network decides the rest."""

    def __init__(self, rules: CodebookReader, network: Network, calibration: Calibration) -> None:
        self.rules = rules
        self._network = network
        self._calibration = calibration
        self._seen: dict[str, Floats] = {}

    def read(self, texts: Sequence[str], dismissed: Dismissed = NOTHING_DISMISSED) -> list[Reading]:
        """A reading of each text, in order; nothing that is `dismissed` is in it."""
        split = [sentences(text) for text in texts]
        cut = [windows(parts) for parts in split]
        self._logits([window.words for of_text in cut for window in of_text])
        return [
            self._read_one(text, parts, of_text, dismissed)
            for text, parts, of_text in zip(texts, split, cut, strict=True)
        ]

    def forget(self) -> None:
        """Drop every cache that holds words of a text."""
        self.rules.forget()
        self._seen.clear()

    def _logits(self, words: Sequence[str]) -> Floats:
        """Logits of prepared texts, each read once."""
        known = {one: row for one in words if (row := self._seen.get(one)) is not None}
        new = [one for one in dict.fromkeys(words) if one not in known]
        if new:
            known.update(zip(new, self._network.logits(new), strict=True))
            if len(self._seen) > _MOST_CACHED:
                self._seen.clear()
            self._seen.update(known)
        return np.array([known[one] for one in words])

    def _read_one(
        self, text: str, parts: Sequence[Sentence], of_text: Sequence[Window], dismissed: Dismissed
    ) -> Reading:
        by_rules = self.rules.read_split(text, parts, dismissed)
        if not of_text:
            return by_rules
        places = self._places(by_rules, parts, of_text)
        findings = [kept for place in places for kept in _kept(place)]
        findings += self._seen_by_network(text, parts, places, dismissed)
        findings.sort(key=lambda finding: (finding.start, finding.end, finding.move))
        moves = np.max([place.moves for place in places], axis=0)
        return replace(
            by_rules,
            moves={move: round(float(p), 4) for move, p in zip(MOVES, moves, strict=True)},
            named=tuple(
                move
                for move, p in zip(MOVES, moves, strict=True)
                if p >= self._calibration.codes[move]
            ),
            findings=tuple(findings),
            danger=by_rules.danger or self._danger(text, parts, places),
            opening=self._opening(parts, places, tuple(findings)),
        )

    def _places(
        self, by_rules: Reading, parts: Sequence[Sentence], of_text: Sequence[Window]
    ) -> list[_Place]:
        found = []
        logits = self._logits([window.words for window in of_text])
        for window, row in zip(of_text, logits, strict=True):
            start, end = parts[window.first].start, parts[window.last - 1].end
            inside = tuple(f for f in by_rules.findings if start <= f.start < end)
            moves = self._calibration.probabilities(row[None], evidence(inside)[None])[0]
            found.append(_Place(window, inside, row, moves))
        return found

    def _seen_by_network(
        self,
        text: str,
        parts: Sequence[Sentence],
        places: Sequence[_Place],
        dismissed: Dismissed,
    ) -> list[Finding]:
        """A finding for each move that no rule found in a window in which it is probable."""
        found = []
        for place in places:
            named = {finding.move for finding in place.findings}
            inside = parts[place.window.first : place.window.last]
            for index, move in enumerate(MOVES):
                if move in named or place.moves[index] < self._calibration.codes[move]:
                    continue
                part = inside[sentence_of(inside, index, self._logits)]
                start, end = span_of(part, index, self._logits)
                rule = f"{READS_AS}.{move}"
                if dismissed.hides(rule=rule, words=text[start:end], sentence=part.text):
                    continue
                found.append(self._finding(text, (start, end), move, float(place.moves[index])))
        return found

    def _finding(self, text: str, span: tuple[int, int], move: str, p: float) -> Finding:
        about = self.rules.codebook.about[move]
        sure = "likely" if p >= _SURE else "perhaps"
        return Finding(
            move=move,
            start=span[0],
            end=span[1],
            text=text[slice(*span)],
            confidence=round(p, 4),
            says=f"This reads as {about.title.lower()} ({sure}). {about.what}",
            rule=f"{READS_AS}.{move}",
        )

    def _danger(
        self, text: str, parts: Sequence[Sentence], places: Sequence[_Place]
    ) -> tuple[DangerSignal, ...]:
        """At most one signal a window, of those that no rule knows: the one that is clearest."""
        found = []
        for place in places:
            over = self._calibration.danger_over(place.logits)
            index = int(over.argmax())
            if over[index] < 0:
                continue
            inside = parts[place.window.first : place.window.last]
            part = inside[sentence_of(inside, len(MOVES) + index, self._logits)]
            found.append(
                DangerSignal(
                    signal=SIGNALS[index],
                    start=part.start,
                    end=part.end,
                    text=text[part.start : part.end],
                    tier=2 if over[index] >= self._calibration.danger_stops else 1,
                    rule=f"{READS_AS}.{SIGNALS[index]}",
                )
            )
        return tuple(found)

    def _opening(
        self,
        parts: Sequence[Sentence],
        places: Sequence[_Place],
        findings: tuple[Finding, ...],
    ) -> Opening:
        """The opening of the first window, raised by the harshest one."""
        harshness, directness = self._calibration.levels(np.array([p.logits for p in places]))
        harshest = float((harshness[0] + harshness.max()) / 2)
        return self.rules.opening_with(parts, findings, (harshest, float(directness.max())))


@lru_cache(maxsize=1)
def default_reader() -> Reader:
    """The reader that is shipped; made once, on first use."""
    return TrainedReader(CodebookReader(load_codebook()), network(), calibration())


def clear_cache() -> None:
    """Make the shipped reader forget every sentence that it has read."""
    default_reader().forget()


def _kept(place: _Place) -> list[Finding]:
    """The findings of rules in a window that the network does not refute, as sure as both are."""
    kept = []
    for finding in place.findings:
        p = float(place.moves[MOVES.index(finding.move)])
        if finding.confidence >= _CERTAIN:
            kept.append(finding)
        elif p >= _REFUTED:
            kept.append(replace(finding, confidence=round(max(p, 0.5), 4)))
    return kept
