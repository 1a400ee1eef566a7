"""Bulk coding keeps order, reads equal messages equally, and loses nothing before an error."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from halfway.conversation import Coded
from halfway.engine.bulk import coded
from halfway.engine.trained_reader import default_reader
from halfway.errors import BadTextError

HARSH = "You never listen to me, you selfish man."


def many(count: int) -> list[str]:
    return [HARSH if at % 7 == 0 else f"the bus is at {at}" for at in range(count)]


def test_few_messages_are_coded_in_order() -> None:
    found = list(coded(["ok", HARSH, "ok"]))
    assert [bool(one.named) for one in found] == [False, True, False]
    assert found[0] == found[2]


def test_no_message_gives_nothing() -> None:
    assert list(coded([])) == []


def test_many_messages_on_all_cores_come_in_order() -> None:
    texts = many(5000)
    found = list(coded(iter(texts)))
    assert len(found) == len(texts)
    assert all("criticism" in one.named for one in found[::7])
    assert not any(one.named for text, one in zip(texts, found, strict=True) if text != HARSH)


def test_processes_give_what_one_process_gives() -> None:
    texts = many(2500)
    alone = default_reader().code(texts[:40])
    for one, other in zip(coded(texts), alone, strict=False):
        assert one.named == other.named
        assert one.moves == other.moves


@pytest.mark.parametrize("count", [3, 4500])
def test_what_came_before_an_error_is_not_lost(count: int) -> None:
    def stream() -> Iterator[str]:
        yield from many(count)
        raise BadTextError("line 4 is no JSON")

    found: list[Coded] = []
    with pytest.raises(BadTextError, match="line 4"):
        found.extend(coded(stream()))
    assert len(found) == count
