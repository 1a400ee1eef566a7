"""The question to a model on this machine: never another machine, never for long, never too much."""

from __future__ import annotations

import time

import pytest

from halfway.errors import BadTextError
from halfway.rehearsal.endpoint import Endpoint, ask
from model_server import (
    Behaviour,
    body,
    drips,
    floods,
    hangs_up,
    model_server,
    says,
    sleeps,
    status,
)


@pytest.mark.parametrize(
    "address",
    [
        "http://127.0.0.1:11434/v1",
        "http://localhost:1234/v1/",
        "http://[::1]:8080",
        "http://127.8.9.1/v1",
    ],
)
def test_this_machine_is_taken(address: str) -> None:
    assert Endpoint(address, "small").address == address


@pytest.mark.parametrize(
    "address",
    [
        "",
        "127.0.0.1:11434",
        "https://127.0.0.1/v1",
        "file:///etc/passwd",
        "http://example.org/v1",
        "http://localhost.example.org/v1",
        "http://192.168.0.4:11434/v1",
        "http://0.0.0.0:11434/v1",
        "http://[::]/v1",
        "http://2130706433/v1",
        "http://127.0.0.1@example.org/v1",
        "http://me:secret@127.0.0.1/v1",
        "http://127.0.0.1:99999/v1",
        "http://127.0.0.1/v1?to=elsewhere",
        "http://127.0.0.1/v1#part",
        "http://127.0.0.1/v1\r\nHost: example.org",
        "http://127.0.0.1/v 1",
        "http://127.0.0.1/ä",
        "http://[::1/v1",
    ],
)
def test_anything_else_is_refused(address: str) -> None:
    with pytest.raises(BadTextError, match="must be on this machine"):
        Endpoint(address, "small")


@pytest.mark.parametrize("model", ["", "  ", "a\nb", "x" * 201])
def test_a_model_needs_a_name(model: str) -> None:
    with pytest.raises(BadTextError, match="Name the model"):
        Endpoint("http://127.0.0.1/v1", model)


def test_asks_as_the_protocol_has_it_and_gives_the_answer() -> None:
    with model_server(says("Maybe some day.")) as server:
        assert ask(server.endpoint, instruction="Reword.", words="Not now.") == "Maybe some day."
    asked = server.asked[0]
    assert asked["path"] == "/v1/chat/completions"
    assert asked["model"] == "small"
    assert asked["stream"] is False
    assert [one["content"] for one in asked["messages"]] == ["Reword.", "Not now."]


@pytest.mark.parametrize(
    ("behaviour", "told"),
    [
        (body(b"not json"), "no answer"),
        (body(b""), "no answer"),
        (body(b"\xff\xfe\x00"), "no answer"),
        (body(b"[" * 60_000), "no answer"),
        (body(b'{"choices": [{"message": {"content": 7}}]}'), "no answer"),
        (body(b'{"choices": [{"message": {"content": "\\ud800"}}]}'), "no answer"),
        (body(b'{"choices": []}'), "answered nothing"),
        (floods, "far too much"),
        (status(500), "the error 500"),
        (status(404), "the error 404"),
        (status(302, Location="http://example.org/v1"), "the error 302"),
        (hangs_up, "No voice answered"),
    ],
)
def test_a_server_that_misbehaves_is_told_of(behaviour: Behaviour, told: str) -> None:
    with model_server(behaviour) as server, pytest.raises(ConnectionError, match=told):
        ask(server.endpoint, instruction="Reword.", words="Not now.")
    assert len(server.asked) == 1


@pytest.mark.parametrize("behaviour", [drips, sleeps])
def test_a_slow_server_is_left(behaviour: Behaviour) -> None:
    with model_server(behaviour) as server:
        started = time.monotonic()
        with pytest.raises(ConnectionError, match="No voice answered"):
            ask(server.endpoint, instruction="Reword.", words="Not now.", deadline_s=0.5)
        assert time.monotonic() - started < 2.5


def test_where_nothing_listens_it_is_said_at_once() -> None:
    with model_server(says("")) as server:
        endpoint = server.endpoint
    with pytest.raises(ConnectionError, match="No voice answered"):
        ask(endpoint, instruction="Reword.", words="Not now.")


def test_a_proxy_of_the_surroundings_is_not_used(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("http_proxy", "HTTP_PROXY", "all_proxy"):
        monkeypatch.setenv(name, "http://127.0.0.1:9")
    with model_server(says("Maybe.")) as server:
        assert ask(server.endpoint, instruction="Reword.", words="Not now.") == "Maybe."
