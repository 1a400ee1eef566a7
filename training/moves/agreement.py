"""Compares the blind second labels with the first: Cohen's kappa a move, and where they differ."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from halfway.conversation import MOVES
from halfway.evaluation.figures import kappa
from halfway.evaluation.lines import messages, writers
from training.moves.places import DATA

SECOND = DATA / "second" / "labels.txt"
"""Lines `writer | moves | text`, as the second annotators left them."""


def main() -> None:
    """Print a table of kappas, and each message on which the two differ."""
    rows = list(labelled_twice())
    first = np.array([[move in one for move in MOVES] for one, _, _ in rows])
    second = np.array([[move in one for move in MOVES] for _, one, _ in rows])
    print(
        f"{len(rows)} messages labelled twice\n\n| move | first | second | both | kappa |\n|---|---|---|---|---|"
    )
    kappas = []
    for index, move in enumerate(MOVES):
        one, other = first[:, index], second[:, index]
        kappas.append(kappa(one, other))
        print(
            f"| {move} | {one.sum()} | {other.sum()} | {(one & other).sum()} | {kappas[-1]:.2f} |"
        )
    same = float((first == second).all(axis=1).mean())
    print(
        f"| mean | | | | {np.mean(kappas):.2f} |\n\nAll moves the same: {same:.0%} of messages.\n"
    )
    for one, other, text in rows:
        if one != other:
            print(f"- {_said(one)} / {_said(other)}: {text}")


def labelled_twice() -> Iterator[tuple[frozenset[str], frozenset[str], str]]:
    known = {
        (line.writer, line.text): line.moves
        for writer in writers(DATA)
        for line in messages(DATA, writer)
    }
    for line in SECOND.read_text(encoding="utf-8").splitlines():
        writer, moves, text = line.split(" | ", 2)
        named = frozenset(move.strip() for move in moves.split(",")) - {"none"}
        if (writer, text) in known:
            yield known[writer, text], named, text


def _said(moves: frozenset[str]) -> str:
    return ", ".join(sorted(moves)) or "none"


if __name__ == "__main__":
    main()
