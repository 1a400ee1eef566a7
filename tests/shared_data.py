"""Where public data and test values lie beside a checkout, if they are there."""

from __future__ import annotations

from pathlib import Path

SHARED = Path(__file__).parent.parent.parent / "shared"
