"""Halfway: how a draft to a partner would land, why, and softer words that stay direct.

>>> import halfway
>>> reading = halfway.check("You never listen to me.")
>>> reading.findings[0].move
'criticism'
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from halfway.conversation import (
        MOVES,
        DangerSignal,
        Finding,
        Opening,
        Reading,
        Suggestion,
    )
    from halfway.errors import HalfwayError
    from halfway.workflows.words import check, read

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
_WHERE = {"HalfwayError": "errors", "check": "workflows.words", "read": "workflows.words"}


def __getattr__(name: str) -> Any:
    """Loads what is asked for: a process that needs one layer does not wait for all of them."""
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"halfway.{_WHERE.get(name, 'conversation')}"), name)
