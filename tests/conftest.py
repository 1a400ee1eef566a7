"""What tests of the web face share: a real server, visitors over plain HTTP, and a watched browser.

Everything here is made on demand, so that tests of the inner layers pay nothing for it.
"""

from __future__ import annotations

import http.client
import os
import pty
import queue
import re
import shutil
import subprocess
import sys
import tempfile
import threading
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode, urlsplit

import django
import pytest
from hypothesis import settings

if TYPE_CHECKING:
    from playwright.sync_api import Browser, BrowserContext, Page

    from home import Home

# How fast anything is, is measured in bench/ and never by a test.
settings.register_profile("halfway", deadline=None)
settings.load_profile("halfway")

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "halfway.web.settings")
# Nothing that a test does may touch what the person who runs it keeps.
os.environ["HALFWAY_DATA"] = tempfile.mkdtemp(prefix="halfway-tests-")
# Playwright's loop runs in the thread of the tests; Django takes that for an async view.
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "1"
django.setup()

WAIT_S = 30
"""How long a server may take for its first link on a busy machine."""

_LINK = re.compile(r"http://\S+/#\S+")
_FORM_TOKEN = re.compile(r'name="csrfmiddlewaretoken" value="([^"]+)"')
SMALL_DISK = (
    *("unshare", "--map-root-user", "--mount", "sh", "-c"),
    'mount -t tmpfs -o size=6m tmpfs "$0" && exec "$@"',
)
"""Before a folder and a command: the command has a disk of 6 MB there, which nobody else sees."""
_CHROMIUM = ("--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage")


@dataclass(frozen=True, slots=True)
class Answer:
    """An answer of the server; `headers` in lower case, the last of equal names wins."""

    status: int
    headers: dict[str, str]
    text: str
    cookies: tuple[str, ...] = ()


class Server:
    """`python -m halfway.web --no-browser` with a terminal as its input, so that Enter works.

    `under` are words before the command, that run it in surroundings of its own.
    """

    def __init__(self, *arguments: str, under: Sequence[str] = (), **variables: str) -> None:
        self._terminal, inner = pty.openpty()
        env = {key: value for key, value in os.environ.items() if not key.startswith("HALFWAY_")}
        env["HALFWAY_DATA"] = tempfile.mkdtemp(prefix="halfway-tests-")
        env |= variables
        self.process = subprocess.Popen(
            [*under, sys.executable, "-m", "halfway.web", "--no-browser", *arguments],
            stdin=inner,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            env=env,
            text=True,
        )
        os.close(inner)
        self._links: queue.Queue[str] = queue.Queue()
        self.said: list[str] = []
        self._listening = threading.Thread(target=self._listen, daemon=True)
        self._listening.start()
        self.first_link = self._next_link()
        self.address = urlsplit(self.first_link).netloc
        self.url = f"http://{self.address}"
        self.port = int(self.address.rpartition(":")[2])
        self._wait_for_answer()

    def _listen(self) -> None:
        assert self.process.stdout
        for line in self.process.stdout:
            self.said.append(line)
            found = _LINK.search(line)
            if found:
                self._links.put(found.group())

    def _next_link(self) -> str:
        try:
            return self._links.get(timeout=WAIT_S)
        except queue.Empty:
            self.stop()
            raise AssertionError("no link was printed:\n" + "".join(self.said)) from None

    def _wait_for_answer(self) -> None:
        """The link is printed before the worker is ready, which may also never be."""
        try:
            status = ask(self, "GET", "/help/").status
        except OSError as error:
            self.stop()
            said = "".join(self.said)
            raise AssertionError(f"the server does not answer ({error}):\n{said}") from None
        assert status == 200

    def fresh_link(self) -> str:
        """A new link, as a person gets it who presses Enter in the window of the server."""
        os.write(self._terminal, b"\n")
        return self._next_link()

    def stop(self) -> None:
        """End the server and all that it started."""
        self.process.terminate()
        try:
            self.process.wait(10)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait(10)
        self._listening.join(10)
        if self.process.stdout:
            self.process.stdout.close()
        os.close(self._terminal)


