"""Fits the network to examples and reads texts with it."""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
import torch
from torch.nn.functional import binary_cross_entropy_with_logits

from training.moves.batches import Example, batches, encoded, padded
from training.moves.encoder import OUTPUTS, Network, fresh_network

KINDS = ((0, 18, 1.0), (18, 26, 1.0), (26, 33, 0.7), (33, 34, 0.3))
"""Outputs from, to, and how much their loss counts: moves, danger, openings, any move."""


@dataclass(frozen=True, slots=True)
class Recipe:
    """All choices of a training; each is justified in the table of ablations."""

    epochs: int = 6
    batch: int = 16
    rate: float = 1e-4
    head_rate: float = 1e-3
    warm_up: float = 0.1
    decay: float = 0.01
    smoothing: float = 0.02
    averaged: float = 0.92
    average_every: int = 4
    frozen_words: bool = True
    vary: bool = True
    seed: int = 20261123


def fit(
    found: Sequence[Example], recipe: Recipe, *, told: Callable[[str], None] = lambda _: None
) -> Network:
    """The network fitted to `found`, its weights averaged over the last steps; `told` of each epoch."""
    torch.manual_seed(recipe.seed)
    dice = random.Random(recipe.seed)
    network = fresh_network()
    network.train()
    network.encoder.embeddings.word_embeddings.requires_grad_(not recipe.frozen_words)
    optimizer = _optimizer(network, recipe)
    steps = recipe.epochs * -(-len(found) // recipe.batch)
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimizer, lambda step: _slope(step / steps, recipe.warm_up)
    )
    average = torch.optim.swa_utils.AveragedModel(
        network, multi_avg_fn=torch.optim.swa_utils.get_ema_multi_avg_fn(recipe.averaged)
    )
    done = 0
    for epoch in range(1, recipe.epochs + 1):
        for ids, mask, targets, weights in batches(
            found, size=recipe.batch, dice=dice, vary=recipe.vary
        ):
            with torch.autocast("cpu", dtype=torch.bfloat16):
                logits = network(ids, mask).float()
            loss = _loss(logits, targets, weights, smoothing=recipe.smoothing)
            optimizer.zero_grad()
            loss.backward()
            torch.nn.utils.clip_grad_norm_(network.parameters(), 1.0)
            optimizer.step()
            schedule.step()
            done += 1
            if done % recipe.average_every == 0 or done == steps:
                average.update_parameters(network)
        told(f"  epoch {epoch} of {recipe.epochs}")
    fitted: Network = average.module
    return fitted.eval()


@torch.no_grad()
def read(network: Network, texts: Sequence[str], *, size: int = 128) -> np.ndarray:
    """Logits of shape (texts, outputs), in order."""
    rows = encoded(texts)
    order = sorted(range(len(rows)), key=lambda index: len(rows[index]))
    logits = np.zeros((len(rows), OUTPUTS), np.float32)
    for start in range(0, len(order), size):
        cut = order[start : start + size]
        logits[cut] = network(*padded([rows[index] for index in cut])).numpy()
    return logits


def _loss(
    logits: torch.Tensor, targets: torch.Tensor, weights: torch.Tensor, *, smoothing: float
) -> torch.Tensor:
    soft = targets * (1 - 2 * smoothing) + smoothing
    each = binary_cross_entropy_with_logits(logits, soft, reduction="none") * weights
    total = torch.zeros(())
    for first, last, share in KINDS:
        known = weights[:, first:last].sum().clamp(min=1)
        total = total + share * each[:, first:last].sum() / known
    return total


def _optimizer(network: Network, recipe: Recipe) -> torch.optim.Optimizer:
    heads = [*network.look.parameters(), *network.judge.parameters()]
    encoder = [one for one in network.encoder.parameters() if one.requires_grad]
    return torch.optim.AdamW(
        [
            {"params": encoder, "lr": recipe.rate},
            {"params": heads, "lr": recipe.head_rate},
        ],
        weight_decay=recipe.decay,
        fused=True,
    )


def _slope(done: float, warm_up: float) -> float:
    return done / warm_up if done < warm_up else max((1 - done) / (1 - warm_up), 0.0)
