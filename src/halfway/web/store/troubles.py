"""What databases complain of, told as what happened and what to do."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager

from django.conf import settings
from django.db import DatabaseError, InterfaceError

from halfway.errors import DamagedError, HalfwayError, NotSavedError

_FULL = "Not saved: the disk is full. Make some room, then save again."
_ROOM = 256 * 1024
"""Bytes below which SQLite may say "disk I/O error" for a full disk."""
_TOLD = (
    (
        ("disk is full", "no space left", "disk full"),
        _FULL,
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
    if _is_full():
        return NotSavedError(_FULL)
    return NotSavedError("Not saved: the disk or the database did not take it. Try again.")


def _is_full() -> bool:
    try:
        return shutil.disk_usage(settings.HALFWAY_DATA).free < _ROOM
    except OSError:
        return False
