"""Times `halfway code` on generated chat messages: with natural repetition, and all distinct.

    python bench/bulk.py [--messages 1000000] [--distinct 100000]

Messages are made of the labelled set's lines and of the short words that fill every chat: how often
each comes follows Zipf's law, and longer ones get a time, a place or a name that varies. The whole
program is timed, start included, and its peak memory with that of its processes.
"""

from __future__ import annotations

import argparse
import json
import random
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from halfway.evaluation.lines import messages, writers

DATA = Path(__file__).parent.parent / "training" / "moves" / "data"
SHORT = [
    "ok",
    "yes",
    "no",
    "lol",
    "haha",
    "love you",
    "omw",
    "👍",
    "❤️",
    "thanks",
    "ok cool",
    "sure",
    "where are you",
    "home",
    "on my way",
    "k",
    "what",
    "good night",
    "morning",
    "hey",
    "yep",
    "nope",
    "call me",
    "miss you",
    "at work",
    "in a meeting",
    "sounds good",
    "what time",
    "done",
    "ok love you",
    "get milk",
    "kids are asleep",
    "running late",
    "almost there",
    "just left",
    "how was it",
    "good",
    "fine",
    "idk",
    "maybe",
    "later",
    "😂",
    "xx",
    "ok bye",
    "whats for dinner",
    "can you pick up bread",
    "see you soon",
]
PLACES = ("the shop", "school", "my mum's", "the station", "work", "the gym", "town", "the dentist")
NAMES = (
    "Ana",
    "Tom",
    "Priya",
    "Kwame",
    "Mei",
    "Olga",
    "Luis",
    "Sara",
    "Ben",
    "Fatima",
    "Jo",
    "Raj",
)
SHARE_SHORT, SHARE_VARIED = 0.45, 0.35


def main() -> None:
    """Print how many messages a second were coded, and the memory it took."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--messages", type=int, default=1_000_000)
    parser.add_argument("--distinct", type=int, default=100_000)
    wanted = parser.parse_args()
    print("case                        messages  distinct      seconds  a second  wanted  peak MB")
    _time("natural repetition", natural(wanted.messages), least=10_000)
    _time("all distinct", distinct(wanted.distinct), least=2_000)


def natural(count: int) -> Iterator[str]:
    """Chat messages as often as they come: few of them are said again and again."""
    dice = random.Random(1)
    lines = _lines()
    weights = [1 / (rank + 1) for rank in range(len(lines))]
    common = dice.choices(lines, weights, k=count)
    for line in common:
        kind = dice.random()
        if kind < SHARE_SHORT:
            yield SHORT[min(int(dice.paretovariate(0.8)) - 1, len(SHORT) - 1)]
        elif kind < SHARE_SHORT + SHARE_VARIED:
            yield line
        else:
            yield _everyday(dice)


def distinct(count: int) -> Iterator[str]:
    """Messages of which no two are the same: half labelled lines with a tail, half everyday ones."""
    dice = random.Random(2)
    lines = _lines()
    for number in range(count):
        start = dice.choice(lines) if number % 2 else _everyday(dice)
        yield f"{start} {dice.choice(NAMES)} {number}"


def _everyday(dice: random.Random) -> str:
    return dice.choice(
        (
            f"I'm at {dice.choice(PLACES)} until {dice.randint(1, 12)}:{dice.randint(10, 59)}",
            f"{dice.choice(NAMES)} is coming at {dice.randint(1, 12)}",
            f"can you get {dice.choice(NAMES)} from {dice.choice(PLACES)} at {dice.randint(1, 6)}",
            f"it was £{dice.randint(2, 90)}.{dice.randint(10, 99)} at {dice.choice(PLACES)}",
        )
    )


def _lines() -> list[str]:
    found = [line.text for writer in writers(DATA) for line in messages(DATA, writer)]
    random.Random(3).shuffle(found)
    return found


def _time(case: str, texts: Iterator[str], *, least: int) -> None:
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder) / "messages.jsonl"
        kinds, count = set(), 0
        with source.open("w", encoding="utf-8") as out:
            for count, text in enumerate(texts, start=1):
                kinds.add(hash(text))
                out.write(json.dumps({"id": count, "text": text}) + "\n")
        before = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
        started = time.perf_counter()
        with (Path(folder) / "codes.jsonl").open("wb") as out:
            subprocess.run(
                [sys.executable, "-m", "halfway.cli", "code", str(source)], stdout=out, check=True
            )
        took = time.perf_counter() - started
        peak = max(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss, before) / 1024
        lines = sum(1 for _ in (Path(folder) / "codes.jsonl").open("rb"))
        if lines != count:
            sys.exit(f"{case}: {count - lines} messages were lost")
    print(
        f"{case:26} {count:9,} {len(kinds):9,} {took:12.1f} {count / took:9,.0f} {least:7,} {peak:8.0f}"
    )


if __name__ == "__main__":
    main()
