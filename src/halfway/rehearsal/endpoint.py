"""Puts one question to a language model that runs on this machine, and waits a few seconds at most.

It speaks the protocol that llama.cpp, Ollama, LM Studio and others share (`/chat/completions`). The
address must be this machine: no name is looked up, no proxy used, no redirect followed.
"""

from __future__ import annotations

import contextlib
import http.client
import ipaddress
import socket
import threading
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import urlsplit

import msgspec

from halfway.errors import BadTextError

USUAL = "http://127.0.0.1:11434/v1"
"""Where the most common of these programs answers."""
DEADLINE_S = 8.0
LARGEST = 64 * 1024
_LONGEST_NAME = 200
_WORDS_BACK = 120


@dataclass(frozen=True, slots=True)
class Endpoint:
    """Where the model answers, such as `http://127.0.0.1:11434/v1`, and its name there.

    Raises `BadTextError` for anything but plain http on this machine.
    """

    address: str
    model: str

    def __post_init__(self) -> None:
        """Refuse what is not on this machine."""
        _host_and_port(self.address)
        if (
            not self.model.strip()
            or len(self.model) > _LONGEST_NAME
            or not self.model.isprintable()
        ):
            raise BadTextError("Name the model as the program that runs it calls it.")


class _Said(msgspec.Struct, frozen=True):
    content: str


class _Choice(msgspec.Struct, frozen=True):
    message: _Said


class _Answer(msgspec.Struct, frozen=True):
    choices: list[_Choice]


def ask(endpoint: Endpoint, *, instruction: str, words: str, deadline_s: float = DEADLINE_S) -> str:
    """The model's answer to these words under this instruction.

    Raises `ConnectionError` where it is not there, is too slow, says too much or makes no sense.
    """
    question = {
        "model": endpoint.model,
        "messages": [
            {"role": "system", "content": instruction},
            {"role": "user", "content": words},
        ],
        "temperature": 0.7,
        "max_tokens": _WORDS_BACK,
        "stream": False,
    }
    body = _posted(endpoint, msgspec.json.encode(question), deadline_s)
    try:
        answer = msgspec.json.decode(body, type=_Answer)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        raise ConnectionError("The voice answered something that is no answer.") from error
    if not answer.choices:
        raise ConnectionError("The voice answered nothing.")
    return answer.choices[0].message.content


def _posted(endpoint: Endpoint, body: bytes, deadline_s: float) -> bytes:
    host, port, path = _host_and_port(endpoint.address)
    headers = {"Content-Type": "application/json"}
    link = http.client.HTTPConnection(host, port, timeout=deadline_s)
    try:
        link.connect()
        with _given_up_after(link.sock, deadline_s) as is_late:
            link.request("POST", f"{path}/chat/completions", body, headers)
            answer = link.getresponse()
            found = answer.read(LARGEST + 1)
            if is_late.is_set():
                raise TimeoutError
    except (OSError, http.client.HTTPException) as error:
        raise ConnectionError(
            f"No voice answered at {endpoint.address} within {deadline_s:.0f} seconds."
        ) from error
    finally:
        link.close()
    if answer.status != http.client.OK:
        raise ConnectionError(f"The voice answered with the error {answer.status}.")
    if len(found) > LARGEST:
        raise ConnectionError("The voice said far too much.")
    return found


@contextlib.contextmanager
def _given_up_after(connection: socket.socket, seconds: float) -> Iterator[threading.Event]:
    """Ends the connection then, and says so: a timeout would begin anew with every byte that drips."""
    is_late = threading.Event()

    def end() -> None:
        is_late.set()
        with contextlib.suppress(OSError):
            connection.shutdown(socket.SHUT_RDWR)

    clock = threading.Timer(seconds, end)
    clock.daemon = True
    clock.start()
    try:
        yield is_late
    finally:
        clock.cancel()


def _host_and_port(address: str) -> tuple[str, int, str]:
    """Host, port and path of an address on this machine."""
    wrong = BadTextError(f"The voice must be on this machine: an address such as {USUAL}.")
    try:
        parts = urlsplit(address)
        host, port = parts.hostname or "", parts.port or 80
        # Never looked up: a name may mean another machine tomorrow.
        host = "127.0.0.1" if host == "localhost" else host
        is_here = ipaddress.ip_address(host).is_loopback
    except ValueError:
        raise wrong from None
    if (
        parts.scheme != "http"
        or not is_here
        or "@" in parts.netloc
        or parts.query
        or parts.fragment
    ):
        raise wrong
    if not address.isascii() or not address.isprintable() or " " in address:
        raise wrong
    return host, port, parts.path.rstrip("/")
