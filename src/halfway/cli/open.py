"""Starts the local app: hands this process over to the web face, which it does not import."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path


def open_app(*, port: int, browser: bool, data: Path | None, plain: bool) -> None:
    """Replace this process by the app's server; does not return."""
    flags = [*([] if browser else ["--no-browser"]), *(["--plain"] if plain else [])]
    become("--port", str(port), *flags, data=data)


def become(*arguments: str, data: Path | None) -> None:
    """Replace this process by `python -m halfway.web` with these arguments; does not return."""
    command = [sys.executable, "-m", "halfway.web", *arguments]
    command += ["--data", str(data)] if data else []
    sys.stdout.flush()
    if os.name == "posix":
        os.execv(sys.executable, command)  # noqa: S606  our own interpreter, no shell
    sys.exit(subprocess.call(command))  # noqa: S603
