"""`halfway models`: says what is shipped, and measures it where the labelled lines are."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

from halfway.conversation import MOVES
from halfway.trained import READER, folder, numbers


def models(*options: str, folder: Path | None = None) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "halfway.cli", "models", *options],
        capture_output=True,
        text=True,
        check=False,
        cwd=folder,
    )


def test_lists_what_is_shipped() -> None:
    (one,) = json.loads(models("list", "--json").stdout)
    assert one["name"] == READER
    assert one["bytes"] <= 25_000_000
    assert one["macro_f1"] == numbers(READER, "metrics.json")["moves"]["macro_f1"]
    assert "22-million" in models("list").stdout


def test_without_the_labelled_lines_prints_what_was_measured(tmp_path: Path) -> None:
    done = models("evaluate", "--json", folder=tmp_path)
    assert json.loads(done.stdout) == numbers(READER, "metrics.json")
    assert "Measured when this version was made" in models("evaluate", folder=tmp_path).stdout


def test_a_folder_without_lines_is_one_clear_error(tmp_path: Path) -> None:
    done = models("evaluate", "--data", str(tmp_path))
    assert (done.returncode, done.stdout) == (1, "")
    assert "writers.toml" in done.stderr


def test_figures_are_published_for_every_move() -> None:
    each = numbers(READER, "metrics.json")["moves"]["each"]
    assert list(each) == list(MOVES)
    assert {"precision", "recall", "f1", "auc"} <= set(each["contempt"])


def test_the_shipped_folder_holds_a_card() -> None:
    assert "Not made for" in (folder(READER) / "card.md").read_text(encoding="utf-8")
