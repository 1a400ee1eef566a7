"""Numbers of people who can help, without the app."""

from __future__ import annotations

import subprocess
import sys


def help_now(*arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "halfway.cli", "help-now", *arguments],
        capture_output=True,
        text=True,
        check=False,
    )


def test_shows_one_country() -> None:
    printed = help_now("us").stdout
    assert "988" in printed
    assert "United Kingdom" not in printed
    assert "Checked on" in printed


def test_names_the_countries_it_knows() -> None:
    done = help_now("XX")
    assert done.returncode == 1
    assert "US" in done.stderr
