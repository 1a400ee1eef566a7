"""Kinds are known by name, old formats are brought up, later ones are refused."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from dataclasses import dataclass, fields, replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from halfway.errors import DamagedError
from halfway.vault import kinds
from halfway.vault.inventory import Inventory, sealed_inventory
from halfway.vault.keyring import fresh_keyring
from halfway.vault.kinds import Kind, all_kinds, decoded, encoded, kind, kind_of
from halfway.vault.kinds.draft import Draft
from halfway.vault.memory_shelf import MemoryShelf
from halfway.vault.vault import Vault

NAME = "note of a test"


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    body: str = ""
    stars: int = 0

    def title(self) -> str:
        return self.body


def text_became_body(before: dict[str, Any]) -> dict[str, Any]:
    return {"body": before["text"]}


def stars_were_added(before: dict[str, Any]) -> dict[str, Any]:
    return {**before, "stars": len(str(before["body"]))}


@pytest.fixture
def note() -> Iterator[Kind]:
    all_kinds()
    kind(NAME, upgrades=(text_became_body, stars_were_added))(Note)
    yield kinds._kinds[NAME]
    kinds._kinds.pop(NAME, None)


def empty_vault() -> Vault:
    vault = Vault(MemoryShelf(), "a" * 32, fresh_keyring())
    sealed = sealed_inventory(Inventory(), account=vault.account, number=1, keys=vault.keys)
    vault.shelf.put_list(vault.account, sealed)
    return vault


def test_every_module_is_a_kind() -> None:
    files = {path.stem for path in Path(kinds.__path__[0]).glob("*.py")} - {"__init__"}
    assert {name.replace("-", "_") for name in all_kinds()} == files
    assert {"draft", "dismissals", "preferences"} <= files


def test_every_kind_can_be_made_of_nothing_and_has_a_title() -> None:
    for name, found in all_kinds().items():
        empty = found.type()
        assert kind_of(empty) is found
        assert isinstance(empty.title(), str)
        assert decoded(b"{}", name=name, made_in=found.format) == empty
        assert decoded(encoded(empty), name=name, made_in=found.format) == empty
        assert fields(found.type)


def test_two_kinds_of_one_name_are_refused() -> None:
    all_kinds()
    with pytest.raises(ValueError, match="draft"):
        kind("draft")(Note)
    assert kind_of(Draft()).type is Draft


def test_what_is_no_kind_is_refused() -> None:
    with pytest.raises(TypeError, match="str"):
        kind_of("words")


def test_the_format_counts_the_upgrades(note: Kind) -> None:
    assert note.format == 3
    assert kind_of(Note()) is note


@pytest.mark.parametrize(
    ("payload", "made_in", "stars"),
    [
        (b'{"text": "hello"}', 1, 5),
        (b'{"body": "hello"}', 2, 5),
        (b'{"body": "hello", "stars": 2}', 3, 2),
        (b'{"body": "hello"}', 3, 0),
    ],
)
def test_old_formats_are_brought_up(note: Kind, payload: bytes, made_in: int, stars: int) -> None:
    assert decoded(payload, name=NAME, made_in=made_in) == Note(body="hello", stars=stars)


def test_a_later_format_is_refused(note: Kind) -> None:
    with pytest.raises(DamagedError, match="later version"):
        decoded(b"{}", name=NAME, made_in=4)


def test_an_unknown_kind_is_refused() -> None:
    with pytest.raises(DamagedError, match="later version"):
        decoded(b"{}", name=NAME, made_in=1)


@pytest.mark.parametrize("made_in", [1, 2, 3])
@pytest.mark.parametrize("payload", [b"", b"{", b"[]", b"null", b"\xff", b'{"text":1,"body":1}'])
def test_what_is_no_content_is_damaged(note: Kind, payload: bytes, made_in: int) -> None:
    with pytest.raises(DamagedError):
        decoded(payload, name=NAME, made_in=made_in)


@given(st.binary(max_size=60), st.sampled_from(["draft", "dismissals", "preferences"]))
def test_any_bytes_are_a_content_or_damaged(payload: bytes, name: str) -> None:
    with contextlib.suppress(DamagedError):
        assert kind_of(decoded(payload, name=name, made_in=1)).name == name


def test_a_kept_note_of_format_1_opens_and_is_kept_in_format_3() -> None:
    vault = empty_vault()
    all_kinds()

    @dataclass(frozen=True, slots=True, kw_only=True)
    class OldNote:
        text: str = ""

        def title(self) -> str:
            return self.text

    try:
        kind(NAME)(OldNote)
        id = vault.add(OldNote(text="hello")).id
        kinds._kinds[NAME] = Kind(NAME, Note, (text_became_body, stars_were_added))
        old = vault.read(id)
        assert old
        assert (old.head.format, old.content) == (1, Note(body="hello", stars=5))
        vault.reseal(id)
        new = vault.read(id)
        assert new
        assert (new.head.format, new.content) == (3, old.content)
        saved = vault.save(id, replace(new.content, stars=9), version=new.version)
        assert saved.head.format == 3
        adopted = vault.adopt(old)
        assert vault.read(adopted.id) == adopted
        assert adopted.head.format == 3
    finally:
        kinds._kinds.pop(NAME, None)


def test_a_kind_that_is_no_longer_known_leaves_the_others_open(note: Kind) -> None:
    vault = empty_vault()
    unknown, known = vault.add(Note(body="hello")), vault.add(Draft(text="hello"))
    kinds._kinds.pop(NAME)
    with pytest.raises(DamagedError, match="later version"):
        vault.read(unknown.id)
    assert vault.read(known.id) == known
    assert len(vault.contents().entries) == 2
