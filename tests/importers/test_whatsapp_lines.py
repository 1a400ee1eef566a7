"""Heads of lines: the style of a file, and words beside its times."""

from __future__ import annotations

from halfway.importers.whatsapp_lines import BLANK, DASH, behind_head, head_of, style_of


def test_a_dash_is_never_taken_into_the_name() -> None:
    style = style_of(["13/01/2024, 3:05 CH - Kim: hej"])
    assert style is not None
    assert style.pattern is DASH
    assert BLANK.match("13/01/2024, 3:05 CH - Kim: hej") is None


def test_an_unknown_word_counts_only_where_it_recurs() -> None:
    line = "13/01/24, 3:05 qux - Kim: a"
    assert style_of([line]) is None
    style = style_of([line, line])
    assert style is not None
    assert head_of(line, style) is not None
    assert head_of(line.replace("qux", "other"), style) is None


def test_what_stands_behind_a_head_is_found_quickly_and_alike() -> None:
    for line in ("13/01/24, 3:05 - Kim: a - b", "[13/01/24, 3:05:11] \u200eKim: a", "x"):
        style = style_of([line, "13/01/24, 3:05 - Kim: a"])
        assert style is not None
        head = head_of(line, style)
        assert behind_head(line, style) == (line[head.end :] if head else "")
