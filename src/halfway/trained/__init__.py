"""Finds what was trained and is shipped: a folder of weights, a card and measured figures by name."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any

READER = "moves"
"""The trained reader of moves, openings and danger signals."""


def folder(name: str) -> Path:
    """The folder of what is shipped under this name; raises `KeyError` for an unknown one."""
    path = Path(__file__).parent / name
    if not (path / "card.md").exists():
        raise KeyError(name)
    return path


def names() -> list[str]:
    """The names of all that is shipped."""
    return sorted(card.parent.name for card in Path(__file__).parent.glob("*/card.md"))


@cache
def numbers(name: str, file: str) -> dict[str, Any]:
    """One JSON file out of the folder of that name: `calibration.json` or `metrics.json`."""
    read: dict[str, Any] = json.loads((folder(name) / file).read_text(encoding="utf-8"))
    return read
