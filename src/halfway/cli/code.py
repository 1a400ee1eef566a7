"""`halfway code`: reads many messages, JSON lines in and JSON lines out, in the same order."""

from __future__ import annotations

import json
import sys
from collections import deque
from collections.abc import Iterator
from functools import lru_cache
from typing import Any

from halfway.cli.text_input import read_lines
from halfway.conversation import MOVES, Coded
from halfway.errors import BadTextError
from halfway.workflows import words


def print_codes(file: str | None, *, openings: bool) -> None:
    """Print a line for each message: its id, its codes and the probability of each move."""
    ids: deque[Any] = deque()

    def texts() -> Iterator[str]:
        for number, line in read_lines(file):
            identity, text = _parsed(line, number)
            ids.append(identity)
            yield text

    for coded in words.code(texts()):
        head = json.dumps(ids.popleft(), ensure_ascii=False)
        sys.stdout.write(f'{{"id": {head}, {_rest(coded, openings=openings)}\n')


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


@lru_cache(maxsize=20_000)
def _rest(coded: Coded, *, openings: bool) -> str:
    """The line behind its id; messages that come again and again are written once."""
    rest: dict[str, Any] = {
        "codes": list(coded.named),
        "moves": dict(zip(MOVES, coded.moves, strict=True)),
    }
    if openings:
        rest |= {"harshness": coded.harshness, "directness": coded.directness}
    return json.dumps(rest, ensure_ascii=False)[1:]
