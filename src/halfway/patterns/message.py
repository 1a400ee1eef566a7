"""One message of a conversation."""

from __future__ import annotations

from datetime import datetime
from typing import NamedTuple


class Message(NamedTuple):
    """Who said what, and when: `at` is the wall clock, or None where nothing tells."""

    at: datetime | None
    speaker: str
    text: str
