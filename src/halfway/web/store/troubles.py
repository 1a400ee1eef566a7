"""What databases complain of, told as what happened and what to do."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import DatabaseError, InterfaceError

from halfway.errors import DamagedError, HalfwayError, NotSavedError

_TOLD = (
    (
        ("disk is full", "no space left", "disk full"),
        "Not saved: the disk is full. Make some room, then save again.",
    ),
    (
        ("readonly", "read-only", "permission denied", "unable to open"),
        "Not saved: the data folder cannot be written. Check the disk and its rights.",
    ),
    (("locked", "timeout"), "Not saved: another window was saving. Save again."),
)
_BROKEN = ("malformed", "not a database", "corrupt", "invalid page")


@contextmanager
def told() -> Iterator[None]:
    """Turn what a database raises into `NotSavedError` or `DamagedError`, without its values."""
    try:
        yield
    except HalfwayError:
        raise
    except (DatabaseError, InterfaceError, OSError) as error:
        raise _told(str(error).lower()) from None


def _told(words: str) -> HalfwayError:
    if any(sign in words for sign in _BROKEN):
        return DamagedError(
            "The file with what you kept is damaged. Close Halfway, keep a copy of the data"
            " folder, and restore your newest backup."
        )
    for signs, says in _TOLD:
        if any(sign in words for sign in signs):
            return NotSavedError(says)
    return NotSavedError("Not saved: the disk or the database did not take it. Try again.")
