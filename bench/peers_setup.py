"""Installs the peers of the latency benchmark into bench/.peers, and says why where it cannot."""

from __future__ import annotations

import filecmp
import os
import shutil
import subprocess
import sys
from pathlib import Path

BENCH = Path(__file__).resolve().parent
LISTED = BENCH / "peers"  # what is committed: which peers, in which version
INSTALLED = BENCH / ".peers"
VENV = INSTALLED / "venv"
VENV_PYTHON = VENV / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
INSTALL_SECONDS = 600


class NotAvailableError(Exception):
    """A tool cannot be measured here; the message says why."""


def run(command: list[str], seconds: int) -> str:
    """Run a command and give what it printed, or raise NotAvailableError with its own reason."""
    try:
        done = subprocess.run(
            command, capture_output=True, text=True, timeout=seconds, check=False, cwd=BENCH
        )
    except subprocess.TimeoutExpired:
        raise NotAvailableError(f"took longer than {seconds} seconds") from None
    except OSError as error:
        raise NotAvailableError(str(error)) from None
    if done.returncode:
        raise NotAvailableError(reason(done.stderr or done.stdout))
    return done.stdout


def reason(output: str) -> str:
    """Pick the line that says what went wrong: npm's errors, node's error, or the last line."""
    lines = [line.strip() for line in output.splitlines() if line.strip()]
    npm = [line.removeprefix("npm error ") for line in lines if line.startswith("npm error ")]
    if npm:
        return " ".join(npm[:2])[:160]
    node = [line for line in lines if "Error" in line.split(":")[0]]
    return (node or lines or ["it failed and said nothing"])[-1][:160]


def program(name: str) -> str:
    """Find a program on the path."""
    path = shutil.which(name)
    if path is None:
        raise NotAvailableError(f"{name} is not installed")
    return path


def set_up_node() -> Path:
    """Install the node peers as locked, if they are not yet, and give their worker's path."""
    program("node")
    INSTALLED.mkdir(exist_ok=True)
    shutil.copy(LISTED / "node_worker.mjs", INSTALLED)  # it must lie beside node_modules
    done = INSTALLED / "node_installed.json"
    lock = LISTED / "package-lock.json"
    if not _same(lock, done):
        shutil.copy(LISTED / "package.json", INSTALLED)
        shutil.copy(lock, INSTALLED)
        options = ["--no-audit", "--no-fund", "--ignore-scripts", "--prefix", str(INSTALLED)]
        run([program("npm"), "ci", *options], INSTALL_SECONDS)
        shutil.copy(lock, done)
    return INSTALLED / "node_worker.mjs"


def set_up_venv() -> Path:
    """Install proselint into a virtual environment of its own and give that one's Python."""
    INSTALLED.mkdir(exist_ok=True)
    done = INSTALLED / "venv_installed.txt"
    wanted = LISTED / "requirements.txt"
    if not _same(wanted, done) or not VENV_PYTHON.exists():
        run([sys.executable, "-m", "venv", "--clear", str(VENV)], INSTALL_SECONDS)
        pip = [str(VENV_PYTHON), "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
        run([*pip, "-r", str(wanted)], INSTALL_SECONDS)
        shutil.copy(wanted, done)
    return VENV_PYTHON


def _same(one: Path, other: Path) -> bool:
    return other.exists() and filecmp.cmp(one, other, shallow=False)
