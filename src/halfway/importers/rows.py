"""Reads tables (CSV, TSV) and JSON lines whose columns are named after what they hold."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterator, Mapping
from typing import Any

from halfway.errors import BadTextError
from halfway.importers.record import Choices, Record, Warn
from halfway.importers.source import Source
from halfway.importers.structures import moment_from, moment_of

NAME = "rows"
_AT = ("at", "date", "datetime", "timestamp", "time", "sent", "sent_at")
_SPEAKER = ("speaker", "sender", "from", "author", "name", "who", "interlocutor", "user")
_TEXT = ("text", "message", "body", "content", "utterance", "utterance_text")
_DELIMITERS = ",;\t|"
_MILLISECONDS = 1e11


def detect(source: Source) -> bool:
    """Whether the first line names columns for a speaker and a text, or is such an object."""
    first = next(iter(source.head_text().lstrip().splitlines()), "")
    if first[:1] == "{":
        try:
            fields = json.loads(first)
        except (ValueError, RecursionError):
            return False
        return isinstance(fields, dict) and _columns(list(fields)) is not None
    return any(_columns(_cells(first, delimiter=one)) for one in _DELIMITERS)


def read(source: Source, choices: Choices, warn: Warn) -> Iterator[Record]:
    """The records, in the order of the file; a row without a text is kept as not understood."""
    rows = _objects(source) if source.head_text().lstrip()[:1] == "{" else _table(source)
    columns: tuple[str | None, str, str] | None = None
    for line, row in rows:
        columns = columns or _columns(list(row))
        if columns is None:
            raise BadTextError(f"{source.name}: no columns for speaker and text. Name them so.")
        at, speaker, text = columns
        if not row.get(speaker) or row.get(text) is None:
            yield Record(None, "", line, "unread")
        else:
            when = _moment(row.get(at)) if at else None
            yield Record(when, str(row[speaker]).strip(), str(row[text]))


def _columns(names: list[str]) -> tuple[str | None, str, str] | None:
    """The columns for time, speaker and text, or None where the last two are not there."""
    plain = {name.strip().lower().replace(" ", "_"): name for name in reversed(names) if name}
    found = [
        next((plain[one] for one in known if one in plain), None)
        for known in (_AT, _SPEAKER, _TEXT)
    ]
    if found[1] is None or found[2] is None:
        return None
    return found[0], found[1], found[2]


def _objects(source: Source) -> Iterator[tuple[str, Mapping[str, Any]]]:
    for number, line in enumerate(source.lines(), 1):
        if not line.strip():
            continue
        try:
            row = json.loads(line)
        except (ValueError, RecursionError) as error:
            raise BadTextError(f"{source.name}: line {number} is no JSON object.") from error
        yield line, row if isinstance(row, dict) else {}


def _table(source: Source) -> Iterator[tuple[str, Mapping[str, Any]]]:
    lines = source.lines()
    first = next(lines, "")
    delimiter = max(_DELIMITERS, key=first.count)
    names = _cells(first, delimiter=delimiter)
    try:
        for row in csv.reader((line + "\n" for line in lines), delimiter=delimiter):
            if row:
                yield delimiter.join(row), dict(zip(names, row, strict=False))
    except csv.Error as error:
        raise BadTextError(f"{source.name}: the table is broken ({error}).") from error


def _cells(line: str, *, delimiter: str) -> list[str]:
    """The cells of one line; none where it is no line of a table."""
    try:
        return next(csv.reader([line], delimiter=delimiter), [])
    except csv.Error:
        return []


def _moment(value: Any) -> Any:
    if isinstance(value, bool) or value is None:
        return None
    if isinstance(value, int | float) or str(value).strip().isdigit():
        number = float(value)
        return moment_of(number / 1000 if number > _MILLISECONDS else number)
    return moment_from(str(value))
