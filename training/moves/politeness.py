"""Measures what the shared encoder knows of request tone: Stanford politeness, cross-validated.

    .venv-training/bin/python -m training.moves.politeness

The quartiles with the most and the least polite requests of the Wikipedia set (Danescu-Niculescu-Mizil
et al. 2013) are told apart; in each of five folds the fitted encoder is tuned on four fifths and
read on the rest. Nothing of it ships.
"""

from __future__ import annotations

import csv
import random

import numpy as np
import torch
from sklearn.model_selection import StratifiedKFold
from torch import nn

from training.moves.batches import encoded, padded
from training.moves.encoder import Network, fresh_network
from training.moves.places import MADE, PUBLIC

FOLDS, EPOCHS, BATCH, RATE, SEED = 5, 4, 16, 5e-5, 11


def main() -> None:
    """Print the accuracy of each fold and their mean."""
    texts, polite = _quartiles()
    rows = encoded(texts)
    right = []
    folds = StratifiedKFold(FOLDS, shuffle=True, random_state=SEED).split(rows, polite)
    for seen, unseen in folds:
        right.append(_fold(rows, polite, seen, unseen))
        print(f"accuracy {right[-1]:.3f}", flush=True)
    print(f"mean {np.mean(right):.3f} over {len(texts)} requests")


def _quartiles() -> tuple[list[str], np.ndarray]:
    with (PUBLIC / "politeness" / "wikipedia.annotated.csv").open(encoding="utf-8") as stream:
        scored = sorted(
            (float(row["Normalized Score"]), row["Request"]) for row in csv.DictReader(stream)
        )
    quarter = len(scored) // 4
    chosen = scored[:quarter] + scored[-quarter:]
    return [text for _, text in chosen], np.repeat([0, 1], quarter)


def _fold(rows: list[list[int]], polite: np.ndarray, seen: np.ndarray, unseen: np.ndarray) -> float:
    torch.manual_seed(SEED)
    dice = random.Random(SEED)
    network = fresh_network()
    network.load_state_dict(torch.load(MADE / "network.pt"))
    head = nn.Linear(network.encoder.config.hidden_size, 1)
    tuned = nn.ModuleList([network.encoder, head])
    steps = EPOCHS * -(-len(seen) // BATCH)
    optimizer = torch.optim.AdamW(tuned.parameters(), lr=RATE, weight_decay=0.01)
    slope = torch.optim.lr_scheduler.LambdaLR(
        optimizer, lambda step: min(step / (0.1 * steps), (1 - step / steps) / 0.9)
    )
    tuned.train()
    for _ in range(EPOCHS):
        order = list(seen)
        dice.shuffle(order)
        for start in range(0, len(order), BATCH):
            cut = order[start : start + BATCH]
            with torch.autocast("cpu", dtype=torch.bfloat16):
                scores = _scores(network, head, [rows[i] for i in cut]).float()
            wanted = torch.tensor(polite[cut], dtype=torch.float32)
            nn.functional.binary_cross_entropy_with_logits(scores, wanted).backward()
            nn.utils.clip_grad_norm_(tuned.parameters(), 1.0)
            optimizer.step()
            slope.step()
            optimizer.zero_grad()
    tuned.eval()
    with torch.no_grad():
        found = [float(_scores(network, head, [rows[i]])[0]) > 0 for i in unseen]
    return float(np.mean(np.array(found) == (polite[unseen] == 1)))


def _scores(network: Network, head: nn.Linear, rows: list[list[int]]) -> torch.Tensor:
    ids, mask = padded(rows)
    states = network.encoder(input_ids=ids, attention_mask=mask).last_hidden_state
    inside = mask.unsqueeze(-1).to(states.dtype)
    scores: torch.Tensor = head((states * inside).sum(1) / inside.sum(1)).squeeze(-1)
    return scores


if __name__ == "__main__":
    main()
