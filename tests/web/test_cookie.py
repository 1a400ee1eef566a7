"""The session cookie: one, with every flag, and for nobody else."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING

import pytest

from conftest import Server, Visitor, ask, come_in

if TYPE_CHECKING:
    from playwright.sync_api import Browser


class Sink(ThreadingHTTPServer):
    """A server of somebody else on this machine, that keeps the cookies it is sent."""

    def __init__(self) -> None:
        self.cookies: list[str] = []
        super().__init__(("127.0.0.1", 0), Taker)
        threading.Thread(target=self.serve_forever, daemon=True).start()


class Taker(BaseHTTPRequestHandler):
    """Takes what it gets."""

    server: Sink

    def do_GET(self) -> None:
        self.server.cookies.append(self.headers.get("Cookie", ""))
        self.send_response(200)
        self.end_headers()
        self.wfile.write(b"taken")

    def log_message(self, *args: object) -> None:
        pass


@pytest.fixture
def sink() -> Iterator[Sink]:
    sink = Sink()
    yield sink
    sink.shutdown()
    sink.server_close()


def flags_of(cookie: str) -> tuple[str, set[str]]:
    first, *rest = cookie.split("; ")
    return first.partition("=")[0], {flag.lower() for flag in rest}


def test_there_is_one_cookie_with_every_flag(stranger: Visitor) -> None:
    answer = stranger.get("/")
    assert len(answer.cookies) == 1
    name, flags = flags_of(answer.cookies[0])
    assert name.startswith("__Host-")
    assert flags == {"httponly", "secure", "samesite=strict", "path=/"}


def test_the_plain_server_leaves_out_what_its_host_cannot_have(other_server: Server) -> None:
    name, flags = flags_of(ask(other_server, "GET", "/").cookies[0])
    assert not name.startswith("__")
    assert flags == {"httponly", "samesite=strict", "path=/"}


def test_the_name_tells_nothing_and_is_new_at_every_start(
    stranger: Visitor, other_server: Server
) -> None:
    name, _ = flags_of(stranger.get("/").cookies[0])
    other, _ = flags_of(ask(other_server, "GET", "/").cookies[0])
    assert name.removeprefix("__Host-") != other
    assert "session" not in name.lower() + other.lower()
    assert "halfway" not in name.lower() + other.lower()


def test_help_leaves_no_cookie(server: Server) -> None:
    answer = ask(server, "GET", "/help/")
    assert answer.status == 200
    assert answer.cookies == ()


@pytest.mark.browser
@pytest.mark.parametrize("host", ["127.0.0.1", "localhost", "0a0a0a0a.localhost"])
def test_another_server_on_this_machine_gets_no_cookie(
    chromium: Browser, server: Server, sink: Sink, host: str
) -> None:
    context = chromium.new_context()
    page = come_in(context.new_page(), server)
    page.goto(f"http://{host}:{sink.server_port}/")
    context.close()
    assert set(sink.cookies) == {""}


@pytest.mark.browser
def test_only_who_knows_the_random_host_name_would_get_it(
    chromium: Browser, server: Server, sink: Sink
) -> None:
    """The negative control: ports do not part cookies, the random host name does."""
    context = chromium.new_context()
    page = come_in(context.new_page(), server)
    page.goto(f"http://{server.address.rpartition(':')[0]}:{sink.server_port}/")
    context.close()
    assert "__Host-" in sink.cookies[0]


@pytest.mark.browser
def test_scripts_of_the_page_cannot_read_it(chromium: Browser, server: Server) -> None:
    context = chromium.new_context()
    page = come_in(context.new_page(), server)
    assert len(context.cookies()) == 3  # the session, what came by the link, the form token
    assert page.evaluate("document.cookie") == ""
    context.close()
