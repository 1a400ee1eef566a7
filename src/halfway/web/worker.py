"""The gunicorn worker: what is no HTTP gets our headers too, and none of its bytes back."""

from __future__ import annotations

import contextlib
import socket
from typing import Any

from gunicorn.http.errors import ParseException
from gunicorn.workers.gthread import ThreadWorker

from halfway.web.gate import HEADERS


class StrictWorker(ThreadWorker):  # type: ignore[misc]  # gunicorn has no types
    """Threads as gunicorn has them, with a short answer of our own to what cannot be read."""

    def handle_error(self, req: Any, client: socket.socket, addr: Any, exc: BaseException) -> None:
        """Answer in place of gunicorn, which repeats the request on a page without headers."""
        status = "400 Bad Request" if isinstance(exc, ParseException) else "500 Server Error"
        body = "This request could not be read."
        headers = (
            *HEADERS,
            ("Content-Type", "text/plain; charset=utf-8"),
            ("Content-Length", str(len(body))),
            ("Connection", "close"),
        )
        lines = (f"HTTP/1.1 {status}", *(f"{name}: {value}" for name, value in headers), "", body)
        with contextlib.suppress(OSError):
            client.sendall("\r\n".join(lines).encode())
