"""The gate: only the loopback address, only the one exact host, only our own pages."""

from __future__ import annotations

import re
import socket
import subprocess
import sys
from pathlib import Path

import pytest

from conftest import Server, ask, start_chromium

LISTENS = "0A"
BAD_HOSTS = {
    "foreign": "evil.example",
    "foreign with our port": "evil.example:{port}",
    "another port": "{host}:9",
    "no port": "{host}",
    "the bare loopback address": "127.0.0.1:{port}",
    "loopback, another port": "127.0.0.1:9",
    "localhost": "localhost:{port}",
    "ours as the start of a foreign name": "{host}.evil.com:{port}",
    "localhost at the start of a foreign name": "localhost.evil.com:{port}",
    "a name that resolves to loopback": "127.0.0.1.nip.io:{port}",
    "loopback of version 6": "[::1]:{port}",
    "trailing dot": "{host}.:{port}",
    "upper case": "{upper}:{port}",
    "with a user": "me@{host}:{port}",
    "two in one": "{host}:{port}, {host}:{port}",
    "empty": "",
}
TARGETS = ("/", "/static/base.css", "/static/vendor/htmx.min.js", "/nothing-here/", "/help/")
OURS = re.compile(r"Halfway|Notes|<!doctype|--paper|htmx", re.IGNORECASE)


def speak(server: Server, request: str) -> tuple[int, str]:
    """Status and body of the answer to these very bytes."""
    with socket.create_connection(("127.0.0.1", server.port), timeout=20) as line:
        line.sendall(request.encode())
        got = b"".join(iter(lambda: line.recv(65536), b"")).decode("utf-8", "replace")
    head, _, body = got.partition("\r\n\r\n")
    return int(head.split(" ", 2)[1]), body


def filled(pattern: str, server: Server) -> str:
    host = server.address.rpartition(":")[0]
    return pattern.format(host=host, upper=host.upper(), port=server.port)


def is_refused(status: int, body: str) -> bool:
    return 400 <= status < 500 and not OURS.search(body)


def sockets_of(process: int) -> set[str]:
    """The socket inodes that a process holds."""
    links = (str(entry.readlink()) for entry in Path(f"/proc/{process}/fd").iterdir())
    return {link[8:-1] for link in links if link.startswith("socket:[")}


def listening() -> dict[str, str]:
    """Local address by inode, for each listening TCP socket of the machine."""
    rows = [
        line.split()
        for table in ("tcp", "tcp6")
        if Path(f"/proc/net/{table}").exists()
        for line in Path(f"/proc/net/{table}").read_text().splitlines()[1:]
    ]
    return {row[9]: row[1] for row in rows if row[3] == LISTENS}


@pytest.mark.parametrize("which", ["server", "other_server"], ids=["default", "plain"])
def test_server_listens_on_the_loopback_address_only(
    which: str, request: pytest.FixtureRequest
) -> None:
    server: Server = request.getfixturevalue(which)
    ours = sockets_of(server.process.pid)
    listens_on = {place for inode, place in listening().items() if inode in ours}
    assert listens_on == {f"0100007F:{server.port:04X}"}


def test_another_address_of_this_machine_gets_no_answer(server: Server) -> None:
    with pytest.raises(ConnectionRefusedError):
        socket.create_connection(("127.0.0.2", server.port), timeout=5)


def test_there_is_no_option_to_listen_elsewhere() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "halfway.web", "--no-browser", "--host=0.0.0.0"],
        capture_output=True,
        text=True,
        timeout=30,
        check=False,
    )
    assert done.returncode == 2
    assert "--host" in done.stderr


@pytest.mark.parametrize("target", TARGETS)
def test_our_exact_host_is_answered(server: Server, target: str) -> None:
    wanted = 404 if target == "/nothing-here/" else 200
    status, body = speak(
        server, f"GET {target} HTTP/1.1\r\nHost: {server.address}\r\nConnection: close\r\n\r\n"
    )
    assert status == wanted
    assert OURS.search(body)


@pytest.mark.parametrize("method", ["GET", "HEAD", "OPTIONS", "POST"])
@pytest.mark.parametrize("host", BAD_HOSTS.values(), ids=BAD_HOSTS)
def test_any_other_host_is_refused(server: Server, host: str, method: str) -> None:
    for target in TARGETS:
        request = f"{method} {target} HTTP/1.1\r\nHost: {filled(host, server)}\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"
        assert is_refused(*speak(server, request)), target


