"""Real people's words that nobody tuned to: friendly telephone talk must not be flagged much."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

import halfway

SHARED = Path(__file__).parent.parent.parent / "shared" / "data"
pytestmark = [
    pytest.mark.shared,
    pytest.mark.skipif(not SHARED.exists(), reason="skipped: shared data not here"),
]


def lines_of(name: str, column: str, *, most: int) -> list[str]:
    with (SHARED / name).open(encoding="utf-8", newline="") as stream:
        rows = csv.DictReader(stream, delimiter="\t", quoting=csv.QUOTE_NONE)
        texts = [row[column] for row in rows if len((row[column] or "").split()) > 3]
    assert texts
    return texts[:: max(len(texts) // most, 1)]


def test_friendly_talk_between_strangers_is_left_alone() -> None:
    readings = halfway.read(lines_of("swda/swda_utts.tsv", "text", most=2000))
    flagged = sum(1 for reading in readings if reading.against())
    alarmed = sum(1 for reading in readings if reading.stops_coaching())
    # What was measured when the reader was made (docs/accuracy.md), and a little.
    assert flagged / len(readings) <= 0.07
    assert alarmed / len(readings) <= 0.008
