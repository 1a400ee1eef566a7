"""Only a browser that came by the link gets in, and with a session of its own."""

from __future__ import annotations

import pytest

from conftest import Visitor, all_paths

OPEN = ("/", "/help/", "/open/", "/x/", "/x/0/")
CLOSED = [path for path in all_paths() if path not in OPEN]


def session_name(visitor: Visitor) -> str:
    """The other cookies have one letter more: what came by the link, and the form token."""
    return min(visitor.cookies, key=len)


def test_the_list_of_closed_pages_is_not_empty() -> None:
    assert {"/start/", "/before/", "/say-it/", "/say-it/read/"} <= set(CLOSED)


@pytest.mark.parametrize("path", CLOSED)
def test_a_stranger_is_led_to_the_door(stranger: Visitor, path: str) -> None:
    answer = stranger.get(path)
    assert (answer.status, answer.headers["location"]) == (302, "/")


@pytest.mark.parametrize("path", CLOSED)
def test_a_stranger_cannot_post(stranger: Visitor, path: str) -> None:
    answer = stranger.post(path, {"draft": "You never listen to me.", "fits": "none"})
    assert answer.status == 401
    assert "This page is closed." in answer.text
    assert "never" not in answer.text


def test_a_stranger_sees_the_door(stranger: Visitor) -> None:
    answer = stranger.get("/")
    assert answer.status == 200
    assert "Open with your link" in answer.text


def test_a_preset_session_is_not_taken_over(stranger: Visitor) -> None:
    name = session_name(Visitor(stranger.server).open())
    preset = "a" * 32
    victim = Visitor(stranger.server, {name: preset}).open()
    assert victim.cookies[name] != preset
    attacker = Visitor(stranger.server, {name: preset})
    assert attacker.get("/start/").headers.get("location") == "/"


def test_the_session_is_new_after_the_door(stranger: Visitor) -> None:
    stranger.open()
    name = session_name(stranger)
    before = dict(stranger.cookies)
    stranger.open()
    assert stranger.cookies[name] != before[name]
    assert stranger.get("/start/").status == 200
    assert Visitor(stranger.server, before).get("/start/").headers.get("location") == "/lock/"


def test_opening_again_forgets_the_visit_before(writer: Visitor) -> None:
    before = dict(writer.cookies)
    again = Visitor(writer.server, dict(before))
    token = writer.server.fresh_link().partition("#")[2]
    form = writer.form_token()
    assert again.post("/open/", {"token": token, "csrfmiddlewaretoken": form}).status == 302
    assert again.get("/say-it/").headers.get("location") == "/start/"
    assert Visitor(writer.server, before).get("/say-it/").headers.get("location") == "/lock/"


@pytest.mark.parametrize("made_up", ["", "x", "a" * 32, "../../etc/passwd", "a" * 3000])
def test_a_made_up_cookie_is_a_stranger(visitor: Visitor, made_up: str) -> None:
    for name in visitor.cookies:
        answer = Visitor(visitor.server, {name: made_up}).get("/start/")
        assert answer.headers.get("location") == "/"


@pytest.mark.parametrize("made_up", ["", "x", "a" * 32, "../../etc/passwd", "a" * 3000])
def test_a_made_up_session_of_a_browser_that_came_in_is_locked(
    visitor: Visitor, made_up: str
) -> None:
    cookies = dict(visitor.cookies) | {session_name(visitor): made_up}
    answer = Visitor(visitor.server, cookies).get("/start/")
    assert answer.headers.get("location") == "/lock/"
