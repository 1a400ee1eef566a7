"""Measures the vault on a real file: unlocking, opening 50,000 messages, keeping a draft."""

from __future__ import annotations

import os
import random
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from halfway.vault.account import create_account, unlock
from halfway.vault.kinds import kind
from halfway.vault.kinds.draft import Draft

PASSPHRASE = "correct purple window boat rain"  # noqa: S105 - of a file that is gone after a minute
MESSAGES = 50_000
WORDS = (Path(__file__).parent / "draft.txt").read_text().split()


@dataclass(frozen=True, slots=True)
class Message:
    """One message."""

    sender: str
    sent: float
    text: str


@kind("bench-conversation")
@dataclass(frozen=True, slots=True)
class Conversation:
    """A kind of document: this much it costs to add one."""

    messages: tuple[Message, ...] = ()

    def title(self) -> str:
        """What it is called in lists."""
        return "Conversation"


def main() -> int:
    """Print a table of medians; gives the exit status."""
    with tempfile.TemporaryDirectory() as folder:
        os.environ["HALFWAY_DATA"] = folder
        os.environ["DJANGO_SETTINGS_MODULE"] = "halfway.web.settings"
        import django

        django.setup()
        rows = measured()
        size = sum(file.stat().st_size for file in Path(folder).iterdir())
    print(f"\n{'vault':36} {'median s':>9} {'worst s':>9} {'budget s':>9}")
    for name, seconds, budget in rows:
        print(f"{name:36} {statistics.median(seconds):9.3f} {max(seconds):9.3f} {budget:9.3f}")
    print(f"\nThe files have {size / 1e6:.1f} MB.")
    return 0


def measured() -> list[tuple[str, list[float], float]]:
    """Name, seconds of each run, and budget of everything measured."""
    from halfway.web.store.shelf import DatabaseShelf

    shelf, chance = DatabaseShelf(), random.Random(1)
    vault = create_account(shelf, passphrase=PASSPHRASE)
    texts = (" ".join(chance.sample(WORDS, 8)) for _ in range(MESSAGES))
    messages = tuple(Message("ab"[i % 2], 1e9 + 60 * i, text) for i, text in enumerate(texts))
    conversation = vault.add(Conversation(messages))
    held = vault.add(Draft(text=" ".join(WORDS)))

    def save() -> None:
        nonlocal held
        held = vault.save(held.id, Draft(text=" ".join(WORDS)), version=held.version)

    def opened() -> None:
        found = vault.read(conversation.id)
        assert found is not None  # noqa: S101 - else the figure says nothing
        assert len(found.content.messages) == MESSAGES  # noqa: S101

    return [
        ("unlock", timed(lambda: unlock(shelf, passphrase=PASSPHRASE), runs=7), 1.0),
        (f"open a conversation of {MESSAGES:,}", timed(opened, runs=7), 1.5),
        ("keep a draft of 175 words", timed(save, runs=50), 0.05),
    ]


def timed(work: Callable[[], object], *, runs: int) -> list[float]:
    """The seconds of each run."""
    seconds = []
    for _ in range(runs):
        started = time.perf_counter()
        work()
        seconds.append(time.perf_counter() - started)
    return seconds


if __name__ == "__main__":
    sys.exit(main())
