"""Bytes are opened with care."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from halfway.errors import BadTextError
from halfway.importers import source as module
from halfway.importers.source import Source


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_marks_of_encodings_are_understood(encoding: str) -> None:
    source = Source.of_bytes("x", "Zoë: a\r\nb\n".encode(encoding))
    assert [line.lstrip("\ufeff") for line in source.lines()] == ["Zoë: a", "b"]
    assert source.text().splitlines() == ["Zoë: a", "b"]


def test_other_bytes_are_one_clear_error() -> None:
    source = Source.of_bytes("x.txt", b"one\nZo\xeb\n")
    with pytest.raises(BadTextError, match="UTF-8"):
        list(source.lines())
    with pytest.raises(BadTextError, match="UTF-8"):
        source.text()


def test_only_line_ends_end_a_line() -> None:
    assert list(Source.of_bytes("x", "a\u2028b\x0bc\nd".encode()).lines()) == ["a\u2028b\x0bc", "d"]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_formats_are_guessed_whatever_ends_a_line(end: str, encoding: str) -> None:
    source = Source.of_bytes("x", f"1{end}a\u2028b{end}{end}".encode(encoding))
    assert source.head_text() == "1\na\u2028b\n\n"


def test_a_line_without_end_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "LONGEST_LINE", 100)
    with pytest.raises(BadTextError, match="longer than 16 MB"):
        list(Source.of_bytes("x", b"a" * 500).lines())


def test_missing_empty_and_folder(tmp_path: Path) -> None:
    with pytest.raises(BadTextError, match="No such file"):
        Source.of_file(tmp_path / "no.txt")
    with pytest.raises(BadTextError, match="folder"):
        Source.of_file(tmp_path)
    with pytest.raises(BadTextError, match="empty"):
        Source.of_bytes("x.txt", b"")


def test_too_many_bytes_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "MOST_BYTES", 10)
    with pytest.raises(BadTextError, match="the most is 128"):
        Source.of_bytes("x.txt", b"x" * 11)


@given(
    st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\r\0\ufeff"), min_size=1)
)
def test_no_character_is_lost(text: str) -> None:
    lines = list(Source.of_bytes("x", text.encode()).lines())
    assert lines == [line.rstrip("\n") for line in io.StringIO(text, newline="\n")]
