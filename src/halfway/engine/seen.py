"""Gives what the network alone saw its place in the text: findings, and signals of danger."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from halfway.conversation import MOVES, SIGNALS, DangerSignal, Finding
from halfway.engine.attribution import sentence_of, span_of
from halfway.engine.calibration import Calibration
from halfway.engine.codebook import About
from halfway.engine.joined import READS_AS, SURE, Place
from halfway.engine.model import Look
from halfway.engine.prepared import prepared
from halfway.text import Sentence

_MAY_BE_DROWNED, _CLEAR_ALONE = -0.5, 1.0
"""Over the point from which danger is told: a window this near to it is read again, sentence by
sentence, and one of them tells when it is that clear alone. Plain words around a sentence take much
of its danger away; alone, harmless ones sound worse than they are (docs/decisions/0018)."""


def findings_seen(
    text: str,
    parts: Sequence[Sentence],
    places: Sequence[Place],
    looks: Sequence[Look],
    *,
    codes: Mapping[str, float],
    about: Mapping[str, About],
) -> list[Finding]:
    """A finding for each move that no rule found in a window in which it is probable."""
    found = []
    for place, look in zip(places, looks, strict=True):
        named = {finding.move for finding in place.findings}
        inside = parts[place.window.first : place.window.last]
        for index, move in enumerate(MOVES):
            if move in named or place.moves[index] < codes[move]:
                continue
            start, end = span_of(inside, sentence_of(inside, index, look), index, look)
            p = float(place.moves[index])
            sure = "likely" if p >= SURE else "perhaps"
            title, what = about[move].title.lower(), about[move].what
            found.append(
                Finding(
                    move=move,
                    start=start,
                    end=end,
                    text=text[start:end],
                    confidence=round(p, 4),
                    says=f"This reads as {title} ({sure}). {what}",
                    rule=f"{READS_AS}.{move}",
                )
            )
    return found


def danger_seen(
    text: str,
    parts: Sequence[Sentence],
    places: Sequence[Place],
    looks: Sequence[Look],
    calibration: Calibration,
    *,
    read: Callable[[Sequence[str]], Sequence[Look]],
) -> tuple[DangerSignal, ...]:
    """At most one signal a window, of those that no rule knows: the one that is clearest.

    `read` looks at prepared texts; a sentence that may be drowned by its neighbours is read alone.
    """
    found = []
    for place, look in zip(places, looks, strict=True):
        inside = parts[place.window.first : place.window.last]
        clearest = _clearest(inside, look, calibration, read)
        if clearest is None:
            continue
        part, signal = clearest
        found.append(
            DangerSignal(
                signal=signal,
                start=part.start,
                end=part.end,
                text=text[part.start : part.end],
                tier=2 if calibration.stops(place.logits) else 1,
                rule=f"{READS_AS}.{signal}",
            )
        )
    return tuple(found)


def _clearest(
    inside: Sequence[Sentence],
    look: Look,
    calibration: Calibration,
    read: Callable[[Sequence[str]], Sequence[Look]],
) -> tuple[Sentence, str] | None:
    """The sentence of a window that tells of danger most, and of which; None where none does."""
    over = calibration.danger_over(look.logits)
    index = int(over.argmax())
    if over[index] < (0 if len(inside) == 1 else _MAY_BE_DROWNED):
        return None
    if len(inside) == 1:
        return inside[0], SIGNALS[index]
    alone = [calibration.danger_over(one.logits) for one in read([prepared([p]) for p in inside])]
    if over[index] >= 0:
        return max(zip(alone, inside, strict=True), key=lambda one: one[0][index])[1], SIGNALS[
            index
        ]
    best = max(range(len(inside)), key=lambda index: alone[index].max())
    if alone[best].max() < _CLEAR_ALONE:
        return None
    return inside[best], SIGNALS[int(alone[best].argmax())]
