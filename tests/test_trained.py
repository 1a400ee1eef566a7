"""What is shipped is found by name; its published figures are those that it has."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

from halfway import trained
from halfway.conversation import MOVES
from halfway.engine.trained_reader import default_reader
from halfway.evaluation.figures import agreement
from halfway.evaluation.lines import messages, writers

ROOT = Path(__file__).parent.parent
DATA = ROOT / "training" / "moves" / "data"


def test_an_unknown_name_is_a_key_error() -> None:
    with pytest.raises(KeyError):
        trained.folder("nothing")


def test_the_shipped_reader_has_the_figures_that_are_published() -> None:
    """In bulk, which is quick; `halfway models evaluate` measures all of it word by word."""
    published = trained.numbers(trained.READER, "metrics.json")
    unseen = [id for id, writer in writers(DATA).items() if writer.split == "test"]
    lines = [line for id in unseen for line in messages(DATA, id)]
    named = [set(one.named) for one in default_reader().code([line.text for line in lines])]
    f1 = [
        agreement(
            np.array([move in line.moves for line in lines]),
            np.array([move in one for one in named]),
        ).f1
        for move in MOVES
    ]
    assert len(lines) == published["messages"]
    assert np.mean(f1) == pytest.approx(published["moves"]["macro_f1"], abs=0.01)


def test_the_page_of_figures_is_up_to_date() -> None:
    subprocess.run([sys.executable, "scripts/write_accuracy.py", "--check"], cwd=ROOT, check=True)
