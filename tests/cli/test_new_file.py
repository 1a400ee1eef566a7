"""A file is written where none was, and nothing is written over."""

from __future__ import annotations

from pathlib import Path

import pytest

from halfway.cli.new_file import write_new
from halfway.errors import BadTextError


def test_a_new_name_gets_the_text(tmp_path: Path) -> None:
    write_new(tmp_path / "page.html", "“words”")
    assert (tmp_path / "page.html").read_text(encoding="utf-8") == "“words”"


def test_a_name_that_is_taken_is_one_clear_error(tmp_path: Path) -> None:
    (tmp_path / "page.html").write_text("mine")
    with pytest.raises(BadTextError, match="Give a name that is free"):
        write_new(tmp_path / "page.html", "other")
    assert (tmp_path / "page.html").read_text() == "mine"
