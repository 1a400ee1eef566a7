"""Measures the shipped reader on public sets with other labels, none of which it was tuned to."""

from __future__ import annotations

import csv
import json
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import numpy as np

from halfway.conversation import AGAINST, Reading
from halfway.evaluation import figures

Read = Callable[[Sequence[str]], list[Reading]]
_MOST_TELEPHONE = 8000


def on_public_sets(folder: Path, read: Read) -> dict[str, Any]:
    """Figures for each set that is in `folder`; a set that is not there is left out."""
    found = {}
    for name, place, measure in (
        ("wikitactics", "wikitactics/wikitactics.json", _wikitactics),
        ("annomi", "annomi/AnnoMI-full.csv", _annomi),
        ("switchboard", "swda/swda_utts.tsv", _switchboard),
        ("mustard", "mustard/sarcasm_data.json", _mustard),
    ):
        if (folder / place).exists():
            found[name] = measure(folder / place, read)
    return found


def _wikitactics(file: Path, read: Read) -> dict[str, Any]:
    """Wikipedia disputes: attacks on a person, and bailing out, by expert coders."""
    turns = [turn for talk in json.loads(file.read_text()) for turn in talk["utterances"]]
    readings = read([turn["text"] for turn in turns])
    labels = [" ".join(turn["rebuttal_labels"] + turn["coordination_labels"]) for turn in turns]
    attack = np.array(["DH0" in label or "DH1" in label for label in labels])
    harshness = np.array([one.opening.harshness for one in readings])
    bails = np.array(["Bailing out" in label for label in labels])
    return {
        "turns": len(turns),
        "attack_auc": round(figures.auc(attack, harshness), 3),
        "attack_auc_criticism": _auc(attack, readings, ("criticism",)),
        "attack_auc_contempt": _auc(attack, readings, ("contempt",)),
        "bailing_out_auc": _auc(bails, readings, ("withdrawal",)),
    }


def _annomi(file: Path, read: Read) -> dict[str, Any]:
    """Motivational interviews: questions and reflections of the interviewer, by expert coders."""
    with file.open(encoding="utf-8", newline="") as stream:
        rows = {
            (row["transcript_id"], row["utterance_id"]): row
            for row in csv.DictReader(stream)
            if row["interlocutor"] == "therapist"
        }
    readings = read([row["utterance_text"] for row in rows.values()])
    asks = np.array([row["question_exists"] == "True" for row in rows.values()])
    opens = np.array([row["question_subtype"] == "open" for row in rows.values()])
    reflects = np.array([row["reflection_exists"] == "True" for row in rows.values()])
    return {
        "turns": len(rows),
        "question_auc": _auc(asks, readings, ("curiosity",)),
        "open_question_auc": _auc(opens, readings, ("curiosity",)),
        "reflection_auc": _auc(reflects, readings, ("validation",)),
    }


def _switchboard(file: Path, read: Read) -> dict[str, Any]:
    """Friendly telephone talk between strangers: nearly every flag in it is a false alarm."""
    with file.open(encoding="utf-8", newline="") as stream:
        rows = csv.DictReader(stream, delimiter="\t", quoting=csv.QUOTE_NONE)
        texts = [row["text"] for row in rows if len((row["text"] or "").split()) > 3]
    readings = read(texts[:: max(len(texts) // _MOST_TELEPHONE, 1)])
    return {
        "turns": len(readings),
        "flagged_against": _share([any(m in AGAINST for m in one.named) for one in readings]),
        "told_danger": _share([bool(one.danger) for one in readings]),
        "stopped": _share([one.stops_coaching() for one in readings]),
    }


def _mustard(file: Path, read: Read) -> dict[str, Any]:
    """Lines of television comedies, half of them sarcastic: can contempt be told from words alone?"""
    lines = list(json.loads(file.read_text()).values())
    readings = read([line["utterance"] for line in lines])
    sarcastic = np.array([bool(line["sarcasm"]) for line in lines])
    return {"lines": len(lines), "sarcasm_auc": _auc(sarcastic, readings, ("contempt",))}


def _auc(labelled: figures.Bools, readings: Sequence[Reading], moves: Sequence[str]) -> float:
    scores = np.array([max(one.moves[move] for move in moves) for one in readings])
    return round(figures.auc(labelled, scores), 3)


def _share(found: Sequence[bool]) -> float:
    return round(float(np.mean(found)), 4)
