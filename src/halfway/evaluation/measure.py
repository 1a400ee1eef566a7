"""Measures the shipped reader on the labelled lines of writers that it never saw."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np

from halfway.conversation import AGAINST, MOVES, SIGNALS, Reading
from halfway.evaluation import figures
from halfway.evaluation.lines import (
    DangerLine,
    Message,
    Writer,
    danger_lines,
    messages,
    openings,
    writers,
)
from halfway.evaluation.swaps import SWAPS

Read = Callable[[Sequence[str]], list[Reading]]
Figures = dict[str, Any]


def measured(folder: Path, read: Read, *, split: str = "test") -> Figures:
    """All figures over the writers of `split`; raises `FileNotFoundError` without the set."""
    chosen = {id: writer for id, writer in writers(folder).items() if writer.split == split}
    lines = [line for id in chosen for line in messages(folder, id)]
    readings = read([line.text for line in lines])
    return {
        "writers": len(chosen),
        "messages": len(lines),
        "moves": _moves(lines, readings),
        "by_writer": _parts(lines, readings, {id: id for id in chosen}),
        "by_group": _parts(lines, readings, {id: one.group for id, one in chosen.items()}),
        "hard_negatives": _hard_negatives(lines, readings),
        "openings": _openings(folder, chosen, read),
        "danger": _danger(folder, chosen, read, lines, readings),
        "invariance": {name: _change(lines, readings, read, swap) for name, swap in SWAPS.items()},
    }


def _moves(lines: Sequence[Message], readings: Sequence[Reading]) -> Figures:
    labelled, named, p = _arrays(lines, readings)
    each = {}
    for index, move in enumerate(MOVES):
        agreed = figures.agreement(labelled[:, index], named[:, index])
        each[move] = {
            "lines": agreed.support,
            "precision": _short(agreed.precision),
            "recall": _short(agreed.recall),
            "f1": _short(agreed.f1),
            "auc": _short(figures.auc(labelled[:, index], p[:, index])),
            "calibration_error": _short(figures.calibration_error(labelled[:, index], p[:, index])),
        }
    return {
        "each": each,
        "macro_f1": _short(np.mean([one["f1"] for one in each.values()])),
        "micro_f1": _short(figures.agreement(labelled.ravel(), named.ravel()).f1),
        "macro_auc": _short(np.mean([one["auc"] for one in each.values()])),
        "calibration_error": _short(np.mean([one["calibration_error"] for one in each.values()])),
        "false_flags": _false_flags(lines, readings),
    }


def _parts(
    lines: Sequence[Message], readings: Sequence[Reading], part_of: Mapping[str, str]
) -> Figures:
    """For each part of the writers: macro-F1, flags on plain lines, false contempt and criticism."""
    found = {}
    for part in sorted(set(part_of.values())):
        inside = [i for i, line in enumerate(lines) if part_of[line.writer] == part]
        mine, read = [lines[i] for i in inside], [readings[i] for i in inside]
        labelled, named, _ = _arrays(mine, read)
        f1 = [figures.agreement(labelled[:, i], named[:, i]).f1 for i in range(len(MOVES))]
        found[part] = {
            "lines": len(mine),
            "macro_f1": _short(np.mean(f1)),
            "false_flags": _false_flags(mine, read),
            "false_scorn": _false_scorn(mine, read),
        }
    found["all"] = {"lines": len(lines), "false_scorn": _false_scorn(lines, readings)}
    return found


def _false_flags(lines: Sequence[Message], readings: Sequence[Reading]) -> float:
    """The share of lines without a move that get a flag against."""
    plain = [one for line, one in zip(lines, readings, strict=True) if not line.moves]
    return _short(np.mean([any(move in AGAINST for move in one.named) for one in plain]))


def _false_scorn(lines: Sequence[Message], readings: Sequence[Reading]) -> float:
    """The share of lines without criticism and contempt that are read as one of them."""
    scorn = {"criticism", "contempt"}
    clean = [one for line, one in zip(lines, readings, strict=True) if not line.moves & scorn]
    return _short(np.mean([bool(scorn & set(one.named)) for one in clean]))


def _hard_negatives(lines: Sequence[Message], readings: Sequence[Reading]) -> Figures:
    """Of lines that look like a move and are not it: how many are taken for it."""
    hard = [(line, one) for line, one in zip(lines, readings, strict=True) if line.near]
    wrong = [bool(line.near & set(one.named)) for line, one in hard]
    return {"lines": len(hard), "taken_for_it": _short(np.mean(wrong))}


def _openings(folder: Path, chosen: Mapping[str, Writer], read: Read) -> Figures:
    lines = [line for id in chosen for line in openings(folder, id)]
    found = [one.opening for one in read([line.text for line in lines])]
    harshness = np.array([float(line.harshness) for line in lines])
    directness = np.array([float(line.directness) for line in lines])
    read_harsh = np.array([one.harshness for one in found])
    read_direct = np.array([one.directness * 3 for one in found])
    return {
        "lines": len(lines),
        "harshness_spearman": _short(figures.spearman(harshness, read_harsh)),
        "harshness_error": _short(figures.mean_absolute_error(harshness, read_harsh)),
        "directness_spearman": _short(figures.spearman(directness, read_direct)),
        "directness_error": _short(figures.mean_absolute_error(directness, read_direct)),
    }


def _danger(
    folder: Path,
    chosen: Mapping[str, Writer],
    read: Read,
    ordinary: Sequence[Message],
    ordinary_readings: Sequence[Reading],
) -> Figures:
    lines = [line for id in chosen for line in danger_lines(folder, id)]
    readings = read([line.text for line in lines])
    real = [(line, one) for line, one in zip(lines, readings, strict=True) if line.signals]
    near = [one for line, one in zip(lines, readings, strict=True) if not line.signals]
    calm = [
        one
        for line, one in zip(ordinary, ordinary_readings, strict=True)
        if "threat" not in line.moves
    ]
    return {
        "lines": len(lines),
        "recall": _short(np.mean([bool(one.danger) for _, one in real])),
        "recall_stops": _short(np.mean([one.stops_coaching() for _, one in real])),
        "recall_each": {
            signal: _short(
                np.mean([bool(one.danger) for line, one in real if signal in line.signals])
            )
            for signal in SIGNALS
        },
        "near_misses_told": _short(np.mean([bool(one.danger) for one in near])),
        "false_alarms": _short(np.mean([bool(one.danger) for one in calm])),
        "false_stops": _short(np.mean([one.stops_coaching() for one in calm])),
        "in_company": _in_company([line for line, _ in real], ordinary, read),
    }


def _in_company(real: Sequence[DangerLine], ordinary: Sequence[Message], read: Read) -> Figures:
    """How often danger is told where it stands between two plain messages of the same writer, and
    how often where a third plain message stands there: people seldom write one sentence."""
    plain = {
        writer: [line.text for line in ordinary if line.writer == writer and not line.moves]
        for writer in {line.writer for line in real}
    }
    texts, calm = [], []
    for index, line in enumerate(real):
        before, after, other = (
            plain[line.writer][(index * step) % len(plain[line.writer])] for step in (1, 7, 11)
        )
        texts.append("\n".join((before, line.text, after)))
        calm.append("\n".join((before, other, after)))
    return {
        "recall": _short(np.mean([bool(one.danger) for one in read(texts)])),
        "false_alarms": _short(np.mean([bool(one.danger) for one in read(calm)])),
    }


def _change(
    lines: Sequence[Message],
    readings: Sequence[Reading],
    read: Read,
    swap: Callable[[str], str],
) -> Figures:
    """How much the probabilities move when words that must not matter are swapped."""
    pairs = [(line.text, one) for line, one in zip(lines, readings, strict=True)]
    changed = [(swap(text), one) for text, one in pairs if swap(text) != text]
    after = read([text for text, _ in changed])
    moved = [
        abs(one.moves[move] - other.moves[move])
        for (_, one), other in zip(changed, after, strict=True)
        for move in MOVES
    ]
    return {"lines": len(changed), "mean_change": round(float(np.mean(moved)), 4)}


def _arrays(
    lines: Sequence[Message], readings: Sequence[Reading]
) -> tuple[figures.Bools, figures.Bools, figures.Floats]:
    labelled = np.array([[move in line.moves for move in MOVES] for line in lines])
    named = np.array([[move in one.named for move in MOVES] for one in readings])
    p = np.array([[one.moves[move] for move in MOVES] for one in readings])
    return labelled, named, p


def _short(number: Any) -> float:
    return round(float(number), 3)
