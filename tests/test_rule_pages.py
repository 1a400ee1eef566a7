"""The generated pages of the codebook are those that the rules would make now."""

from __future__ import annotations

import importlib.util
from pathlib import Path

from halfway.engine.codebook import load_codebook

ROOT = Path(__file__).parent.parent


def test_pages_are_up_to_date() -> None:
    """`make rules` writes them."""
    spec = importlib.util.spec_from_file_location("pages", ROOT / "scripts" / "write_rule_pages.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    written = module.pages(load_codebook())
    assert len(written) == 27
    for name, text in written.items():
        assert (ROOT / "docs" / "rules" / name).read_text(encoding="utf-8") == text, name
