"""The vault from the command line: hands over to the web face, which knows where things are kept."""

from __future__ import annotations

from pathlib import Path

from halfway.cli.open import become


def run_vault(command: str, *paths: Path, data: Path | None) -> None:
    """Replace this process by the vault command; does not return."""
    become(command, *map(str, paths), data=data)
