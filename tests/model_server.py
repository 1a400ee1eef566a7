"""A language model's server for tests: it answers as it is told to, well or badly."""

from __future__ import annotations

import json
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

from halfway.rehearsal.endpoint import Endpoint

Behaviour = Callable[[BaseHTTPRequestHandler, dict[str, Any]], None]


@dataclass
class ModelServer:
    """Where it listens, and what it was asked."""

    endpoint: Endpoint
    asked: list[dict[str, Any]] = field(default_factory=list)


def says(words: str | Callable[[str], str]) -> Behaviour:
    """Answers with these words, or with what they make of the line, as the protocol has it."""

    def answer(handler: BaseHTTPRequestHandler, asked: dict[str, Any]) -> None:
        line = asked["messages"][-1]["content"]
        said = words if isinstance(words, str) else words(line)
        send(handler, json.dumps({"choices": [{"message": {"content": said}}]}).encode())

    return answer


def body(sent: bytes) -> Behaviour:
    """Answers with these bytes."""
    return lambda handler, _: send(handler, sent)


def status(code: int, **headers: str) -> Behaviour:
    """Answers with this status."""
    return lambda handler, _: send(handler, b"{}", code, **headers)


def drips(handler: BaseHTTPRequestHandler, _asked: dict[str, Any]) -> None:
    """Sends a byte now and then, for ever."""
    handler.send_response(200)
    handler.end_headers()
    with suppress(OSError):
        while True:
            handler.wfile.write(b" ")
            time.sleep(0.1)


def sleeps(_handler: BaseHTTPRequestHandler, _asked: dict[str, Any]) -> None:
    """Says nothing for longer than anybody waits in a test."""
    time.sleep(3)


def hangs_up(handler: BaseHTTPRequestHandler, _asked: dict[str, Any]) -> None:
    """Ends the connection without a word."""
    handler.connection.close()


def floods(handler: BaseHTTPRequestHandler, _asked: dict[str, Any]) -> None:
    """Sends megabytes."""
    with suppress(OSError):
        send(handler, b'{"choices": "' + b"x" * 4_000_000 + b'"}')


def send(handler: BaseHTTPRequestHandler, sent: bytes, code: int = 200, **headers: str) -> None:
    """An answer with these bytes."""
    handler.send_response(code)
    for name, value in headers.items():
        handler.send_header(name, value)
    handler.send_header("Content-Length", str(len(sent)))
    handler.end_headers()
    handler.wfile.write(sent)


@contextmanager
def model_server(behaviour: Behaviour) -> Iterator[ModelServer]:
    """A server on a free port of this machine that behaves like this."""
    asked: list[dict[str, Any]] = []

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            asked.append(json.loads(self.rfile.read(int(self.headers["Content-Length"]))))
            asked[-1]["path"] = self.path
            behaviour(self, asked[-1])

        def log_message(self, *_: object) -> None:
            """Nothing into the output of the tests."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}).start()
    try:
        address = f"http://127.0.0.1:{server.server_port}/v1"
        yield ModelServer(Endpoint(address, "small"), asked)
    finally:
        server.shutdown()
        server.server_close()
