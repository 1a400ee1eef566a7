"""The published agreement is the one that the labels give."""

from __future__ import annotations

import numpy as np
import pytest

from halfway.conversation import MOVES
from halfway.evaluation.figures import kappa
from halfway.evaluation.lines import messages, writers
from training.moves.agreement import labelled_twice
from training.moves.places import DATA

PAGE = (DATA / "second" / "agreement.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("move", MOVES)
def test_published_kappa_is_what_the_labels_give(move: str) -> None:
    rows = list(labelled_twice())
    first = np.array([move in one for one, _, _ in rows])
    second = np.array([move in one for _, one, _ in rows])
    published = next(line for line in PAGE.splitlines() if line.startswith(f"| {move} |"))
    assert published.endswith(f"| {kappa(first, second):.2f} |")


def test_three_of_ten_messages_are_labelled_twice() -> None:
    all_messages = sum(len(messages(DATA, writer)) for writer in writers(DATA))
    assert len(list(labelled_twice())) >= 0.3 * all_messages