def ask(server: Server, method: str, path: str, body: bytes = b"", **headers: str) -> Answer:
    """One request with just these headers (`_` in a name is `-`), and Host unless it is given."""
    link = http.client.HTTPConnection("127.0.0.1", server.port, timeout=WAIT_S)
    try:
        sent = {"Host": server.address} | {k.replace("_", "-"): v for k, v in headers.items()}
        link.putrequest(method, path, skip_host=True, skip_accept_encoding=True)
        for name, value in sent.items():
            link.putheader(name, value)
        if body or method == "POST":
            link.putheader("Content-Length", str(len(body)))
        link.endheaders(body or None)
        got = link.getresponse()
        text = got.read().decode("utf-8", "replace")
        cookies = tuple(value for name, value in got.getheaders() if name.lower() == "set-cookie")
        return Answer(got.status, {k.lower(): v for k, v in got.getheaders()}, text, cookies)
    finally:
        link.close()


@dataclass
class Visitor:
    """A browser without a screen: keeps its cookie and finds the form token as a form does."""

    server: Server
    cookies: dict[str, str] = field(default_factory=dict)

    def get(self, path: str, **headers: str) -> Answer:
        """GET, without following where it leads."""
        return self._keep(ask(self.server, "GET", path, **self._with_cookie(headers)))

    def post(self, path: str, fields: Mapping[str, str] | None = None, **headers: str) -> Answer:
        """POST with a valid form token, unless `fields` has its own."""
        sent = {"csrfmiddlewaretoken": self.form_token()} | dict(fields or {})
        headers.setdefault("Content_Type", "application/x-www-form-urlencoded")
        body = urlencode(sent).encode()
        return self._keep(ask(self.server, "POST", path, body, **self._with_cookie(headers)))

    def form_token(self) -> str:
        """The token of the first form on a page that this visitor may see."""
        for path in ("/", "/lock/", "/before/", "/start/"):
            found = _FORM_TOKEN.search(self.get(path).text)
            if found:
                return found[1]
        raise AssertionError("no page with a form")

    def open(self) -> Visitor:
        """Come in by a fresh link."""
        token = urlsplit(self.server.fresh_link()).fragment
        assert self.post("/open/", {"token": token}).status == 302
        return self

    def read_notice(self) -> Visitor:
        """Press on the first-run notice."""
        assert self.post("/start/").status == 302
        return self

    def answer(self, fits: str) -> Visitor:
        """Answer the safety check."""
        assert self.post("/before/", {"fits": fits}).status == 302
        return self

    def _with_cookie(self, headers: Mapping[str, str]) -> dict[str, str]:
        kept = "; ".join(f"{name}={value}" for name, value in self.cookies.items())
        return ({"Cookie": kept} if kept else {}) | dict(headers)

    def _keep(self, answer: Answer) -> Answer:
        for cookie in answer.cookies:
            name, _, value = cookie.partition(";")[0].partition("=")
            self.cookies[name] = value
        return answer


@pytest.fixture(scope="session")
def server() -> Iterator[Server]:
    """One real server for all tests of this process."""
    server = Server()
    yield server
    server.stop()


@pytest.fixture(scope="session")
def other_server() -> Iterator[Server]:
    """A second server, on another port, plain: its host is 127.0.0.1."""
    server = Server("--plain")
    yield server
    server.stop()


@pytest.fixture
def fresh_link(server: Server) -> Callable[[], str]:
    """Prints a new one-time link at each call."""
    return server.fresh_link


@pytest.fixture
def stranger(server: Server) -> Visitor:
    """A visitor who has no link."""
    return Visitor(server)


@pytest.fixture
def visitor(server: Server) -> Visitor:
    """A visitor who came in by the link and did nothing yet."""
    return Visitor(server).open()


@pytest.fixture
def writer(visitor: Visitor) -> Visitor:
    """A visitor who has read the notice and whom the safety check led to the coach."""
    return visitor.read_notice().answer("none")


def start_chromium(play: Any, *arguments: str) -> Browser:
    """Chromium, or a clear word on how to get it."""
    path = shutil.which("chromium") or shutil.which("chromium-browser")
    if not path:
        pytest.fail(
            "Chromium is not installed. `make test` installs it (or: apt install chromium)."
        )
    browser: Browser = play.chromium.launch(executable_path=path, args=[*_CHROMIUM, *arguments])
    return browser


