"""Marks that act on a terminal are written out; all others stay."""

from __future__ import annotations

import pytest

from halfway.cli.visible import visible


@pytest.mark.parametrize("mark", ["\n", "\r", "\x1b", "\x7f", "\x9b", "\u202e", "\u2067", "\ud800"])
def test_marks_that_steer_are_written_out(mark: str) -> None:
    assert visible(f"a{mark}b") == f"a[U+{ord(mark):04X}]b"


def test_letters_of_all_scripts_and_emoji_stay() -> None:
    text = "José, 李, محمد, می\u200cخواهم, 👩\u200d👧"
    assert visible(text) == text
