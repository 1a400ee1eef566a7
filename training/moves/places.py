"""Where the labelled set lies, what training leaves, what is shipped, and the public sets."""

from __future__ import annotations

from pathlib import Path

HERE = Path(__file__).parent
ROOT = HERE.parent.parent
DATA = HERE / "data"
MADE = HERE / "made"
SHIPPED = ROOT / "src" / "halfway" / "trained" / "moves"
PUBLIC = ROOT.parent / "shared" / "data"
