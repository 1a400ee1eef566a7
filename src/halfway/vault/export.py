"""Everything in open formats, readable without Halfway: JSON, Markdown and CSV."""

from __future__ import annotations

import csv
import io
import re
from typing import Any

import msgspec

from halfway.vault.document import Document
from halfway.vault.vault import Vault

_PUNCTUATION = re.compile(r"[!-/:-@\[-`{-~]")
_STARTS_A_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\0")


def export(vault: Vault) -> dict[str, bytes]:
    """File names and contents, the trash included; times are UTC in ISO 8601.

    What does not open is named in a file of its own, never passed over.
    """
    damaged = vault.damaged()
    ids = [entry.id for entry in vault.contents().entries if entry.id not in damaged]
    kept = [document for id in ids if (document := vault.read(id)) is not None]
    missing = {"not_opened.txt": _told(damaged)} if damaged else {}
    return missing | {
        "notes.json": _as_json(kept),
        "notes.md": _as_markdown(kept).encode(),
        "notes.csv": _as_csv(kept).encode(),
    }


def _told(damaged: tuple[str, ...]) -> bytes:
    return f"{len(damaged)} kept things could not be opened: {', '.join(damaged)}\n".encode()


def _as_json(documents: list[Document[Any]]) -> bytes:
    entries = [
        {"id": document.id} | msgspec.to_builtins(document.head) | {"content": document.content}
        for document in documents
    ]
    return msgspec.json.format(msgspec.json.encode(entries), indent=2)


def _as_markdown(documents: list[Document[Any]]) -> str:
    return "\n".join(_section(document) for document in documents)


def _section(document: Document[Any]) -> str:
    head = document.head
    lines = [f"## {_literal(head.title) or head.kind}", ""]
    lines += [f"{head.kind}, {head.created:%Y-%m-%d %H:%M}, changed {head.changed:%Y-%m-%d %H:%M}"]
    lines += ["", "*In the trash.*"] if head.trashed else []
    for name, value in msgspec.to_builtins(document.content).items():
        if value not in ("", [], {}, None):
            lines += ["", f"**{name}**", "", *_indented(_plain(value))]
    return "\n".join(lines) + "\n"


def _literal(text: str) -> str:
    """A line that Markdown shows as it was typed."""
    return _PUNCTUATION.sub(r"\\\g<0>", " ".join(text.split()))


def _indented(text: str) -> list[str]:
    """A block that Markdown leaves as it is, whatever was typed."""
    return [f"    {line}" for line in text.splitlines()]


def _as_csv(documents: list[Document[Any]]) -> str:
    out = io.StringIO()
    writer = csv.writer(out, quoting=csv.QUOTE_ALL)
    writer.writerow(("id", "kind", "title", "created", "changed", "trashed", "field", "value"))
    for document in documents:
        head = document.head
        dates = [
            when.isoformat() if when else "" for when in (head.created, head.changed, head.trashed)
        ]
        for name, value in msgspec.to_builtins(document.content).items():
            row = (document.id, head.kind, head.title, *dates, name, _plain(value))
            writer.writerow(_harmless(cell) for cell in row)
    return out.getvalue()


def _harmless(cell: str) -> str:
    """A cell that no spreadsheet takes for a formula (ASVS 1.2.10)."""
    return f"'{cell}" if cell.startswith(_STARTS_A_FORMULA) else cell


def _plain(value: object) -> str:
    return value if isinstance(value, str) else msgspec.json.encode(value).decode()