@pytest.fixture(scope="session")
def play() -> Iterator[Any]:
    """Playwright itself."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as play:
        yield play


@pytest.fixture(scope="session")
def chromium(play: Any) -> Iterator[Browser]:
    """One Chromium for all tests of this process."""
    browser = start_chromium(play)
    yield browser
    browser.close()


@pytest.fixture
def complaints() -> Iterator[list[str]]:
    """What the browser complained of; the test fails where something is left in it."""
    heard: list[str] = []
    yield heard
    assert heard == []


@pytest.fixture
def browser_for(
    chromium: Browser, server: Server, complaints: list[str]
) -> Iterator[Callable[..., Page]]:
    """Makes a page in a browser context of its own, watched for errors and for foreign requests."""
    contexts: list[BrowserContext] = []

    def make(**options: Any) -> Page:
        context = chromium.new_context(**{"viewport": {"width": 1280, "height": 900}} | options)
        context.set_default_timeout(30_000)
        contexts.append(context)
        page = context.new_page()
        page.on("pageerror", lambda error: complaints.append(f"page error: {error}"))
        page.on("console", lambda said: complain_of_console(said, complaints))
        context.on("request", lambda asked: complain_of_foreign(asked.url, server, complaints))
        return page

    yield make
    before_closing = len(complaints)
    for context in contexts:
        context.close()
    del complaints[before_closing:]  # a request that the closing cut off is no fault of ours


OVERTAKEN = ("htmx:afterRequest", "htmx:sendAbort")
"""A reading that a newer key press overtook is given up, and htmx says so. A request that failed
would say `htmx:sendError` as well."""


def complain_of_console(said: Any, complaints: list[str]) -> None:
    if said.type in ("error", "warning") and not said.text.startswith(OVERTAKEN):
        complaints.append(f"console {said.type}: {said.text}")


def complain_of_foreign(url: str, server: Server, complaints: list[str]) -> None:
    if not url.startswith(f"{server.url}/"):
        complaints.append(f"foreign request: {url}")


@pytest.fixture
def page(browser_for: Callable[..., Page]) -> Page:
    """A fresh page, nothing opened yet."""
    return browser_for()


def come_in(page: Page, server: Server) -> Page:
    """Open the app in this page by a fresh link, up to the first-run notice."""
    page.goto(server.fresh_link())
    page.wait_for_url("**/start/")
    return page


def go_to_coach(page: Page, server: Server) -> Page:
    """Open the app in this page and go on to the coach."""
    come_in(page, server)
    page.get_by_role("button", name="I have read this").click()
    page.get_by_role("button", name="None of this fits").click()
    page.wait_for_url("**/today/")
    page.goto(f"{server.url}/say-it/")
    return page


@pytest.fixture
def home_with(chromium: Browser, complaints: list[str]) -> Iterator[Callable[..., Home]]:
    """Makes homes where things can be kept, with variables for their servers."""
    from home import Home

    homes: list[Home] = []

    def make(*, on_small_disk: bool = False, **variables: str) -> Home:
        folder = Path(tempfile.mkdtemp(prefix="halfway-home-"))
        under = (*SMALL_DISK, str(folder)) if on_small_disk else ()
        server = Server("--data", str(folder), under=under, **variables)
        homes.append(Home(server, folder, chromium, complaints))
        return homes[-1]

    yield make
    for home in homes:
        home.close()


@pytest.fixture
def home(home_with: Callable[..., Home]) -> Home:
    """A home with a data folder of its own."""
    return home_with()


@pytest.fixture
def coach(page: Page, server: Server) -> Page:
    """A page with the coach on it."""
    return go_to_coach(page, server)


def all_paths() -> list[str]:
    """Every address of the URLconf; the test fails to collect where one needs arguments."""
    from django.urls import URLPattern, get_resolver

    paths = []
    waiting: list[tuple[str, Any]] = [("/", entry) for entry in get_resolver().url_patterns]
    while waiting:
        start, entry = waiting.pop()
        here = start + str(entry.pattern)
        if isinstance(entry, URLPattern):
            assert "<" not in here, f"{here} takes an argument: teach the tests how to fill it"
            paths.append(here)
        else:
            waiting += [(here, inner) for inner in entry.url_patterns]
    return sorted(paths)


@pytest.fixture
def insider(transactional_db: None) -> Any:
    """Django's own client in this process, opened, with the notice read and the coach allowed."""
    from django.test import Client

    from halfway.web.launch_token import new_token

    client = Client()
    client.post("/open/", {"token": new_token()})
    client.post("/start/")
    client.post("/before/", {"fits": "none"})
    return client
