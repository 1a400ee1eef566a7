"""Reads tables (CSV, TSV) and JSON lines whose columns are named after what they hold."""

from __future__ import annotations

import csv
import json
from collections.abc import Callable, Iterator, Mapping
from typing import Any

from halfway.errors import BadTextError
from halfway.importers.record import Choices, Record, Warn
from halfway.importers.rows_times import Times, times_of
from halfway.importers.source import Source

NAME = "rows"
_AT = ("at", "date", "datetime", "timestamp", "time", "sent", "sent_at")
_SPEAKER = ("speaker", "sender", "from", "author", "name", "who", "interlocutor", "user")
_TEXT = ("text", "message", "body", "content", "utterance", "utterance_text")
_DELIMITERS = ",;\t|"

Columns = tuple[str | None, str, str]
Row = tuple[str, Mapping[str, Any]]
"""A row as it stands in the file, and its cells by the names of their columns; none where it
has more cells than there are names."""


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
    """The records, in the order of the file.

    A row without a speaker or a text is kept as not understood; a time that is none is counted
    in a warning. Raises `ChoiceNeededError` where the order of day and month cannot be known.
    """
    columns = _columns(_names(source))
    if columns is None:
        raise BadTextError(f"{source.name}: no columns for speaker and text. Name them so.")
    at, speaker, text = columns
    times = times_of((row.get(at) for _, row in _rows(source)) if at else (), choices, warn)
    for line, row in _rows(source):
        who, said = _written(row.get(speaker)), _written(row.get(text))
        if not who or not who.strip() or said is None:
            yield Record(None, "", line, "unread")
        else:
            yield Record(times.moment(row.get(at)) if at else None, who.strip(), said)
    _warn_of(times, warn)


def _warn_of(times: Times, warn: Warn) -> None:
    if times.not_read:
        warn(
            f"Times that were not understood, so that these messages have none: {times.not_read} "
            f'(as "{times.example}"). Times like 2026-03-12 20:14 always work.'
        )


def _written(value: Any) -> str | None:
    """A cell as text; None where it is empty of it, or a structure of its own."""
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        return None
    return str(value)


def _columns(names: list[str]) -> Columns | None:
    """The columns for time, speaker and text, or None where the last two are not there."""
    plain = {name.strip().lower().replace(" ", "_"): name for name in reversed(names) if name}
    found = [
        next((plain[one] for one in known if one in plain), None)
        for known in (_AT, _SPEAKER, _TEXT)
    ]
    if found[1] is None or found[2] is None:
        return None
    return found[0], found[1], found[2]


def _names(source: Source) -> list[str]:
    """The names in a table's first line, or those of the first object."""
    if _is_objects(source):
        return list(next(_objects(source), ("", {}))[1])
    first = _first_line(source.lines())
    return _cells(first, delimiter=_delimiter(first))


def _rows(source: Source) -> Iterator[Row]:
    return _objects(source) if _is_objects(source) else _table(source)


def _is_objects(source: Source) -> bool:
    return source.head_text().lstrip()[:1] == "{"


def _first_line(lines: Iterator[str]) -> str:
    return next((line for line in lines if line.strip()), "")


def _objects(source: Source) -> Iterator[Row]:
    for number, line in enumerate(source.lines(), 1):
        if not line.strip():
            continue
        try:
            row = json.loads(line)
        except (ValueError, RecursionError) as error:
            raise BadTextError(f"{source.name}: line {number} is no JSON object.") from error
        yield line, row if isinstance(row, dict) else {}


def _table(source: Source) -> Iterator[Row]:
    lines = source.lines()
    first = _first_line(lines)
    delimiter = _delimiter(first)
    names = _cells(first, delimiter=delimiter)
    _, speaker_name, text_name = _columns(names) or (None, "", "")
    is_text_last = names[-1:] == [text_name]
    speaker = names.index(speaker_name) if speaker_name in names else len(names)
    known: set[str] = set()
    for line, cells in _records(source.name, lines, delimiter, is_row=_is_row(speaker, known)):
        if len(cells) > len(names) and is_text_last:
            # Somebody's comma, which nobody put in quotation marks.
            last = len(names) - 1
            cells[last:] = [delimiter.join(cells[last:])]
        fits = bool(cells) and len(cells) <= len(names)
        if fits and len(cells) > speaker and cells[speaker].strip():
            known.add(cells[speaker])
        yield line, dict(zip(names, cells, strict=False)) if fits else {}


def _is_row(speaker: int, known: set[str]) -> Callable[[list[str]], bool]:
    """Whether cells are a row of its own: a known speaker stands in the column for one."""
    return lambda cells: len(cells) > speaker + 1 and cells[speaker] in known


def _records(
    name: str, lines: Iterator[str], delimiter: str, *, is_row: Callable[[list[str]], bool]
) -> Iterator[tuple[str, list[str]]]:
    """Each row as it stands in the file, and its cells.

    A quotation mark that is never closed would take the rows below it into one cell: where rows
    are seen in a cell, each line is read by itself.
    """
    taken: list[str] = []

    def taking() -> Iterator[str]:
        for line in lines:
            taken.append(line)
            yield line + "\n"

    try:
        for cells in csv.reader(taking(), delimiter=delimiter):
            alone = [(line, _cells(line, delimiter=delimiter)) for line in taken[1:]]
            if any(is_row(inner) for _, inner in alone):
                yield from [(taken[0], _cells(taken[0], delimiter=delimiter)), *alone]
            elif cells:
                yield "\n".join(taken), cells
            taken.clear()
    except csv.Error as error:
        raise BadTextError(f"{name}: the table is broken ({error}).") from error


def _delimiter(first: str) -> str:
    """What stands between the names of columns in the first line."""
    fitting = [one for one in _DELIMITERS if _columns(_cells(first, delimiter=one))]
    return max(fitting or _DELIMITERS, key=first.count)


def _cells(line: str, *, delimiter: str) -> list[str]:
    """The cells of one line; none where it is no line of a table."""
    try:
        return next(csv.reader([line], delimiter=delimiter), [])
    except csv.Error:
        return []
