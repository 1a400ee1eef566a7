"""Times reading a WhatsApp export beside whatstk and chat-miner, and the whole way to the pattern.

    python bench/imports.py [--messages 200000] [--pipeline 1000000]

The export is generated: two people, talks with pauses between them, messages as in `bulk.py`.
"""

from __future__ import annotations

import argparse
import json
import random
import sys
import tempfile
import time
from datetime import datetime, timedelta
from pathlib import Path

from bulk import natural
from peers_setup import BENCH, NotAvailableError, reason, run, set_up_venv
from tree_memory import watched

SECONDS = 1800


def main() -> None:
    """Print both tables."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--messages", type=int, default=200_000)
    parser.add_argument("--pipeline", type=int, default=1_000_000)
    wanted = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        file = written(Path(folder) / "chat.txt", wanted.messages)
        print(f"import of {wanted.messages:,} messages   seconds  messages/s  peak MB  found")
        for name in ("halfway", "whatstk", "chat-miner"):
            print(f"{name:34}", _cells(name, file), flush=True)
        if wanted.pipeline:
            _pipeline(written(Path(folder) / "long.txt", wanted.pipeline), wanted.pipeline)


def written(file: Path, count: int) -> Path:
    """An export as WhatsApp on Android writes it."""
    dice = random.Random(5)
    at = datetime(2020, 1, 31, 8, 0)  # noqa: DTZ001  (exports have no zone)
    with file.open("w", encoding="utf-8") as out:
        for text in natural(count):
            is_break = dice.random() < 0.06
            at += timedelta(minutes=dice.randint(200, 900) if is_break else dice.randint(0, 4))
            who = dice.choice(("Kim", "Alex"))
            out.write(f"{at:%d/%m/%Y, %H:%M} - {who}: {text}\n")
    return file


def _cells(name: str, file: Path) -> str:
    try:
        python = sys.executable if name == "halfway" else str(set_up_venv())
        said = run([python, str(BENCH / "import_worker.py"), name, str(file)], SECONDS)
        found = json.loads(said.strip().splitlines()[-1])
    except NotAvailableError as error:
        return f"not available: {error}"
    rate = found["messages"] / found["seconds"]
    return f"{found['seconds']:7.2f} {rate:11,.0f} {found['peak_mb']:8.0f} {found['messages']:,}"


def _pipeline(file: Path, count: int) -> None:
    started = time.perf_counter()
    done = watched(
        [sys.executable, "-m", "halfway.cli", "pattern", str(file), "--me", "Kim", "--json"]
    )
    took = time.perf_counter() - started
    if done.code:
        sys.exit(reason(done.complained))
    found = json.loads(done.said)
    print(
        f"\nimport, code and pattern of {count:,} messages: {took:.1f} s (budget 90),"
        f" all processes {done.peak_mb:.0f} MB (budget 1,500), {found['turns']:,} turns in"
        f" {found['episodes']:,} talks"
    )


if __name__ == "__main__":
    main()
