"""Makes the trained reader: `make train`. Fits, calibrates on unseen writers, exports, and gates.

Writers of the split "train" are seen; those of the split "test" never are, by nothing in here but
the last measurement. Calibration uses networks that were fitted to two thirds of the training
writers and read the other third, for two such thirds. With `--resume`, what an interrupted run had
fitted is kept.
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
from training.moves.encoder import Network, fresh_network
from training.moves.everyday import everyday_examples
from training.moves.export import export
from training.moves.fit import Recipe, fit, read
from training.moves.glance import make_table
from training.moves.places import DATA, MADE

FOLDS, FOLDS_READ = 3, 2
"""Each fold leaves a third of the writers out; two thirds of the lines are enough to calibrate on."""
SPREAD, SPREAD_EVERYDAY = 7, 3
"""Every so many lines are enough to find the scales of the 8-bit steps on; everyday chatter with its
emoji has to be among them."""


def main() -> None:
    """Fit all networks and leave what would ship in `training/moves/made/`."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--epochs", type=int, default=Recipe().epochs)
    parser.add_argument("--resume", action="store_true", help="keep what an earlier run fitted")
    given = parser.parse_args()
    recipe = replace(Recipe(), epochs=given.epochs)
    started = time.perf_counter()
    MADE.mkdir(exist_ok=True)
    if not given.resume:
        for left in (MADE / "network.pt", *MADE.glob("fold*.npy")):
            left.unlink(missing_ok=True)
    seen = [id for id, writer in writers(DATA).items() if writer.split == "train"]
    by_writer = {id: examples(id) for id in seen}
    lines = [one for found in by_writer.values() for one in found]
    _say("fitting all training writers", started)
    network = _fitted(lines, recipe, started)
    telling = lines[::SPREAD] + everyday_examples()[::SPREAD_EVERYDAY]
    export(network, MADE, [one.text for one in telling])
    _say(f"quick look: {make_table(lines, MADE)}", started)
    unseen = _unseen(by_writer, recipe, started)
    (MADE / "calibration.json").write_text(json.dumps(calibrated(unseen), indent=1) + "\n")
    _say("done", started)


def taught(lines: list[Example]) -> list[Example]:
    """What a network is fitted to: the lines, what everybody says, and openings, of which there are
    fewest, a second time."""
    return lines + everyday_examples() + [one for one in lines if one.kind == "opening"]


def _fitted(lines: list[Example], recipe: Recipe, started: float) -> Network:
    """The network that would ship; the one that an interrupted run had fitted, where there is."""
    kept = MADE / "network.pt"
    if not kept.exists():
        network = fit(taught(lines), recipe, told=lambda what: _say(what, started))
        torch.save(network.state_dict(), kept)
    network = fresh_network()
    network.load_state_dict(torch.load(kept))
    return network.eval()


def folds(writers: Iterable[str]) -> list[list[str]]:
    """The writers that each fold leaves out, of those folds that are read."""
    return [sorted(writers)[fold::FOLDS] for fold in range(FOLDS_READ)]


def _unseen(by_writer: dict[str, list[Example]], recipe: Recipe, started: float) -> Unseen:
    """Two of three writers, each read by a network that was fitted to others."""
    found: list[Example] = []
    logits = []
    for number, out in enumerate(folds(by_writer), start=1):
        _say(f"fold {number} of {FOLDS_READ}, without {', '.join(out)}", started)
        rest = [one for id, lines in by_writer.items() if id not in out for one in lines]
        mine = [one for id in out for one in by_writer[id]]
        found += mine
        kept = MADE / f"fold{number}.npy"
        if not kept.exists():
            network = fit(taught(rest), recipe, told=lambda what: _say(what, started))
            np.save(kept, read(network, [one.text for one in mine]))
        logits.append(np.load(kept))
    evidence, danger = rules_on([one.text for one in found])
    np.savez_compressed(MADE / "unseen.npz", logits=np.concatenate(logits), evidence=evidence)
    return Unseen(found, np.concatenate(logits), evidence, danger)


def _say(what: str, started: float) -> None:
    print(f"{time.perf_counter() - started:6.0f} s  {what}", flush=True)


if __name__ == "__main__":
    main()
