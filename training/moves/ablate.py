"""What each part around the network gives, on writers that no network of its fold had seen.

    .venv-training/bin/python -m training.moves.ablate

Needs what `make train` left in `made/`: no network is fitted anew. Weights are fitted on one half of
the writers and measured on the other, and the other way round.
"""

from __future__ import annotations

import numpy as np
import torch
from sklearn.linear_model import LogisticRegression

from halfway.conversation import MOVES
from halfway.engine.model import ANY
from halfway.evaluation.lines import writers
from training.moves.batches import Example, examples
from training.moves.encoder import Network, fresh_network
from training.moves.export import exported_logits
from training.moves.fit import read
from training.moves.places import DATA, MADE
from training.moves.train import folds

PARTS = {
    "network, rules and “any move”": (0, 1, 2),
    "network and rules": (0, 1),
    "network and “any move”": (0, 2),
    "network alone": (0,),
    "rules alone": (1,),
}


def main() -> None:
    """Print both tables."""
    seen = [id for id, writer in writers(DATA).items() if writer.split == "train"]
    by_writer = {id: examples(id) for id in seen}
    found = [one for fold in folds(by_writer) for id in fold for one in by_writer[id]]
    saved = np.load(MADE / "unseen.npz")
    messages = np.array([i for i, one in enumerate(found) if one.kind == "message"])
    known = np.stack(
        [
            saved["logits"][messages][:, : len(MOVES)],
            saved["evidence"][messages],
            np.repeat(saved["logits"][messages][:, ANY][:, None], len(MOVES), axis=1),
        ],
        axis=2,
    )
    labelled = np.array([found[i].targets[: len(MOVES)] > 0 for i in messages])
    half = np.array([seen.index(found[i].writer) % 2 for i in messages])
    print("| read by | macro-F1 at 0.5 | mean log loss |\n|---|---|---|")
    for name, parts in PARTS.items():
        f1, loss = _measured(known[:, :, parts], labelled, half)
        print(f"| {name} | {f1:.3f} | {loss:.4f} |")
    _bits()


def _measured(known: np.ndarray, labelled: np.ndarray, half: np.ndarray) -> tuple[float, float]:
    f1, losses = [], []
    for move in range(len(MOVES)):
        p = np.zeros(len(half))
        for side in (0, 1):
            model = LogisticRegression(C=10.0)
            model.fit(known[half != side, move], labelled[half != side, move])
            p[half == side] = model.predict_proba(known[half == side, move])[:, 1]
        named, truth = p >= 0.5, labelled[:, move]
        f1.append(2 * (named & truth).sum() / max(named.sum() + truth.sum(), 1))
        inside = np.clip(np.where(truth, p, 1 - p), 1e-6, 1)
        losses.append(-np.log(inside).mean())
    return float(np.mean(f1)), float(np.mean(losses))


def _bits() -> None:
    """The network in 32 bits beside the shipped one in 8 bits, on the test writers."""
    test = [id for id, writer in writers(DATA).items() if writer.split == "test"]
    lines: list[Example] = [one for id in test for one in examples(id) if one.kind == "message"]
    labelled = np.array([one.targets[: len(MOVES)] > 0 for one in lines])
    texts = [one.text for one in lines]
    network: Network = fresh_network()
    network.load_state_dict(torch.load(MADE / "network.pt"))
    network.eval()
    print("\n| weights | macro-F1 of the network's logits above 0 |\n|---|---|")
    with torch.no_grad():
        for name, logits in (
            ("32 bits", read(network, texts)),
            ("8 bits", exported_logits(MADE, texts)),
        ):
            named = logits[:, : len(MOVES)] >= 0
            hit = (named & labelled).sum(axis=0)
            f1 = 2 * hit / np.maximum(named.sum(axis=0) + labelled.sum(axis=0), 1)
            print(f"| {name} | {f1.mean():.3f} |")


if __name__ == "__main__":
    main()
