"""Only a browser that came by the link gets in, and with a session of its own."""

from __future__ import annotations

import pytest

from conftest import Visitor, all_paths

OPEN = ("/", "/help/", "/open/")
CLOSED = [path for path in all_paths() if path not in OPEN]


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
    stranger.get("/")
    (name,) = stranger.cookies
    preset = "a" * 32
    victim = Visitor(stranger.server, {name: preset}).open()
    assert victim.cookies[name] != preset
    attacker = Visitor(stranger.server, {name: preset})
    assert attacker.get("/start/").headers.get("location") == "/"


def test_the_session_is_new_after_the_door(stranger: Visitor) -> None:
    stranger.get("/")
    (name,) = stranger.cookies
    before = stranger.cookies[name]
    stranger.open()
    assert stranger.cookies[name] != before
    assert stranger.get("/start/").status == 200
    assert Visitor(stranger.server, {name: before}).get("/start/").headers.get("location") == "/"


def test_opening_again_forgets_the_visit_before(writer: Visitor) -> None:
    before = dict(writer.cookies)
    again = Visitor(writer.server, dict(before))
    token = writer.server.fresh_link().partition("#")[2]
    form = writer.form_token()
    assert again.post("/open/", {"token": token, "csrfmiddlewaretoken": form}).status == 302
    assert again.get("/say-it/").headers.get("location") == "/start/"
    assert Visitor(writer.server, before).get("/say-it/").headers.get("location") == "/"


def test_a_made_up_session_is_a_stranger(visitor: Visitor) -> None:
    (name,) = visitor.cookies
    for made_up in ("", "x", "a" * 32, "../../etc/passwd", "a" * 3000):
        answer = Visitor(visitor.server, {name: made_up}).get("/start/")
        assert answer.headers.get("location") == "/"
