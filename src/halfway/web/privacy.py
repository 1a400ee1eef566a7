"""Keeps what is in memory out of files: private permissions, no core dumps, no swap where allowed."""

from __future__ import annotations

import contextlib
import ctypes
import os
import resource
import sys

_PR_SET_DUMPABLE = 4
_MCL_CURRENT_AND_FUTURE = 3


def keep_memory_private() -> None:
    """New files are this user's only; a crash writes no memory; pages stay out of swap if allowed."""
    os.umask(0o077)
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    if not sys.platform.startswith("linux"):
        return
    libc = ctypes.CDLL(None)
    with contextlib.suppress(AttributeError):
        libc.prctl(_PR_SET_DUMPABLE, 0, 0, 0, 0)
        # Under a limit, locked memory would make later allocations fail: better none than that.
        if resource.getrlimit(resource.RLIMIT_MEMLOCK)[0] == resource.RLIM_INFINITY:
            libc.mlockall(_MCL_CURRENT_AND_FUTURE)
