"""Ends this worker process, so that nothing of what was open stays in memory; a fresh one follows.

Forgetting a value is not enough: copies of it stay in freed memory (docs/security, L3).
"""

from __future__ import annotations

import os
import signal
import threading
from collections.abc import Callable

_end: Callable[[], None] | None = None
_SOON_S = 0.05  # the answer that is being written goes out first; gunicorn waits for it too


def install() -> None:
    """Called in a worker of the server; elsewhere (tests, commands) `replace_soon` does nothing."""
    global _end  # noqa: PLW0603  one process, one end
    _end = _terminate


def replace_soon() -> None:
    """End this process as soon as the running answers are out."""
    if _end is not None:
        threading.Timer(_SOON_S, _end).start()


def _terminate() -> None:
    os.kill(os.getpid(), signal.SIGTERM)
