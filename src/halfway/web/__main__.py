"""Starts the web face (`python -m halfway.web`), or runs one of the vault's commands there.

`halfway`, `halfway open`, `halfway backup` and their kin call it.
"""

from __future__ import annotations

import argparse
import os
import sys
from pathlib import Path

from halfway.errors import HalfwayError

COMMANDS = ("backup", "restore", "export", "erase")


def main(arguments: list[str] | None = None) -> int:
    """Serve until stopped, or run a command; gives the exit status."""
    parser = argparse.ArgumentParser(prog="halfway")
    parser.add_argument("command", nargs="?", choices=COMMANDS)
    parser.add_argument("path", nargs="?", type=Path)
    parser.add_argument("--port", type=int, default=0)
    parser.add_argument("--no-browser", action="store_true")
    parser.add_argument("--plain", action="store_true")
    parser.add_argument("--data", type=Path, help="the data folder")
    options = parser.parse_args(arguments)
    try:
        _run(options) if options.command else _serve(options)
    except HalfwayError as error:
        sys.stderr.write(f"halfway: {error}\n")
        return 1
    return 0


def _serve(options: argparse.Namespace) -> None:
    from halfway.web.server import Start, serve

    serve(
        Start(
            port=options.port,
            browser=not options.no_browser,
            plain=options.plain,
            data=options.data,
        )
    )


def _run(options: argparse.Namespace) -> None:
    from halfway.web.privacy import keep_memory_private

    keep_memory_private()
    if options.data:
        os.environ["HALFWAY_DATA"] = str(options.data.resolve())
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "halfway.web.settings")
    import django

    django.setup()
    from halfway.web.commands import run_command

    run_command(options.command, options.path)


if __name__ == "__main__":
    sys.exit(main())
