"""The one-time link: once, for a minute, of this start."""

from __future__ import annotations

import base64
import time
from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest

from conftest import Server, Visitor, come_in
from halfway.web import launch_token

if TYPE_CHECKING:
    from playwright.sync_api import Page


def shift_clock(monkeypatch: pytest.MonkeyPatch, seconds: float) -> None:
    real = time.time
    monkeypatch.setattr(time, "time", lambda: real() + seconds)


@pytest.fixture(autouse=True)
def _clean(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(launch_token, "_used", set())
    monkeypatch.setattr(launch_token, "_not_before", 0.0)


def test_a_token_opens_once() -> None:
    token = launch_token.new_token()
    assert launch_token.use_token(token)
    assert not launch_token.use_token(token)


def test_two_tokens_open_once_each() -> None:
    one, two = launch_token.new_token(), launch_token.new_token()
    assert launch_token.use_token(two)
    assert launch_token.use_token(one)


@pytest.mark.parametrize(("seconds", "opens"), [(0, True), (57, True), (62, False), (3600, False)])
def test_a_token_lives_for_a_minute(
    monkeypatch: pytest.MonkeyPatch, seconds: float, *, opens: bool
) -> None:
    token = launch_token.new_token()
    shift_clock(monkeypatch, seconds)
    assert launch_token.use_token(token) is opens


def test_a_token_has_128_random_bits() -> None:
    nonces = [launch_token.new_token().split(":")[0] for _ in range(50)]
    assert len(set(nonces)) == 50
    assert {len(base64.urlsafe_b64decode(nonce + "==")) for nonce in nonces} == {16}


@pytest.mark.parametrize(
    "spoil",
    [
        lambda token: "",
        lambda token: "garbage",
        lambda token: "a:b:c",
        lambda token: "::",
        lambda token: token[:-1],
        lambda token: token + "a",
        lambda token: "A" + token,
        lambda token: token.swapcase(),
        lambda token: token.replace(":", "", 1),
        lambda token: f"{token}\n",
        lambda token: "ünïcode🙂:1:x",
        lambda token: "\0",
        lambda token: "a" * 100_000,
    ],
)
def test_what_we_did_not_sign_is_refused(spoil: Callable[[str], str]) -> None:
    assert not launch_token.use_token(spoil(launch_token.new_token()))


def test_a_signature_for_another_purpose_is_refused() -> None:
    from django.core.signing import TimestampSigner

    assert not launch_token.use_token(TimestampSigner(salt="another").sign("a" * 22))


def test_a_later_date_cannot_be_written_in() -> None:
    nonce, _, signature = launch_token.new_token().split(":")
    assert not launch_token.use_token(f"{nonce}:zzzzzz:{signature}")


def test_tokens_from_before_a_restart_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    token = launch_token.new_token()
    shift_clock(monkeypatch, 2)
    launch_token.forget_older_tokens()
    assert not launch_token.use_token(token)
    assert launch_token.use_token(launch_token.new_token())


def test_the_server_takes_a_link_once(fresh_link: Callable[[], str], server: Server) -> None:
    token = fresh_link().partition("#")[2]
    assert Visitor(server).post("/open/", {"token": token}).status == 302
    late = Visitor(server)
    answer = late.post("/open/", {"token": token})
    assert answer.status == 403
    assert "has been used" in answer.text
    assert token not in answer.text
    assert late.get("/start/").headers["location"] == "/"


def test_enter_in_the_window_prints_another_link(fresh_link: Callable[[], str]) -> None:
    assert fresh_link() != fresh_link()


def test_a_link_of_another_server_is_refused(server: Server, other_server: Server) -> None:
    token = other_server.fresh_link().partition("#")[2]
    assert Visitor(server).post("/open/", {"token": token}).status == 403


@pytest.mark.parametrize("path", ["/?token={}", "/open/?token={}", "/open/{}/", "/start/?token={}"])
def test_a_token_in_the_address_opens_nothing(
    stranger: Visitor, fresh_link: Callable[[], str], path: str
) -> None:
    stranger.get(path.format(fresh_link().partition("#")[2]))
    assert stranger.get("/start/").headers["location"] == "/"


@pytest.mark.browser
def test_the_token_leaves_the_address_bar_and_the_history(page: Page, server: Server) -> None:
    sent: list[str] = []
    page.on("request", lambda request: sent.append(request.url))
    link = server.fresh_link()
    token = link.partition("#")[2]
    page.goto(link)
    page.wait_for_url("**/start/")
    page.go_back()
    page.wait_for_load_state()
    assert token not in page.url
    assert "#" not in page.url
    assert [url for url in sent if token in url.partition("#")[0]] == []


@pytest.mark.browser
def test_a_used_link_shows_what_to_do(page: Page, server: Server, complaints: list[str]) -> None:
    link = server.fresh_link()
    assert Visitor(server).post("/open/", {"token": link.partition("#")[2]}).status == 302
    page.goto(link)
    page.get_by_role("heading", name="has been used").wait_for()
    assert "press Enter for a new link" in page.inner_text("main")
    assert [word for word in complaints if "403" not in word] == []
    complaints.clear()
    come_in(page, server)
