"""What everybody says: the codebook's own cases as examples, so that the network knows them too.

Writers were asked for fresh lines, and seldom write "You always do this." The cases of the rules are
such lines, written by us; each says something of its rule's move alone, nothing of the others.
"""

from __future__ import annotations

import random
from collections.abc import Iterator

import numpy as np

from halfway.conversation import MOVES, SIGNALS
from halfway.engine.cases import marked_spans, unmarked
from halfway.engine.codebook import load_codebook
from halfway.engine.rule import Rule
from halfway.text import sentences
from training.moves.batches import ANY, Example, hint_harshness, sure_of_no_danger
from training.moves.encoder import OUTPUTS

YES, NO = 5, 2
"""At most so many cases of a rule, so that rules with many do not outweigh the writers."""
YES_DANGER = 12
"""So many of a danger rule: there are few of these rules, and few lines that tell of danger."""
SEED = 7


def everyday_examples() -> list[Example]:
    """A sentence of each chosen case; weights are 0 for all that the case says nothing of."""
    dice = random.Random(SEED)
    found: dict[str, Example] = {}
    for rule in load_codebook().rules:
        hits = list(dict.fromkeys(_hits(rule)))
        dice.shuffle(hits)
        misses = [unmarked(case) for case in rule.no]
        dice.shuffle(misses)
        for text in hits[: YES_DANGER if rule.is_danger else YES]:
            found.setdefault(text, _example(rule, text, is_hit=True))
        for text in misses[:NO]:
            found.setdefault(text, _example(rule, text, is_hit=False))
    return list(found.values())


def _hits(rule: Rule) -> Iterator[str]:
    """The sentences of the yes cases in which a marked stretch begins."""
    for case in rule.yes:
        text = unmarked(case)
        starts = [start for start, _ in marked_spans(case)]
        for part in sentences(text):
            if any(part.start <= start < part.end for start in starts):
                yield part.text


def _example(rule: Rule, text: str, *, is_hit: bool) -> Example:
    targets, weights = np.zeros(OUTPUTS, np.float32), np.zeros(OUTPUTS, np.float32)
    kinds = SIGNALS if rule.is_danger else MOVES
    index = kinds.index(rule.kind) + (len(MOVES) if rule.is_danger else 0)
    targets[index], weights[index] = is_hit, 1
    if not rule.is_danger:
        danger = slice(len(MOVES), len(MOVES) + len(SIGNALS))
        weights[danger] = sure_of_no_danger(frozenset((rule.kind,)))
    if is_hit and not rule.is_danger:
        targets[ANY], weights[ANY] = 1, 0.5
        hint_harshness(frozenset((rule.kind,)), targets, weights)
    return Example("codebook", "danger" if rule.is_danger else "message", text, targets, weights)
