"""Ends this worker process, so that nothing of what was open stays in memory; a fresh one follows.

Forgetting a value is not enough: copies of it stay in freed memory (docs/security, L3).
"""

from __future__ import annotations

import os
import signal
import threading
import time
from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

_end: Callable[[], None] | None = None
_is_ending = threading.Event()
_WAIT_S = 0.25
_SOON_S = 0.05  # the answer that is being written goes out first; gunicorn waits for it too


def install() -> None:
    """Called in a worker of the server; elsewhere (tests, commands) `replace_soon` does nothing."""
    global _end  # noqa: PLW0603  one process, one end
    _end = _terminate


def replace_soon() -> None:
    """End this process as soon as the running answers are out."""
    if _end is not None:
        _is_ending.set()
        threading.Timer(_SOON_S, _end).start()


class ReplacementMiddleware:
    """Sends what comes on an open connection to this ending process on to the one that follows.

    A passphrase typed a second after a lock would open a vault here and lose it at once.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer; or, at the end, ask for the same once more, a moment later."""
        if not (_is_ending.is_set() and request.method == "POST"):
            return self.get_response(request)
        time.sleep(_WAIT_S)
        again = HttpResponse(status=307)
        again["Location"] = request.path
        return again


def _terminate() -> None:
    os.kill(os.getpid(), signal.SIGTERM)
