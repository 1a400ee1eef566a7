"""`halfway code`: reads many messages, JSON lines in and JSON lines out, in the same order."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from typing import Any

from halfway import workflows
from halfway.cli.text_input import read_lines
from halfway.conversation import Reading
from halfway.errors import BadTextError


def print_codes(file: str | None, *, openings: bool) -> None:
    """Print a line for each message: its id, its codes and the probability of each move."""
    ids: list[Any] = []

    def texts() -> Iterator[str]:
        for number, line in read_lines(file):
            identity, text = _parsed(line, number)
            ids.append(identity)
            yield text

    for reading in workflows.code(texts()):
        sys.stdout.write(_line(ids.pop(0), reading, openings=openings) + "\n")


def _parsed(line: str, number: int) -> tuple[Any, str]:
    try:
        message = json.loads(line)
    except (json.JSONDecodeError, RecursionError):
        raise BadTextError(
            f'line {number}: this is not JSON. Each line looks like {{"id": 1, "text": "…"}}.'
        ) from None
    if (
        not isinstance(message, dict)
        or not isinstance(message.get("text"), str)
        or "id" not in message
    ):
        raise BadTextError(f'line {number}: "id" or "text" is missing, or "text" is not a string.')
    return message["id"], message["text"]


def _line(identity: Any, reading: Reading, *, openings: bool) -> str:
    line = {"id": identity, "codes": list(reading.named), "moves": dict(reading.moves)}
    if openings:
        line["harshness"] = reading.opening.harshness
        line["directness"] = reading.opening.directness
    return json.dumps(line, ensure_ascii=False)
