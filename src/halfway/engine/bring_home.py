"""Turns a label that comes home from therapy into owning one's own part and an invitation."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

import rtoml

from halfway.conversation import Reading
from halfway.engine.codebook import FOLDER
from halfway.engine.rule import compiled
from halfway.text import canonical_form

_FILE = FOLDER / "bring_home.toml"


def brought_home(reading: Reading) -> tuple[str, ...]:
    """Whole drafts that own and invite, for a text with a diagnosis of the partner; else none."""
    labels = [finding for finding in reading.findings if finding.move == "diagnosis"]
    if not labels or reading.stops_coaching():
        return ()
    canonical = canonical_form(reading.text)[0]
    data = _data()
    own = next(
        entry["text"]
        for entry in data["own"]
        if not entry["label"] or compiled(entry["label"]).search(canonical)
    )
    return tuple(f"{own} {entry['text']}" for entry in data["invite"])


@lru_cache(maxsize=1)
def _data() -> dict[str, Any]:
    return rtoml.loads(_FILE.read_text(encoding="utf-8"))
