"""What each choice of the recipe gives, on writers that no network of the run had seen.

    .venv-training/bin/python -m training.moves.recipes [NAME ...]

Every second training writer is fitted to, with fewer passes than what ships (a network in four to
six minutes on two cores), and the others are read: figures of the network's logits alone, before
rules and calibration, so they are lower than those of the whole reader and only to be compared.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from dataclasses import replace

import numpy as np

from halfway.evaluation import figures
from halfway.evaluation.lines import writers
from training.moves.batches import Example, examples
from training.moves.encoder import Network
from training.moves.everyday import everyday_examples
from training.moves.fit import Recipe, fit, read
from training.moves.places import DATA

BASE = replace(Recipe(), epochs=4)
RECIPES = {
    "as it ships": BASE,
    "words learn, too": replace(BASE, frozen_words=False),
    "32 lines a step": replace(BASE, batch=32, rate=2e-4, averaged=0.92, average_every=2),
    "twice the rate": replace(BASE, rate=2e-4),
    "no smoothing of labels": replace(BASE, smoothing=0.0),
    "lines as they are, not varied": replace(BASE, vary=False),
}
LISTS: dict[str, Callable[[list[Example]], list[Example]]] = {
    "with what everybody says": lambda lines: lines + everyday_examples(),
}
FALSE_ALARMS = 0.03


def main() -> None:
    """Print one row a recipe, or only those that are named."""
    seen = [id for id, writer in writers(DATA).items() if writer.split == "train"]
    fitted = [one for id in seen[::2] for one in examples(id)]
    unseen = [one for id in seen[1::2] for one in examples(id)]
    print(
        f"{len(fitted)} lines fitted to, {len(unseen)} lines of other writers read\n\n"
        "| recipe | best macro-F1 | AUC of moves | harshness, Spearman | danger told at 3 % | seconds |\n"
        "|---|---|---|---|---|---|"
    )
    for name in sys.argv[1:] or [*RECIPES, *LISTS]:
        started = time.perf_counter()
        lines = LISTS[name](fitted) if name in LISTS else fitted
        network = fit(lines, RECIPES.get(name, BASE))
        took = time.perf_counter() - started
        print(f"| {name} | {_figures(network, unseen)} | {took:.0f} |", flush=True)


def _figures(network: Network, lines: list[Example]) -> str:
    logits = read(network, [one.text for one in lines])
    targets = np.array([one.targets for one in lines])
    kinds = np.array([one.kind for one in lines])
    messages, danger, openings = (kinds == kind for kind in ("message", "danger", "opening"))
    f1 = [_best_f1(targets[messages, i] > 0, logits[messages, i]) for i in range(18)]
    auc = [figures.auc(targets[messages, i] > 0, logits[messages, i]) for i in range(18)]
    harshness = (1 / (1 + np.exp(-logits[openings, 26:30]))).sum(axis=1)
    spearman = figures.spearman(targets[openings, 26:30].sum(axis=1), harshness)
    top = logits[:, 18:26].max(axis=1)
    real = danger & targets[:, 18:26].any(axis=1)
    told = (top[real] > np.quantile(top[messages], 1 - FALSE_ALARMS)).mean()
    return f"{np.mean(f1):.3f} | {np.mean(auc):.3f} | {spearman:.3f} | {told:.3f}"


def _best_f1(labelled: np.ndarray, logits: np.ndarray) -> float:
    """The F1 at the cut that suits best: what calibration can make of the logits."""
    order = np.argsort(-logits)
    hits = np.cumsum(labelled[order])
    return float((2 * hits / (np.arange(1, len(order) + 1) + labelled.sum())).max())


if __name__ == "__main__":
    main()
