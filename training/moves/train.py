"""Makes the trained reader: `make train`. Fits, calibrates on unseen writers, exports, and gates.

Writers of the split "train" are seen; those of the split "test" never are, by nothing in here but
the last measurement. Calibration uses networks that were fitted to two thirds of the training
writers and read the other third.
"""

from __future__ import annotations

import argparse
import json
import os
import time
from collections.abc import Iterable
from dataclasses import replace

os.environ.setdefault("TRANSFORMERS_VERBOSITY", "error")

import numpy as np
import torch

from halfway.evaluation.lines import writers
from training.moves.batches import Example, examples
from training.moves.calibrate import Unseen, calibrated, rules_on
from training.moves.everyday import everyday_examples
from training.moves.export import export
from training.moves.fit import Recipe, fit, read
from training.moves.glance import make_table
from training.moves.places import DATA, MADE

FOLDS = 3
SPREAD = 7
"""Every so many lines are enough to find the scales of the 8-bit steps on."""


def main() -> None:
    """Fit all networks and leave what would ship in `training/moves/made/`."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--epochs", type=int, default=Recipe().epochs)
    recipe = replace(Recipe(), epochs=parser.parse_args().epochs)
    started = time.perf_counter()
    MADE.mkdir(exist_ok=True)
    seen = [id for id, writer in writers(DATA).items() if writer.split == "train"]
    by_writer = {id: examples(id) for id in seen}
    lines = [one for found in by_writer.values() for one in found]
    _say("fitting all training writers", started)
    network = fit(lines + everyday_examples(), recipe)
    torch.save(network.state_dict(), MADE / "network.pt")
    export(network, MADE, [one.text for one in lines[::SPREAD]])
    _say(f"quick look: {make_table(lines, MADE)}", started)
    unseen = _unseen(by_writer, recipe, started)
    (MADE / "calibration.json").write_text(json.dumps(calibrated(unseen), indent=1) + "\n")
    _say("done", started)


def folds(writers: Iterable[str]) -> list[list[str]]:
    """The writers that each fold leaves out."""
    return [sorted(writers)[fold::FOLDS] for fold in range(FOLDS)]


def _unseen(by_writer: dict[str, list[Example]], recipe: Recipe, started: float) -> Unseen:
    """Each writer read by a network that was fitted to others."""
    found: list[Example] = []
    logits = []
    for number, out in enumerate(folds(by_writer), start=1):
        _say(f"fold {number} of {FOLDS}, without {', '.join(out)}", started)
        rest = [one for id, lines in by_writer.items() if id not in out for one in lines]
        network = fit(rest + everyday_examples(), recipe)
        mine = [one for id in out for one in by_writer[id]]
        found += mine
        logits.append(read(network, [one.text for one in mine]))
    evidence, danger = rules_on([one.text for one in found])
    np.savez_compressed(MADE / "unseen.npz", logits=np.concatenate(logits), evidence=evidence)
    return Unseen(found, np.concatenate(logits), evidence, danger)


def _say(what: str, started: float) -> None:
    print(f"{time.perf_counter() - started:6.0f} s  {what}", flush=True)


if __name__ == "__main__":
    main()
