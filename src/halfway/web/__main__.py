"""Starts the web face: `python -m halfway.web`, which `halfway` and `halfway open` call."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from halfway.errors import HalfwayError


def main(arguments: list[str] | None = None) -> int:
    """Serve until stopped; gives the exit status."""
    parser = argparse.ArgumentParser(prog="halfway open")
    parser.add_argument("--port", type=int, default=0)
    parser.add_argument("--no-browser", action="store_true")
    parser.add_argument("--plain", action="store_true")
    parser.add_argument("--data", type=Path, help="the data folder")
    options = parser.parse_args(arguments)
    from halfway.web.server import Start, serve

    try:
        serve(
            Start(
                port=options.port,
                browser=not options.no_browser,
                plain=options.plain,
                data=options.data,
            )
        )
    except HalfwayError as error:
        sys.stderr.write(f"halfway: {error}\n")
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
