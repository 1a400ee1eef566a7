"""Halfway: how a draft to a partner would land, why, and softer words that stay direct.

>>> import halfway
>>> reading = halfway.check("You never listen to me.")
>>> reading.findings[0].move
'criticism'
"""

from halfway.conversation import (
    MOVES,
    DangerSignal,
    Finding,
    Opening,
    Reading,
    Suggestion,
)
from halfway.errors import HalfwayError
from halfway.workflows import check, read

__all__ = [
    "MOVES",
    "DangerSignal",
    "Finding",
    "HalfwayError",
    "Opening",
    "Reading",
    "Suggestion",
    "check",
    "read",
]
