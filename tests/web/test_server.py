"""The server's worker ends quietly, and the next one answers."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator

import pytest

from conftest import WAIT_S, Server, Visitor, ask

DRAFT = {"draft": "You never listen to me.", "mode": "ask"}


@pytest.fixture
def own_server() -> Iterator[Server]:
    """A server whose worker may be ended."""
    server = Server()
    yield server
    server.stop()


def worker_of(server: Server) -> int:
    """The worker's process; 0 in the moment between two workers."""
    found = subprocess.run(
        ["pgrep", "-P", str(server.process.pid)], capture_output=True, text=True, check=False
    )
    return int(found.stdout.split()[0]) if found.stdout else 0


def test_nothing_that_a_fork_would_break_is_there_before_the_fork() -> None:
    code = (
        "import sys, halfway.web.server, halfway.engine.trained_reader\n"
        "sys.exit('onnxruntime' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", code], check=False)
    assert done.returncode == 0


def test_a_worker_ends_without_a_word_and_another_answers(own_server: Server) -> None:
    visitor = Visitor(own_server).open().read_notice().answer("none")
    before = visitor.post("/say-it/read/", DRAFT)
    assert before.status < 400
    worker = worker_of(own_server)
    os.kill(worker, signal.SIGTERM)
    end = time.monotonic() + WAIT_S
    while worker_of(own_server) == worker and time.monotonic() < end:
        time.sleep(0.1)
    assert ask(own_server, "GET", "/help/").status == 200
    assert not [line for line in own_server.said if "terminate" in line or "Error" in line]
