"""Reads one WhatsApp export with the reader named, and prints messages, seconds and peak memory.

    python bench/import_worker.py halfway|whatstk|chat-miner FILE

Only the reading is timed, not Python's start; memory is the most that the process and its children
held.
"""

from __future__ import annotations

import json
import resource
import sys
import time
from collections.abc import Callable


def halfway(file: str) -> int:
    """The whole way of the app: recognise, read in a process of its own, and hold every message."""
    from halfway.workflows.talk import gather

    return len(gather(file).messages)


def whatstk(file: str) -> int:
    """As its documentation says."""
    from whatstk import WhatsAppChat

    return len(WhatsAppChat.from_source(filepath=file).df)


def chat_miner(file: str) -> int:
    """As its documentation says."""
    from chatminer.chatparsers import WhatsAppParser

    parser = WhatsAppParser(file)
    parser.parse_file()
    return len(parser.parsed_messages.get_df())


READERS: dict[str, Callable[[str], int]] = {
    "halfway": halfway,
    "whatstk": whatstk,
    "chat-miner": chat_miner,
}


def main() -> None:
    """Print the figures as JSON, on the last line."""
    reader = READERS[sys.argv[1]]
    started = time.perf_counter()
    messages = reader(sys.argv[2])
    took = time.perf_counter() - started
    peak = sum(
        resource.getrusage(who).ru_maxrss
        for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)
    )
    print(json.dumps({"messages": messages, "seconds": took, "peak_mb": peak / 1024}))


if __name__ == "__main__":
    main()
