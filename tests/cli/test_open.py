"""`halfway open` starts the real app and says clearly when it cannot."""

from __future__ import annotations

import socket
import subprocess
import sys
from importlib.metadata import version


def test_a_taken_port_is_one_clear_line() -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = str(taken.getsockname()[1])
        done = subprocess.run(
            [sys.executable, "-m", "halfway.cli", "open", "--no-browser", "--port", port],
            capture_output=True,
            text=True,
            check=False,
            timeout=30,
        )
    assert done.returncode == 1
    assert f"Port {port} cannot be used" in done.stderr
    assert "Traceback" not in done.stderr


def test_a_port_out_of_range_is_wrong_usage() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "halfway.cli", "open", "--port", "70000"],
        capture_output=True,
        check=False,
    )
    assert done.returncode == 2


def test_says_which_version_it_is() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "halfway.cli", "--version"],
        capture_output=True,
        text=True,
        check=True,
        timeout=30,
    )
    assert done.stdout == f"halfway {version('halfway')}\n"