@pytest.mark.parametrize("target", TARGETS)
@pytest.mark.parametrize(
    "hosts",
    [
        ("{host}:{port}", "{host}:{port}"),
        ("{host}:{port}", "evil.example"),
        ("evil.example", "{host}:{port}"),
    ],
    ids=["ours twice", "ours first", "ours last"],
)
def test_two_host_headers_are_refused(server: Server, hosts: tuple[str, str], target: str) -> None:
    lines = "".join(f"Host: {filled(host, server)}\r\n" for host in hosts)
    assert is_refused(*speak(server, f"GET {target} HTTP/1.1\r\n{lines}Connection: close\r\n\r\n"))


@pytest.mark.parametrize("target", TARGETS)
@pytest.mark.parametrize("version", ["1.0", "1.1"])
def test_a_request_without_a_host_is_refused(server: Server, target: str, version: str) -> None:
    request = f"GET {target} HTTP/{version}\r\nConnection: close\r\n\r\n"
    assert is_refused(*speak(server, request))


@pytest.mark.parametrize("target", TARGETS)
@pytest.mark.parametrize("site", ["http://evil.example", "http://{host}:{port}"])
def test_an_absolute_address_is_refused(server: Server, site: str, target: str) -> None:
    line = f"GET {filled(site, server)}{target} HTTP/1.1"
    request = f"{line}\r\nHost: {server.address}\r\nConnection: close\r\n\r\n"
    assert is_refused(*speak(server, request))


def test_a_refusal_of_head_has_no_body(server: Server) -> None:
    status, body = speak(
        server, "HEAD / HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n\r\n"
    )
    assert (status, body) == (421, "")


def test_without_the_gate_django_lets_another_port_through() -> None:
    """The negative control: what the gate adds is not in Django."""
    from django.core.wsgi import get_wsgi_application
    from django.test import RequestFactory

    from halfway.web.gate import Gate

    def status_from(application: object) -> str:
        heard: list[str] = []
        environ = RequestFactory().get("/", HTTP_HOST="testserver:9").environ
        application(environ, lambda status, headers, *rest: heard.append(status))  # type: ignore[operator]
        return heard[0]

    django = get_wsgi_application()
    assert status_from(django) == "200 OK"
    assert status_from(Gate(django, address="testserver")) == "421 Misdirected Request"


@pytest.mark.browser
def test_a_foreign_name_bound_to_loopback_shows_nothing_of_ours(
    server: Server, play: object
) -> None:
    rebound = start_chromium(play, "--host-resolver-rules=MAP evil.test 127.0.0.1")
    try:
        page = rebound.new_page()
        for target in ("/", "/static/base.css", "/help/"):
            got = page.goto(f"http://evil.test:{server.port}{target}")
            assert got
            assert got.status == 421
            assert not OURS.search(got.text())
    finally:
        rebound.close()


@pytest.mark.parametrize("target", TARGETS)
@pytest.mark.parametrize("method", ["GET", "HEAD", "POST"])
@pytest.mark.parametrize("site", ["cross-site", "same-site", "none-such"])
def test_a_browser_on_another_site_is_refused(
    server: Server, target: str, method: str, site: str
) -> None:
    answer = ask(server, method, target, Sec_Fetch_Site=site)
    assert is_refused(answer.status, answer.text)
    assert answer.status == 403


@pytest.mark.parametrize("site", ["cross-site", "same-site"])
def test_a_link_from_another_site_reaches_the_door_alone(server: Server, site: str) -> None:
    way = {"Sec_Fetch_Site": site, "Sec_Fetch_Mode": "navigate", "Sec_Fetch_Dest": "document"}
    assert ask(server, "GET", "/", **way).status == 200
    assert ask(server, "GET", "/say-it/", **way).status == 403
    assert ask(server, "GET", "/help/", **way).status == 403
    assert ask(server, "POST", "/", **way).status == 403


@pytest.mark.parametrize("destination", ["iframe", "object", "embed", "image", "script", "empty"])
def test_another_site_cannot_embed_the_door(server: Server, destination: str) -> None:
    answer = ask(
        server,
        "GET",
        "/",
        Sec_Fetch_Site="cross-site",
        Sec_Fetch_Mode="navigate",
        Sec_Fetch_Dest=destination,
    )
    assert answer.status == 403


@pytest.mark.parametrize("site", ["same-origin", "none"])
def test_our_own_page_and_a_typed_address_are_let_in(server: Server, site: str) -> None:
    assert ask(server, "GET", "/help/", Sec_Fetch_Site=site).status == 200
