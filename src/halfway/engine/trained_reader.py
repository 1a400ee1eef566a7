"""Reads texts with the trained network and the codebook together: one probability a move."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache
from itertools import islice
from pathlib import Path
from threading import Lock
from typing import Any

import numpy as np
from numpy.typing import NDArray

from halfway.conversation import AGAINST, MOVES, SIGNALS, Coded, DangerSignal, Finding, Reading
from halfway.engine.calibration import Calibration, calibration_in, evidence
from halfway.engine.codebook import load_codebook
from halfway.engine.dismissed import NOTHING_DISMISSED, Dismissed
from halfway.engine.doubt import calmed, doubted
from halfway.engine.joined import (
    READS_AS,
    Place,
    apart,
    is_hidden,
    kept,
    left_out,
    said_outright,
)
from halfway.engine.model import Look, Network
from halfway.engine.once import ReadOnce
from halfway.engine.opening import shouting
from halfway.engine.reader import CodebookReader
from halfway.engine.seen import danger_seen, findings_seen
from halfway.engine.windows import Window, windows
from halfway.text import Sentence, sentences
from halfway.text import forget as forget_sentences
from halfway.trained import READER, folder

_HARSH, _LOUDER = 2.0, 0.15
_MORE, _MOST_MORE = 0.15, 0.45
_MAKING = Lock()

Floats = NDArray[np.floating[Any]]


class TrainedReader:
    """The reader that is shipped: rules give places and reasons, the network decides the rest."""

    def __init__(self, rules: CodebookReader, network: Network, calibration: Calibration) -> None:
        self.rules = rules
        self._network = network
        self._calibration = calibration
        self._once = ReadOnce(network)
        self._own: dict[str, Coded] = {}
        unlikely = calibration.probabilities(network.neutral[None], np.zeros((1, len(MOVES))))[0]
        self._neutral = Coded(
            moves=tuple(np.round(unlikely, 4).tolist()), named=(), harshness=1.0, directness=0.0
        )

    def read(self, texts: Sequence[str], dismissed: Dismissed = NOTHING_DISMISSED) -> list[Reading]:
        """A reading of each text, in order; nothing that is `dismissed` is in it."""
        split = [sentences(text) for text in texts]
        cut = [windows(parts) for parts in split]
        read = self._once.begun([window.words for of_text in cut for window in of_text])
        # The rules look while the network reads.
        found = list(map(self.rules.findings_in, texts, split))
        danger = list(map(self.rules.danger_in, texts, split))
        read()
        readings = map(self._read_one, texts, split, cut, found, danger)
        if dismissed == NOTHING_DISMISSED:
            return list(readings)
        return [self._without(dismissed, one) for one in readings]

    def code(self, texts: Sequence[str]) -> list[Coded]:
        """The codes of each text, in order, without places and reasons."""
        split = [sentences(text) for text in texts]
        cut = [windows(parts) for parts in split]
        neutral = self._network.are_neutral(
            [of_text[0].words if len(of_text) == 1 else "" for of_text in cut]
        )
        rest = [i for i, of_text in enumerate(cut) if of_text and not neutral[i]]
        logits = iter(self._once.logits([one.words for i in rest for one in cut[i]]))
        found = [self._neutral] * len(texts)
        for index in rest:
            rows = np.array(list(islice(logits, len(cut[index]))))
            found[index] = self._code_one(texts[index], split[index], cut[index], rows)
        return found

    def code_own(self, words: Sequence[str]) -> list[Coded]:
        """The codes of words of Halfway's own, such as those it offers, which are kept for good."""
        new = [one for one in dict.fromkeys(words) if one not in self._own]
        self._own.update(zip(new, self.code(new), strict=True))
        return [self._own[one] for one in words]

    def harshness_at(self, text: str, starts: Sequence[int]) -> list[float]:
        """How harsh the window is in which each code point stands; a text just read is not read
        again."""
        parts = sentences(text)
        cut = windows(parts)
        logits = self._once.logits([window.words for window in cut])
        places = self._places(text, self.rules.findings_in(text, parts), parts, cut, logits)
        levels = [self._levels(place.logits[None], place.moves)[0] for place in places]
        firsts = [parts[window.first].start for window in cut]
        return [levels[bisect_right(firsts, start) - 1] for start in starts]

    def _code_one(
        self, text: str, parts: Sequence[Sentence], of_text: Sequence[Window], logits: Floats
    ) -> Coded:
        places = self._places(text, self.rules.findings_in(text, parts), parts, of_text, logits)
        moves = np.max([place.moves for place in places], axis=0)
        harshness, directness = self._levels(logits, moves)
        by_rules = self.rules.danger_in(text, parts)
        told = {signal.signal for signal in by_rules if signal.tier > 1}
        if not told and self._calibration.stops(logits).any():
            told = {SIGNALS[int(self._calibration.danger_over(logits).max(axis=0).argmax())]}
        return Coded(
            moves=tuple(np.round(moves, 4).tolist()),
            named=self._named(moves),
            harshness=round(harshness, 2),
            directness=round(directness, 2),
            danger=tuple(signal for signal in SIGNALS if signal in told),
        )

    def forget(self) -> None:
        """Drop every cache that holds words of a text; those of Halfway's own words stay."""
        self.rules.forget()
        self._once.forget()
        forget_sentences()

    def _read_one(
        self,
        text: str,
        parts: Sequence[Sentence],
        of_text: Sequence[Window],
        by_rules: Sequence[Finding],
        danger: tuple[DangerSignal, ...],
    ) -> Reading:
        if not of_text:
            return self.rules.read([text])[0]
        looks = self._once.looks([window.words for window in of_text])
        logits = np.array([look.logits for look in looks])
        places = self._places(text, by_rules, parts, of_text, logits)
        findings = self._findings(text, parts, places, looks)
        danger = danger or danger_seen(
            text, parts, places, looks, self._calibration, read=self._once.looks
        )
        moves = np.max([place.moves for place in places], axis=0)
        return Reading(
            text=text,
            moves={move: round(float(p), 4) for move, p in zip(MOVES, moves, strict=True)},
            named=self._named(moves),
            findings=tuple(findings),
            danger=danger,
            opening=self.rules.opening_with(
                parts, findings, self._heard(parts, findings, logits, moves)
            ),
        )

    def _findings(
        self,
        text: str,
        parts: Sequence[Sentence],
        places: Sequence[Place],
        looks: Sequence[Look],
    ) -> list[Finding]:
        """What stays of the rules' findings, and what the network saw beside them, by place."""
        about = self.rules.codebook.about
        found = [one for place in places for one in kept(place)]
        seen = findings_seen(text, parts, places, looks, codes=self._calibration.codes, about=about)
        found += apart(seen, found)
        return sorted(found, key=lambda one: (one.start, one.end, one.move))

    def _without(self, dismissed: Dismissed, reading: Reading) -> Reading:
        """The reading without what is dismissed, which weighs as if its words were not there."""
        parts = sentences(reading.text)
        hidden = [one for one in reading.findings if is_hidden(one, parts, dismissed)]
        if not hidden:
            return reading
        rest = self.read([left_out(reading.text, hidden)])[0]
        findings = tuple(
            one
            for one in reading.findings
            if one not in hidden and (not one.rule.startswith(READS_AS) or one.move in rest.named)
        )
        levels = (rest.opening.harshness, rest.opening.directness)
        return replace(
            reading,
            moves=rest.moves,
            named=rest.named,
            findings=findings,
            opening=self.rules.opening_with(parts, findings, levels),
        )

    def _places(
        self,
        text: str,
        findings: Sequence[Finding],
        parts: Sequence[Sentence],
        of_text: Sequence[Window],
        logits: Floats,
    ) -> list[Place]:
        found = []
        for window, row in zip(of_text, logits, strict=True):
            start, end = parts[window.first].start, parts[window.last - 1].end
            inside = tuple(f for f in findings if start <= f.start < end)
            rules = evidence(inside)
            known = doubted(
                self._calibration.probabilities(row[None], rules[None])[0],
                text[start:end],
                ruled=rules != 0,
                is_danger=bool(self._calibration.stops(row)),
            )
            moves = np.maximum(known, said_outright(inside, parts))
            found.append(Place(window, inside, row, moves))
        return found

    def _heard(
        self,
        parts: Sequence[Sentence],
        findings: Sequence[Finding],
        logits: Floats,
        moves: Floats,
    ) -> tuple[float, float]:
        """The levels, harsher where harsh words are shouted: the network reads small letters, and
        where they pile up: it hears the first best."""
        harshness, directness = self._levels(logits, moves)
        if harshness > _HARSH:
            more = max(sum(one.move in AGAINST for one in findings) - 1, 0)
            harshness += _LOUDER * shouting(parts) + min(_MORE * more, _MOST_MORE)
        return min(harshness, 5.0), directness

    def _levels(self, logits: Floats, moves: Floats) -> tuple[float, float]:
        """Harshness of the first window, raised by the harshest, and the best directness."""
        harshness, directness = self._calibration.levels(logits)
        raised = float((harshness[0] + harshness.max()) / 2)
        return calmed(raised, moves), float(directness.max())

    def _named(self, moves: Floats) -> tuple[str, ...]:
        codes = self._calibration.codes
        return tuple(move for move, p in zip(MOVES, moves, strict=True) if p >= codes[move])


def default_reader() -> TrainedReader:
    """The reader that is shipped; made once, on first use, whichever thread asks first."""
    with _MAKING:
        return _shipped()


def prepare() -> None:
    """Make the shipped reader ready, so that the first text does not have to wait for it."""
    default_reader().rules.prepare()


@lru_cache(maxsize=1)
def _shipped() -> TrainedReader:
    return reader_in(folder(READER))


def reader_in(place: Path) -> TrainedReader:
    """The reader with the network and the calibration in the folder `place`."""
    return TrainedReader(CodebookReader(load_codebook()), Network(place), calibration_in(place))


def clear_cache() -> None:
    """Make the shipped reader forget every sentence that it has read."""
    default_reader().forget()
