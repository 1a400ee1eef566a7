"""Measures how long Halfway and its peers take to check one draft, and prints one table.

Run from the root of the repository: `python bench/check_latency.py [--json] [--runs 200]`.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import sys
from collections.abc import Callable
from typing import Any

from peers_setup import BENCH, NotAvailableError, program, run, set_up_node, set_up_venv

DRAFT = BENCH / "draft.txt"
WORKER_SECONDS = 600
COLUMNS = ["Tool", "Case", "Median ms", "p95 ms", "Runs", "Peak MB", "Version"]
Row = dict[str, Any]


def halfway_command() -> list[str]:
    """Give the command that times Halfway, with the Python this runs in."""
    return [sys.executable, str(BENCH / "halfway_worker.py")]


def proselint_command() -> list[str]:
    """Give the command that times proselint, with the Python it is installed for."""
    return [str(set_up_venv()), str(BENCH / "proselint_worker.py")]


def node_command(name: str) -> Callable[[], list[str]]:
    """Give what makes the command that times a node peer."""
    return lambda: [program("node"), str(set_up_node()), name]


TOOLS = {
    "Halfway": halfway_command,
    "write-good": node_command("write-good"),
    "alex": node_command("alex"),
    "proselint": proselint_command,
    "harper.js": node_command("harper.js"),
}


def rows_of(name: str, runs: int) -> list[Row]:
    """Time one tool in a process of its own; one row saying why where that cannot be done."""
    try:
        command = [*TOOLS[name](), str(DRAFT), str(runs)]
        rows: list[Row] = json.loads(run(command, WORKER_SECONDS))
    except NotAvailableError as error:
        return [{"name": name, "not_available": str(error)}]
    return rows


def cells(row: Row) -> list[str]:
    """Turn a row into the cells of the table."""
    if "not_available" in row:
        return [row["name"], "not available: " + row["not_available"], "", "", "", "", ""]
    peak = "" if row["peak_mb"] is None else f"{row['peak_mb']:.0f}"
    times = [f"{row['median_ms']:.2f}", f"{row['p95_ms']:.2f}"]
    return [row["name"], row["case"], *times, str(row["runs"]), peak, row["version"]]


def machine() -> dict[str, Any]:
    """Say what the timings were taken on, and how busy it was before."""
    load = os.getloadavg()[0] if hasattr(os, "getloadavg") else None
    return {
        "system": f"{platform.system()} {platform.machine()}",
        "cores": os.cpu_count(),
        "python": platform.python_version(),
        "node": _node_version(),
        "load_before": None if load is None else round(load, 2),
    }


def print_table(about: dict[str, Any], words: int, rows: list[Row]) -> None:
    """Print the table, with rich where it is installed and in plain columns otherwise."""
    title = f"Checking one draft of {words} words, warm and in the process"
    lines = [cells(row) for row in rows]
    try:
        _print_rich(title, lines)
    except ImportError:
        _print_plain(title, lines)
    print(", ".join(f"{name.replace('_', ' ')} {value}" for name, value in about.items()))


def _print_rich(title: str, lines: list[list[str]]) -> None:
    from rich.console import Console  # only where it is installed
    from rich.table import Table

    table = Table(*COLUMNS, title=title)
    for column in table.columns[2:6]:
        column.justify = "right"
    for line in lines:
        table.add_row(*line)
    Console().print(table)


def _print_plain(title: str, lines: list[list[str]]) -> None:
    print(title)
    for tool, case, *rest in [COLUMNS, *lines]:
        print((f"{tool:<12}{case:<18}" + "".join(f"{cell:>11}" for cell in rest)).rstrip())


def _node_version() -> str:
    try:
        return run([program("node"), "--version"], 60).strip().removeprefix("v")
    except NotAvailableError as error:
        return str(error)


def main() -> None:
    """Time every tool, one after another, and print what came out."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--json", action="store_true", help="print JSON instead of the table")
    parser.add_argument("--runs", type=int, default=200, help="timed runs per case")
    options = parser.parse_args()
    about = machine()
    words = len(DRAFT.read_text(encoding="utf-8").split())
    rows = [row for name in TOOLS for row in rows_of(name, options.runs)]
    if options.json:
        print(json.dumps({"machine": about, "words": words, "rows": rows}, indent=2))
    else:
        print_table(about, words, rows)


if __name__ == "__main__":
    main()
