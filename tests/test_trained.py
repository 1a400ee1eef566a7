"""What is shipped is found by name; its published figures are those that it has."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from halfway import trained
from halfway.engine.trained_reader import default_reader
from halfway.evaluation.measure import measured

ROOT = Path(__file__).parent.parent


def test_an_unknown_name_is_a_key_error() -> None:
    with pytest.raises(KeyError):
        trained.folder("nothing")


def test_the_shipped_reader_has_the_figures_that_are_published() -> None:
    published = trained.numbers(trained.READER, "metrics.json")
    found = measured(ROOT / "training" / "moves" / "data", default_reader().read)
    assert found["moves"]["macro_f1"] == pytest.approx(published["moves"]["macro_f1"], abs=0.01)
    assert found["danger"]["recall"] == pytest.approx(published["danger"]["recall"], abs=0.01)


def test_the_page_of_figures_is_up_to_date() -> None:
    subprocess.run([sys.executable, "scripts/write_accuracy.py", "--check"], cwd=ROOT, check=True)
