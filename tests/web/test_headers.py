"""The same strict headers stand on every answer, whoever gave it."""

from __future__ import annotations

import socket
from collections.abc import Callable
from pathlib import Path

import pytest

from conftest import Answer, Server, Visitor, all_paths, ask
from halfway.web.settings import STATICFILES_DIRS

WANTED = {
    "content-security-policy": "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'; object-src 'none'",
    "x-content-type-options": "nosniff",
    "referrer-policy": "no-referrer",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "cache-control": "no-store",
}
SENSORS = ("camera", "microphone", "geolocation", "usb", "payment", "display-capture")


def static_paths() -> list[str]:
    """Every static file by its address."""
    paths = []
    for entry in STATICFILES_DIRS:
        prefix, folder = entry if isinstance(entry, tuple) else ("", entry)
        for file in Path(folder).rglob("*.*"):
            paths.append(
                "/".join(["/static", *filter(None, [prefix]), *file.relative_to(folder).parts])
            )
    return sorted(paths)


def lacks(headers: dict[str, str]) -> list[str]:
    """What is wrong with these headers."""
    wrong = [name for name, value in WANTED.items() if headers.get(name) != value]
    denied = headers.get("permissions-policy", "")
    return wrong + [sensor for sensor in SENSORS if f"{sensor}=()" not in denied]


def test_an_answer_without_our_headers_is_noticed() -> None:
    assert len(lacks({"content-type": "text/html"})) == len(WANTED) + len(SENSORS)


@pytest.mark.parametrize("method", ["GET", "HEAD", "OPTIONS", "POST", "PUT", "DELETE"])
@pytest.mark.parametrize("path", [*all_paths(), "/nothing-here/", "/say-it", "/favicon.ico"])
def test_every_page_has_them_for_a_stranger(server: Server, path: str, method: str) -> None:
    assert lacks(ask(server, method, path).headers) == []


@pytest.mark.parametrize("path", [*all_paths(), "/nothing-here/", "/say-it", "/favicon.ico"])
def test_every_page_has_them_for_a_writer(writer: Visitor, path: str) -> None:
    assert lacks(writer.get(path).headers) == []
    assert lacks(writer.post(path, {"draft": "You never listen to me."}).headers) == []


@pytest.mark.parametrize("path", static_paths())
def test_every_static_file_has_them(server: Server, path: str) -> None:
    answer = ask(server, "GET", path)
    assert answer.status == 200
    assert lacks(answer.headers) == []
    assert "set-cookie" not in answer.headers
    assert lacks(ask(server, "HEAD", path).headers) == []


def too_many_fields(writer: Visitor) -> Answer:
    return writer.post("/say-it/", {f"field{number}": "" for number in range(300)})


def too_much_text(writer: Visitor) -> Answer:
    return writer.post("/say-it/", {"draft": "a" * 4_100_000})


def broken_upload(writer: Visitor) -> Answer:
    return writer.post("/say-it/", Content_Type="multipart/form-data")


def no_form_token(writer: Visitor) -> Answer:
    return writer.post("/say-it/", {"csrfmiddlewaretoken": ""})


def no_such_page(writer: Visitor) -> Answer:
    return writer.get("/nothing-here/")


def wrong_method(writer: Visitor) -> Answer:
    return writer.get("/say-it/read/")


def another_site(writer: Visitor) -> Answer:
    return writer.get("/say-it/", Sec_Fetch_Site="cross-site")


def another_host(writer: Visitor) -> Answer:
    return writer.get("/say-it/", Host="evil.example")


def parent_folder(writer: Visitor) -> Answer:
    return writer.get("/static/../settings.py")


@pytest.mark.parametrize(
    ("wrong", "status"),
    [
        (too_many_fields, 400),
        (too_much_text, 413),
        (broken_upload, 400),
        (no_form_token, 403),
        (another_site, 403),
        (no_such_page, 404),
        (parent_folder, 404),
        (wrong_method, 405),
        (another_host, 421),
    ],
)
def test_every_refusal_has_them(
    writer: Visitor, wrong: Callable[[Visitor], Answer], status: int
) -> None:
    answer = wrong(writer)
    assert answer.status == status
    assert lacks(answer.headers) == []


def test_an_error_of_ours_has_them_and_shows_no_trace(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    from django.test import RequestFactory

    from halfway.web.pages.help import views
    from halfway.web.wsgi import application

    def broken() -> None:
        raise ValueError("the words of a person")

    monkeypatch.setattr(views, "load_hotlines", broken)
    heard: dict[str, str] = {}

    def start(status: str, headers: list[tuple[str, str]], *rest: object) -> None:
        heard.update({"status": status} | {name.lower(): value for name, value in headers})

    environ = RequestFactory().get("/help/", HTTP_HOST="testserver").environ
    body = b"".join(application(environ, start)).decode()  # type: ignore[operator]
    assert heard["status"].startswith("500")
    assert lacks(heard) == []
    assert "Something went wrong on our side." in body
    assert "the words of a person" not in body + capsys.readouterr().err


@pytest.mark.parametrize(
    "request_line",
    ["GET /" + "a" * 5000 + " HTTP/1.1", "GET / HTTP/9.9", "nonsense", "G\tT / HTTP/1.1"],
    ids=["endless address", "unknown version", "no request", "unknown method"],
)
def test_a_request_that_is_no_http_gets_them_too(server: Server, request_line: str) -> None:
    with socket.create_connection(("127.0.0.1", server.port), timeout=20) as line:
        line.sendall(f"{request_line}\r\nHost: {server.address}\r\n\r\n".encode())
        got = b"".join(iter(lambda: line.recv(65536), b"")).decode()
    head, _, body = got.partition("\r\n\r\n")
    first, *rest = head.split("\r\n")
    assert first.split(" ")[1].startswith("4")
    assert (
        lacks({name.lower(): value for name, _, value in (one.partition(": ") for one in rest)})
        == []
    )
    assert "aaaa" not in body
