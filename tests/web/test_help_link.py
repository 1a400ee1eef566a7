"""Help is one step away on every page, in the same place, also before the door and on errors."""

from __future__ import annotations

import re

import pytest

from conftest import Answer, Server, Visitor, all_paths, ask

LINK = '<a class="top__help" href="/help/">Need help now?</a>'


def main_of(text: str) -> str:
    part = text.partition("<main")[2].partition("</main>")[0]
    assert part
    return part


def pages(visitor: Visitor) -> list[tuple[str, Answer]]:
    found = []
    # The page after leaving says nothing at all, so that it tells nothing to who comes by.
    for path in [*all_paths(), "/nothing-here/"]:
        if path == "/x/0/":
            continue
        found += [(f"GET {path}", visitor.get(path)), (f"POST {path}", visitor.post(path))]
        found.append((f"no token {path}", visitor.post(path, {"csrfmiddlewaretoken": ""})))
    return [(name, answer) for name, answer in found if "<html" in answer.text]


@pytest.mark.parametrize("who", ["stranger", "visitor", "writer"])
def test_every_page_has_the_link_in_its_head(request: pytest.FixtureRequest, who: str) -> None:
    seen = pages(request.getfixturevalue(who))
    assert len(seen) >= 10
    for name, answer in seen:
        head = answer.text.partition("</header>")[0]
        assert head.count(LINK) == 1, name


@pytest.mark.parametrize("status", [200, 401, 403, 404])
def test_pages_of_this_status_were_among_them(stranger: Visitor, status: int) -> None:
    assert status in {answer.status for _, answer in pages(stranger)}


@pytest.mark.parametrize("fits", ["none", "some", "skip"])
def test_the_link_does_not_depend_on_the_answer(visitor: Visitor, fits: str) -> None:
    visitor.read_notice().answer(fits)
    assert LINK in visitor.get("/say-it/").text


def test_help_answers_without_a_session_and_keeps_no_trace(server: Server) -> None:
    answer = ask(server, "GET", "/help/")
    assert answer.status == 200
    assert "People who can help" in answer.text
    assert answer.cookies == ()


def test_help_is_the_same_for_all(server: Server, writer: Visitor) -> None:
    assert main_of(writer.get("/help/").text) == main_of(ask(server, "GET", "/help/").text)


def test_an_error_says_what_happened_and_what_to_do(writer: Visitor) -> None:
    text = writer.get("/nothing-here/").text
    assert re.search(r"<h1>.+</h1>\s*<p>.+</p>", text)
    assert "Traceback" not in text
