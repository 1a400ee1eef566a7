"""Measures how quickly the command line and the app start, each in a fresh process."""

from __future__ import annotations

import statistics
import subprocess
import sys
import time

RUNS = 7


def main() -> int:
    """Print a table of medians; gives the exit status."""
    rows = [
        ("halfway --help", _command("--help"), 0.3),
        (
            "halfway check of one line, cold",
            _command("check", "--json", given="You never listen."),
            1.0,
        ),
        ("the app is ready after start", _app(), 3.0),
    ]
    print(f"\n{'start':36} {'median s':>9} {'worst s':>9} {'budget s':>9}")
    for name, seconds, budget in rows:
        print(f"{name:36} {statistics.median(seconds):9.2f} {max(seconds):9.2f} {budget:9.1f}")
    return 0


def _command(*arguments: str, given: str = "") -> list[float]:
    return [_timed_command(arguments, given) for _ in range(RUNS)]


def _timed_command(arguments: tuple[str, ...], given: str) -> float:
    started = time.perf_counter()
    subprocess.run(
        [sys.executable, "-m", "halfway.cli", *arguments],
        input=given,
        text=True,
        capture_output=True,
        check=True,
    )
    return time.perf_counter() - started


def _app() -> list[float]:
    return [_timed_app() for _ in range(RUNS)]


def _timed_app() -> float:
    """Until the link is printed; the socket listens from then on."""
    started = time.perf_counter()
    with subprocess.Popen(
        [sys.executable, "-m", "halfway.web", "--no-browser"],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        text=True,
    ) as server:
        for line in server.stdout or ():
            if "http://" in line:
                break
        seconds = time.perf_counter() - started
        server.terminate()
    return seconds


if __name__ == "__main__":
    sys.exit(main())
