"""Everything comes out in open formats, whole, and no cell is ever a formula."""

from __future__ import annotations

import csv
import io
import json
from dataclasses import replace
from datetime import datetime
from typing import Any

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st
from vault_lab import (
    ACCOUNT,
    document_of,
    empty_vault,
    filled_vault,
    flipped,
    kept,
    with_row,
)

from halfway.vault.export import export
from halfway.vault.kinds import all_kinds
from halfway.vault.kinds.dismissals import Dismissals
from halfway.vault.kinds.draft import Draft
from halfway.vault.memory_shelf import MemoryShelf
from halfway.vault.vault import Vault

FORMULA = ("=", "+", "-", "@", "\t", "\r", "\0")
TEXTS = st.one_of(st.text(), st.builds(str.__add__, st.sampled_from(FORMULA), st.text()))
DRAFTS = st.builds(
    Draft, text=TEXTS, mode=TEXTS, theirs=TEXTS, slots=st.dictionaries(TEXTS, TEXTS, max_size=3)
)


def vault_with(*contents: object) -> Vault:
    vault = empty_vault()
    for content in contents:
        vault.add(content)
    return vault


def rows_of(vault: Vault) -> list[list[str]]:
    text = export(vault)["notes.csv"].decode()
    return list(csv.reader(io.StringIO(text, newline=""), strict=True))


def entries_of(vault: Vault) -> list[dict[str, Any]]:
    entries: list[dict[str, Any]] = json.loads(export(vault)["notes.json"])
    return entries


def test_there_are_three_files() -> None:
    assert set(export(filled_vault())) == {"notes.json", "notes.md", "notes.csv"}
    assert set(export(empty_vault())) == {"notes.json", "notes.md", "notes.csv"}
    assert entries_of(empty_vault()) == []


def test_json_holds_every_document_with_its_dates() -> None:
    vault = filled_vault()
    entries = entries_of(vault)
    assert [entry["id"] for entry in entries] == [one.id for one in vault.contents().entries]
    for entry in entries:
        document = document_of(vault, entry["id"])
        type_ = all_kinds()[entry["kind"]].type
        assert msgspec.convert(entry["content"], type_) == document.content
        assert entry["title"] == document.head.title
        for name in ("created", "changed", "trashed"):
            when = datetime.fromisoformat(entry[name]) if entry[name] else None
            assert when == getattr(document.head, name)


@given(st.lists(DRAFTS, max_size=3))
def test_json_gives_back_whatever_was_typed(drafts: list[Draft]) -> None:
    entries = entries_of(vault_with(*drafts))
    found = [msgspec.convert(entry["content"], Draft) for entry in reversed(entries)]
    assert found == drafts


def test_the_trash_is_in_it() -> None:
    files = export(filled_vault())
    for content in files.values():
        assert b"You never listen." in content
    assert b"*In the trash.*" in files["notes.md"]
    trashed = [entry for entry in entries_of(filled_vault()) if entry["trashed"]]
    assert [entry["title"] for entry in trashed] == ["You never listen."]


@given(DRAFTS)
def test_no_cell_starts_a_formula(draft: Draft) -> None:
    for row in rows_of(vault_with(draft, Dismissals(rules=("=1+1",)))):
        for cell in row:
            assert not cell.startswith(FORMULA)


@given(DRAFTS)
def test_cells_hold_what_was_typed(draft: Draft) -> None:
    head, *rows = rows_of(vault_with(draft))
    assert head == ["id", "kind", "title", "created", "changed", "trashed", "field", "value"]
    assert {len(row) for row in rows} == {8}
    values = {row[6]: row[7] for row in rows}
    assert set(values) == {"text", "mode", "theirs", "slots"}
    for name in ("text", "mode", "theirs"):
        typed = getattr(draft, name)
        assert values[name] == ("'" + typed if typed.startswith(FORMULA) else typed)
    assert json.loads(values["slots"]) == draft.slots


def test_every_document_is_in_the_table() -> None:
    vault = filled_vault()
    assert {row[0] for row in rows_of(vault)[1:]} == set(kept(vault))


@given(DRAFTS)
def test_markdown_holds_every_line_that_was_typed(draft: Draft) -> None:
    lines = export(vault_with(draft))["notes.md"].decode().split("\n")
    for text in (draft.text, draft.theirs, draft.mode):
        for line in text.splitlines():
            assert f"    {line}" in lines


@given(st.text(alphabet="#*`_<>[]()!-=\n\r\u2028 a", min_size=1))
def test_nothing_typed_becomes_markdown(text: str) -> None:
    markdown = export(vault_with(Draft(text=f"x y z 1 2 3 4 5 6 {text}")))["notes.md"].decode()
    _, _, block = markdown.partition("**text**\n\n")
    block, _, _ = block.partition("\n\n**mode**")
    assert all(line.startswith("    ") for line in block.splitlines())


@pytest.mark.parametrize("text", ["![a](http://x.example/a.png)", "<img src=http://x.example/a>"])
def test_no_title_becomes_markdown(text: str) -> None:
    heading = export(vault_with(Draft(theirs=text)))["notes.md"].decode().partition("\n")[0]
    assert text not in heading


def test_an_untitled_document_is_called_by_its_kind() -> None:
    assert export(vault_with(Draft()))["notes.md"].startswith(b"## draft\n")


def test_a_damaged_body_does_not_keep_the_others_in() -> None:
    vault = filled_vault()
    assert isinstance(vault.shelf, MemoryShelf)
    touched = next(one for one in vault.contents().entries if one.head.title.startswith("Could"))
    head, (piece,) = vault.shelf.documents[ACCOUNT][touched.id]
    with_row(vault.shelf, ACCOUNT, touched.id, head, [flipped(piece, 999)])
    assert b"You never listen." in export(vault)["notes.md"]


def test_a_damaged_head_leaves_the_others_in() -> None:
    vault = filled_vault()
    assert isinstance(vault.shelf, MemoryShelf)
    touched = next(one for one in vault.contents().entries if one.head.title.startswith("Could"))
    head, pieces = vault.shelf.documents[ACCOUNT][touched.id]
    with_row(vault.shelf, ACCOUNT, touched.id, replace(head, head=b""), pieces)
    assert len(entries_of(vault)) == 3
