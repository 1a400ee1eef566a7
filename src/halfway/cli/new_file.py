"""Writes a file that was not there before: nothing is ever written over."""

from __future__ import annotations

from pathlib import Path

from halfway.errors import BadTextError


def write_new(path: Path, text: str) -> None:
    """Write the text; raises `BadTextError` where the name is taken, or cannot be written to."""
    try:
        with path.open("x", encoding="utf-8") as file:
            file.write(text)
    except OSError as error:
        raise BadTextError(f"{path}: {error.strerror}. Give a name that is free.") from error
