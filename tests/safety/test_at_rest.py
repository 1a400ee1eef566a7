"""E1, K5, G1: a marker typed anywhere stands in no file and in no output, running, crashed or closed."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from safety.markers import Marker, found_in, found_in_files
from safety.session import Visit


@pytest.fixture(scope="module")
def visit() -> Iterator[Visit]:
    visit = Visit()
    visit.open_vault()
    visit.use_everything()
    yield visit
    visit.server.stop()


def markers(visit: Visit) -> list[Marker]:
    first_words = " ".join(visit.recovery.split()[:4])
    return [visit.marker, visit.secret, Marker(first_words, first_words.title())]


def test_no_file_holds_it_while_running(visit: Visit) -> None:
    assert sum(file.stat().st_size for file in visit.data.iterdir()) > 10_000
    for marker in markers(visit):
        assert found_in_files(visit.places(), marker) == {}


def test_no_argument_and_no_variable_of_a_process_holds_the_passphrase(visit: Visit) -> None:
    for pid in (visit.server.process.pid, *visit.workers()):
        for name in ("cmdline", "environ"):
            shown = Path(f"/proc/{pid}/{name}").read_bytes()
            assert shown
            for marker in markers(visit):
                assert found_in(shown, marker) == set()


def test_no_file_holds_it_after_the_worker_crashed(visit: Visit) -> None:
    (worker,) = visit.workers()
    visit.kill(worker)
    visit.wait_for_new_worker([worker])
    for marker in markers(visit):
        assert found_in_files(visit.places(), marker) == {}


def test_no_file_and_no_output_holds_it_after_the_server_was_killed(visit: Visit) -> None:
    left = visit.workers()
    visit.kill(visit.server.process.pid)
    visit.server.process.wait(10)
    for pid in left:
        visit.kill(pid)
    said = "".join(visit.server.said).encode()
    for marker in markers(visit):
        assert found_in_files(visit.places(), marker) == {}
        assert found_in(said, marker) == set()


def test_no_file_holds_it_after_a_clean_end() -> None:
    visit = Visit()
    visit.open_vault()
    visit.server.stop()
    for marker in markers(visit):
        assert found_in_files(visit.places(), marker) == {}


def test_the_scan_would_find_words_that_are_not_sealed(tmp_path: Path, visit: Visit) -> None:
    """The negative control: the same words in a table as a program without a vault keeps them."""
    with closing(sqlite3.connect(tmp_path / "plain.db")) as raw, raw:
        raw.execute("CREATE TABLE draft (words TEXT)")
        raw.execute("INSERT INTO draft VALUES (?)", (visit.marker.text,))
    assert found_in_files([tmp_path], visit.marker)
