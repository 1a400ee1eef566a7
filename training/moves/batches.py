"""Turns labelled lines into examples, and examples into batches of about equal length."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
import torch
from tokenizers import Tokenizer

from halfway.conversation import AGAINST, MOVES, SIGNALS, TOWARD
from halfway.engine.prepared import prepared
from halfway.evaluation.lines import danger_lines, messages, openings
from halfway.text import sentences
from training.moves.augment import varied
from training.moves.encoder import OUTPUTS, weights_folder
from training.moves.places import DATA

ANY = OUTPUTS - 1
LONGEST = 96
"""Tokens; a longer text is read in parts."""


@dataclass(frozen=True, slots=True)
class Example:
    """A text with a target for each output; a weight of 0 says that nothing is known of it."""

    writer: str
    kind: str
    text: str
    targets: np.ndarray
    weights: np.ndarray


def examples(writer: str) -> list[Example]:
    """All examples of one writer's messages, openings and danger lines."""
    found = []
    for message in messages(DATA, writer):
        targets, weights = np.zeros(OUTPUTS, np.float32), np.zeros(OUTPUTS, np.float32)
        targets[:18] = [move in message.moves for move in MOVES]
        weights[:18] = 1
        targets[ANY], weights[ANY] = bool(message.moves), 1
        hint_harshness(message.moves, targets, weights)
        weights[18:26] = sure_of_no_danger(message.moves)
        found.append(Example(writer, "message", message.text, targets, weights))
    for line in openings(DATA, writer):
        targets, weights = np.zeros(OUTPUTS, np.float32), np.zeros(OUTPUTS, np.float32)
        targets[26:30] = [line.harshness > level for level in range(1, 5)]
        targets[30:33] = [line.directness > level for level in range(3)]
        weights[26:33] = 1
        found.append(Example(writer, "opening", line.text, targets, weights))
    for danger in danger_lines(DATA, writer):
        targets, weights = np.zeros(OUTPUTS, np.float32), np.zeros(OUTPUTS, np.float32)
        targets[18:26] = [signal in danger.signals for signal in SIGNALS]
        weights[18:26] = 1
        found.append(Example(writer, "danger", danger.text, targets, weights))
    return found


def hint_harshness(moves: frozenset[str], targets: np.ndarray, weights: np.ndarray) -> None:
    """What a message's moves alone say of its harshness, so that everyday talk reads as soft and
    an attack of four words as harsh."""
    above = slice(26, 30)
    if not moves or moves <= set(TOWARD):
        weights[above] = (0.3, 1, 1, 1) if moves else (0.5, 1, 1, 1)
    elif moves & {"criticism", "contempt", "threat"}:
        targets[26:28], weights[26:28] = 1, 0.6
    elif moves & set(AGAINST):
        targets[26], weights[26] = 1, 0.6


def sure_of_no_danger(moves: frozenset[str]) -> np.ndarray:
    """How sure it is that a message, whose writer was not asked about danger, tells of none.

    Most threats are of leaving or of telling, and most feelings are no fear of the partner: they
    teach that too, but with less weight, for some are.
    """
    sure = np.ones(len(SIGNALS), np.float32)
    if "threat" in moves:
        sure[SIGNALS.index("threat_to_harm")] = 0.4
    if "feeling" in moves:
        sure[[SIGNALS.index("fear"), SIGNALS.index("self_harm")]] = 0.4
    return sure


@lru_cache(maxsize=1)
def tokenizer() -> Tokenizer:
    """The encoder's tokenizer, cut at `LONGEST` tokens, without padding."""
    made = Tokenizer.from_file(str(weights_folder() / "tokenizer.json"))
    made.no_padding()
    made.enable_truncation(LONGEST)
    return made


def encoded(texts: Sequence[str]) -> list[list[int]]:
    """Token ids of each text as the reader sees it."""
    return [
        one.ids for one in tokenizer().encode_batch([prepared(sentences(text)) for text in texts])
    ]


def padded(rows: Sequence[Sequence[int]]) -> tuple[torch.Tensor, torch.Tensor]:
    """Ids and mask of shape (rows, longest row)."""
    longest = max(len(row) for row in rows)
    ids = torch.zeros(len(rows), longest, dtype=torch.long)
    mask = torch.zeros(len(rows), longest, dtype=torch.long)
    for index, row in enumerate(rows):
        ids[index, : len(row)] = torch.tensor(row)
        mask[index, : len(row)] = 1
    return ids, mask


def batches(
    found: Sequence[Example], *, size: int, dice: random.Random, vary: bool
) -> Iterator[tuple[torch.Tensor, torch.Tensor, torch.Tensor, torch.Tensor]]:
    """One pass over the examples, varied or as they are: ids, mask, targets, weights."""
    order = list(found)
    dice.shuffle(order)
    rows = encoded([varied(one.text, dice) if vary else one.text for one in order])
    # Batches of like length waste no time on padding; they come in chance order.
    by_length = sorted(range(len(order)), key=lambda index: len(rows[index]) + dice.random() * 6)
    cuts = [by_length[start : start + size] for start in range(0, len(order), size)]
    dice.shuffle(cuts)
    for cut in cuts:
        ids, mask = padded([rows[index] for index in cut])
        targets = torch.tensor(np.stack([order[index].targets for index in cut]))
        weights = torch.tensor(np.stack([order[index].weights for index in cut]))
        yield ids, mask, targets, weights
