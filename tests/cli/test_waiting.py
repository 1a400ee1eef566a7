"""Long work is told of at a terminal, and nowhere else."""

from __future__ import annotations

import sys

import pytest

from halfway.cli import waiting


def test_a_program_is_told_nothing(capsys: pytest.CaptureFixture[str]) -> None:
    assert list(waiting.told(range(2 * waiting.EVERY))) == list(range(2 * waiting.EVERY))
    assert capsys.readouterr().err == ""


def test_a_person_sees_how_far_it_is(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True, raising=False)
    list(waiting.told(range(2 * waiting.EVERY)))
    said = capsys.readouterr().err
    assert "5,000 messages read" in said
    assert said.endswith("\r\x1b[K")
