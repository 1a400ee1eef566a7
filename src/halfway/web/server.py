"""Serves the local app: gunicorn on the loopback address, one worker, one one-time link."""

from __future__ import annotations

import contextlib
import os
import secrets
import socket
import sys
import threading
import time
import webbrowser
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from gunicorn.app.base import BaseApplication

from halfway.engine.codebook import load_codebook
from halfway.errors import StartError
from halfway.web.privacy import keep_memory_private

LOOPBACK = "127.0.0.1"
_FIRST_PAGE_S = 10.0
"""The first words are there before that; they need no more than the reader."""


@dataclass(frozen=True, slots=True)
class Start:
    """How the app is started; port 0 takes a free one, `plain` uses 127.0.0.1 as the host."""

    port: int = 0
    browser: bool = True
    plain: bool = False
    data: Path | None = None


class _Server(BaseApplication):  # type: ignore[misc]  # gunicorn has no types
    """gunicorn, told where to listen by us instead of by its own command line."""

    def __init__(self, options: dict[str, Any]) -> None:
        self.options = options
        super().__init__()

    def load_config(self) -> None:
        for name, value in self.options.items():
            self.cfg.set(name, value)

    def load(self) -> Any:
        from halfway.web.wsgi import application

        return application


def serve(start: Start) -> None:
    """Serve until stopped; raises `StartError` where the port is taken."""
    port = _free_port(start.port)
    host = LOOPBACK if start.plain else f"{secrets.token_hex(4)}.localhost"
    address = f"{host}:{port}"
    os.environ["HALFWAY_ADDRESS"] = address
    os.environ["HALFWAY_SECRET_KEY"] = secrets.token_urlsafe(48)
    os.environ["HALFWAY_SECURE_COOKIE"] = "0" if start.plain else "1"
    if start.data:
        os.environ["HALFWAY_DATA"] = str(start.data.resolve())
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "halfway.web.settings")
    keep_memory_private()
    _look_after_store()
    load_codebook()  # here and not in the worker: a bad rule is told before a link is printed
    _Server(
        {
            "bind": f"{LOOPBACK}:{port}",
            "workers": 1,
            "worker_class": "halfway.web.worker.StrictWorker",
            "threads": 8,
            "timeout": 60,
            "graceful_timeout": 1,
            "keepalive": 30,
            "loglevel": "critical",
            "limit_request_line": 2048,
            "worker_tmp_dir": _memory_folder(),
            "when_ready": lambda _: _announce(address, browser=start.browser),
            "post_worker_init": _prepare_worker,
        }
    ).run()


def _look_after_store() -> None:
    """Make what is kept here private and up to date, and say what is wrong with it."""
    import django

    django.setup()
    from django.conf import settings
    from django.db import connections

    from halfway.web.store import opening

    if not opening.is_here():
        return
    told = opening.make_private(settings.HALFWAY_DATA)
    trouble = opening.check_file()
    if trouble:
        told.append(trouble)
    else:
        opening.make_ready()
    connections.close_all()
    for line in told:
        sys.stderr.write(f"halfway: {line}\n")


def _memory_folder() -> str | None:
    """Where gunicorn puts its heartbeat file, so that it never waits for a slow disk."""
    # gunicorn makes a file of its own there with a name that cannot be guessed, and unlinks it
    return "/dev/shm" if os.path.isdir("/dev/shm") else None  # noqa: S108, PTH112  # nosec B108


def _free_port(wanted: int) -> int:
    with socket.socket(socket.AF_INET, socket.SOCK_STREAM) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((LOOPBACK, wanted))
        except OSError as error:
            raise StartError(
                f"Port {wanted} cannot be used ({error.strerror}). Take another with --port, or leave it out."
            ) from None
        port: int = probe.getsockname()[1]
        return port


def _prepare_worker(worker: Any) -> None:
    """Distrust links that an older worker saw: this one cannot know which were used."""
    from halfway.web import idle, launch_token, replacement

    replacement.install()
    idle.start_watching()
    # Loaded beside the first page and not before the fork: its threads would not live through it.
    threading.Thread(target=_load_reader, daemon=True).start()
    if worker.age > 1:
        launch_token.forget_older_tokens()


def _load_reader() -> None:
    """Load the reader for the first words, and once the first page had its time, ready it for many."""
    from halfway.engine.trained_reader import default_reader, prepare

    default_reader()
    time.sleep(_FIRST_PAGE_S)
    prepare()


def _announce(address: str, *, browser: bool) -> None:
    link = _fresh_link(address)
    _print_link(link)
    if browser:
        threading.Thread(target=webbrowser.open, args=(link,), daemon=True).start()
    if sys.stdin.isatty():
        threading.Thread(target=_links_on_enter, args=(address,), daemon=True).start()


def _fresh_link(address: str) -> str:
    from halfway.web.launch_token import new_token

    return f"http://{address}/#{new_token()}"


def _print_link(link: str) -> None:
    sys.stdout.write(
        f"\nHalfway is ready. Open this link within one minute (it works once):\n\n    {link}\n\n"
        "Nothing leaves this machine. To stop, press Ctrl-C"
        + (", for a new link press Enter.\n" if sys.stdin.isatty() else ".\n")
    )
    sys.stdout.flush()


def _links_on_enter(address: str) -> None:
    with contextlib.suppress(ValueError, OSError):
        for _ in sys.stdin:
            _print_link(_fresh_link(address))
