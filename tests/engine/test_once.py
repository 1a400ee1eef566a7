"""Texts are read once, in the order in which they are asked for, and forgotten when told."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import pytest

from halfway.engine.model import Look, Network
from halfway.engine.once import ReadOnce
from halfway.trained import READER, folder


@pytest.fixture
def once(monkeypatch: pytest.MonkeyPatch) -> tuple[ReadOnce, list[str]]:
    """A reader, and all texts that its network was given."""
    network = Network(folder(READER))
    begun, given = network.begun, []

    def noted(texts: Sequence[str]) -> Callable[[], list[Look]]:
        given.extend(texts)
        return begun(texts)

    monkeypatch.setattr(network, "begun", noted)
    return ReadOnce(network), given


def test_a_text_is_read_once_even_when_asked_for_twice(once: tuple[ReadOnce, list[str]]) -> None:
    reader, given = once
    looks = reader.begun(["you never listen", "ok", "you never listen"])()
    again = reader.begun(["ok"])()
    assert [look.text for look in looks] == ["you never listen", "ok", "you never listen"]
    assert looks[1] is again[0]
    assert given == ["you never listen", "ok"]


def test_what_is_forgotten_is_read_again(once: tuple[ReadOnce, list[str]]) -> None:
    reader, given = once
    reader.logits(["ok"])
    reader.forget()
    assert reader.logits(["ok", "thanks"]).shape[0] == 2
    assert given == ["ok", "ok", "thanks"]


def test_no_text_needs_no_reading(once: tuple[ReadOnce, list[str]]) -> None:
    reader, given = once
    assert reader.begun([])() == []
    assert not given
