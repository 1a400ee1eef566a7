"""L3, L4: after a lock nothing of what was open is in the memory of any process, and nothing opens."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator

import pytest

from conftest import Server, Visitor
from safety.markers import found_in_memory
from safety.session import Visit


@pytest.fixture
def visit() -> Iterator[Visit]:
    visit = Visit()
    visit.open_vault()
    yield visit
    visit.server.stop()


def lock_and_wait(visit: Visit) -> None:
    old = visit.workers()
    visit.visitor.post("/lock/now/")
    visit.wait_for_new_worker(old)


def hits(visit: Visit) -> int:
    needles = (
        visit.marker.ascii.encode(),
        visit.marker.other.encode(),
        visit.marker.ascii.encode("utf-32-le"),
        visit.secret.ascii.encode(),
        " ".join(visit.recovery.split()[:5]).encode(),
    )
    processes = (visit.server.process.pid, *visit.workers())
    return sum(found_in_memory(pid, *needles) for pid in processes)


LOCKS: dict[str, Callable[[Visitor], object]] = {
    "lock": lambda visitor: visitor.post("/lock/now/"),
    "leave": lambda visitor: visitor.post("/x/"),
}


@pytest.mark.parametrize("how", LOCKS)
def test_after_a_lock_nothing_is_left_in_memory(visit: Visit, how: str) -> None:
    assert hits(visit) > 0  # the negative control: what is open is there to be found
    old = visit.workers()
    LOCKS[how](visit.visitor)
    visit.wait_for_new_worker(old)
    assert hits(visit) == 0


def test_forgetting_alone_would_leave_it_in_memory(visit: Visit) -> None:
    """The negative control for the fresh process: a session that is ended keeps its copies."""
    visit.visitor.post("/lock/fresh/")
    assert hits(visit) > 0


def test_left_alone_it_locks_without_any_browser() -> None:
    visit = Visit()
    visit.server.stop()
    visit.server = Server("--data", str(visit.data), HALFWAY_IDLE_S="3")
    visit.visitor = Visitor(visit.server)
    visit.open_vault()
    old = visit.workers()
    time.sleep(3)
    visit.wait_for_new_worker(old)
    assert hits(visit) == 0
    visit.server.stop()


def test_an_old_cookie_opens_nothing_after_a_lock(visit: Visit) -> None:
    old = Visitor(visit.server, dict(visit.visitor.cookies))
    assert old.get("/drafts/").status == 200
    lock_and_wait(visit)
    for path in ("/drafts/", "/settings/", "/say-it/last/", "/keep/words/"):
        assert old.get(path).headers.get("location") == "/lock/"
    for path in ("/settings/backup/", "/settings/export/", "/say-it/keep/", "/drafts/delete/"):
        answer = old.post(path, {"draft": "late", "now": visit.passphrase})
        assert answer.status in (401, 403)
        assert "late" not in answer.text


def test_the_form_of_a_page_from_before_the_lock_writes_nothing(visit: Visit) -> None:
    form = visit.visitor.form_token()
    lock_and_wait(visit)
    before = (visit.data / "notes.db").read_bytes()
    answer = visit.visitor.post("/say-it/keep/", {"draft": "late", "csrfmiddlewaretoken": form})
    assert answer.status in (401, 403)
    assert (visit.data / "notes.db").read_bytes() == before
