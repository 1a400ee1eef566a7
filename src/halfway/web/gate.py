"""The outermost gate: one exact host, no other site, and the same strict headers on every answer.

It wraps the whole WSGI application, static files and error pages included, because a gate inside
the framework is passed by whatever answers before it.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIApplication, WSGIEnvironment

HEADERS = (
    (
        "Content-Security-Policy",
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self';"
        " connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none';"
        " object-src 'none'",
    ),
    ("X-Content-Type-Options", "nosniff"),
    ("Referrer-Policy", "no-referrer"),
    ("Cross-Origin-Opener-Policy", "same-origin"),
    ("Cross-Origin-Resource-Policy", "same-origin"),
    ("Cache-Control", "no-store"),
    (
        "Permissions-Policy",
        "accelerometer=(), camera=(), display-capture=(), geolocation=(), gyroscope=(),"
        " magnetometer=(), microphone=(), midi=(), payment=(), usb=()",
    ),
)
LARGEST_BODY = 4_000_000
"""Bytes; far more than the longest draft that is read."""
LARGEST_FILE = 512_000_000
"""Bytes; a backup with several long conversations."""
TAKES_FILES = ("/lock/back/", "/settings/bring-back/", "/pattern/open/")
"""The addresses where a file may be handed in."""

_SET_HERE = {name.lower() for name, _ in HEADERS} | {"server"}


class Gate:
    """Refuses every request that is not for `address` or comes from another site."""

    def __init__(self, application: WSGIApplication, *, address: str, scheme: str = "http") -> None:
        self.application = application
        self.address = address
        self.origin = f"{scheme}://{address}"

    def __call__(self, environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        """Answer a request, or refuse it in one line of plain text."""

        def start(status: str, headers: list[tuple[str, str]], *rest: Any) -> Any:
            kept = [(name, value) for name, value in headers if name.lower() not in _SET_HERE]
            return start_response(status, [*kept, *HEADERS], *rest)

        if not self._is_for_us(environ):
            return _refuse(start, "421 Misdirected Request", "This address is not served here.")
        if not _is_from_us(environ, self.origin):
            return _refuse(start, "403 Forbidden", "Another site may not ask this.")
        if _has_too_much(environ):
            return _refuse(
                start,
                "413 Content Too Large",
                "This is too much text at once. Go back: it is still there.",
            )
        _trust_browser_on_origin(environ)
        return self.application(environ, start)

    def _is_for_us(self, environ: WSGIEnvironment) -> bool:
        target = environ.get("RAW_URI") or environ.get("REQUEST_URI") or "/"
        return environ.get("HTTP_HOST") == self.address and target.startswith("/")


def _is_from_us(environ: WSGIEnvironment, ours: str) -> bool:
    """Whether the browser says that our own page, or a person, asks; old browsers say nothing."""
    if environ.get("HTTP_ORIGIN", "null") not in ("null", ours):
        return False
    site = environ.get("HTTP_SEC_FETCH_SITE")
    if site in (None, "same-origin", "none"):
        return True
    return (
        environ["REQUEST_METHOD"] == "GET"
        and environ.get("PATH_INFO") == "/"
        and environ.get("HTTP_SEC_FETCH_MODE") == "navigate"
        and environ.get("HTTP_SEC_FETCH_DEST") == "document"
    )


def _has_too_much(environ: WSGIEnvironment) -> bool:
    """Whether the body is larger than we read; takes it in, or the browser would see no answer."""
    left = int(environ.get("CONTENT_LENGTH") or 0)
    takes_file = environ.get("PATH_INFO") in TAKES_FILES
    if left <= (LARGEST_FILE if takes_file else LARGEST_BODY):
        return False
    left = min(left, 16 * LARGEST_BODY)
    while left > 0 and (taken := len(environ["wsgi.input"].read(min(left, 1 << 16)))):
        left -= taken
    return True


def _trust_browser_on_origin(environ: WSGIEnvironment) -> None:
    """Drop an Origin of "null" where the browser itself says that our own page asks.

    Under `Referrer-Policy: no-referrer` browsers send "null" with a form; pages cannot forge
    Sec-Fetch-Site, and the form token is still checked.
    """
    if environ.get("HTTP_ORIGIN") == "null" and environ.get("HTTP_SEC_FETCH_SITE") == "same-origin":
        del environ["HTTP_ORIGIN"]


def _refuse(start: StartResponse, status: str, words: str) -> list[bytes]:
    body = words.encode()
    start(
        status, [("Content-Type", "text/plain; charset=utf-8"), ("Content-Length", str(len(body)))]
    )
    return [body]
