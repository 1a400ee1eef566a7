"""No page of another origin can make a change, and reading never makes one."""

from __future__ import annotations

import pytest

from conftest import Visitor, all_paths

EXIT = "/x/"
"""The way out needs no form token: it must not fail over an old page, and all it does is lock."""
CHANGES = [path for path in all_paths() if path not in ("/help/", EXIT)]
FOREIGN = {
    "another site": "http://evil.example",
    "no origin (null)": "null",
    "our host, another port": "http://{host}:9",
    "our host, https": "https://{address}",
    "the loopback address": "http://127.0.0.1:{port}",
    "our name as a start": "http://{address}.evil.example",
}


def origin(pattern: str, visitor: Visitor) -> str:
    host, _, port = visitor.server.address.rpartition(":")
    return pattern.format(host=host, port=port, address=visitor.server.address)


@pytest.mark.parametrize("path", CHANGES)
def test_a_post_without_a_form_token_is_refused(writer: Visitor, path: str) -> None:
    assert writer.post(path, {"csrfmiddlewaretoken": ""}).status == 403
    assert writer.post(path, {"csrfmiddlewaretoken": "a" * 64}).status == 403


@pytest.mark.parametrize("path", CHANGES)
def test_a_token_of_another_visit_is_refused(writer: Visitor, stranger: Visitor, path: str) -> None:
    assert writer.post(path, {"csrfmiddlewaretoken": stranger.form_token()}).status == 403


@pytest.mark.parametrize("path", CHANGES)
@pytest.mark.parametrize("foreign", FOREIGN.values(), ids=FOREIGN)
def test_a_post_of_another_origin_is_refused(writer: Visitor, path: str, foreign: str) -> None:
    assert writer.post(path, Origin=origin(foreign, writer)).status == 403


@pytest.mark.parametrize("name", [name for name in FOREIGN if name != "no origin (null)"])
def test_another_site_cannot_even_press_the_way_out(writer: Visitor, name: str) -> None:
    assert writer.post(EXIT, Origin=origin(FOREIGN[name], writer)).status == 403
    assert writer.post(EXIT, Origin="null", Sec_Fetch_Site="cross-site").status == 403
    assert writer.get("/say-it/").status == 200


def test_the_way_out_works_from_a_page_with_an_old_form(writer: Visitor) -> None:
    answer = writer.post(EXIT, {"csrfmiddlewaretoken": "old"})
    assert (answer.status, answer.headers["location"]) == (302, "/x/0/")
    assert writer.get("/say-it/").headers["location"] == "/lock/"


@pytest.mark.parametrize("path", ["/say-it/", "/say-it/read/", "/before/", "/start/"])
def test_a_post_of_our_own_origin_is_taken(writer: Visitor, path: str) -> None:
    """The negative control: these very requests pass where nothing about them is foreign."""
    assert writer.post(path).status in (200, 302)
    assert writer.post(path, Origin=origin("http://{address}", writer)).status in (200, 302)


def test_null_origin_is_taken_where_the_browser_says_it_is_our_page(writer: Visitor) -> None:
    assert writer.post("/say-it/", Origin="null", Sec_Fetch_Site="same-origin").status == 200


@pytest.mark.parametrize("site", ["cross-site", "same-site"])
def test_null_origin_of_another_site_is_refused(writer: Visitor, site: str) -> None:
    assert writer.post("/say-it/", Origin="null", Sec_Fetch_Site=site).status == 403


def test_null_origin_still_needs_the_form_token(writer: Visitor) -> None:
    answer = writer.post(
        "/say-it/", {"csrfmiddlewaretoken": ""}, Origin="null", Sec_Fetch_Site="same-origin"
    )
    assert answer.status == 403


@pytest.mark.parametrize("query", ["", "?fits=none&token=x&flag=rules|1&press=undo&draft=x"])
def test_reading_every_page_changes_nothing(insider: object, query: str) -> None:
    before = dict(insider.session.items())  # type: ignore[attr-defined]
    assert before["path"] == "joint"
    for path in all_paths():
        insider.get(path + query)  # type: ignore[attr-defined]
        insider.head(path + query)  # type: ignore[attr-defined]
    after = dict(insider.session.items())  # type: ignore[attr-defined]
    after.pop("_csrftoken", None)
    before.pop("_csrftoken", None)
    assert after == before


def test_an_answer_in_the_address_is_no_answer(visitor: Visitor) -> None:
    visitor.read_notice()
    visitor.get("/before/?fits=none")
    assert visitor.get("/say-it/").headers["location"] == "/before/"
