"""Reads a series of days from a CSV file, as spreadsheets and people write them."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator
from dataclasses import dataclass

from halfway.cli.day_column import numbered_days
from halfway.cli.text_input import read_text
from halfway.errors import BadTextError
from halfway.stats.plans import completed

MOST_DAYS = 1_000
LARGEST = 1e12
_COLUMNS = {
    "phase": ("phase", "condition", "part", "cond", "period", "treatment", "letter"),
    "value": ("value", "values", "score", "outcome", "measure", "measurement", "rating", "y"),
    "date": ("date", "day", "datum", "fecha"),
    "case": ("case", "case_pseudonym", "participant", "subject"),
}
_LETTERS = {
    **dict.fromkeys(("a", "baseline", "before", "control", "without", "off", "0"), "A"),
    **dict.fromkeys(("b", "intervention", "after", "treatment", "with", "on", "1"), "B"),
}
_MISSED = {"", "na", "n/a", "#n/a", "nan", "null", "none", "missed", "missing", "skipped"}
_MISSED |= {".", "-", "--", "\N{EN DASH}", "\N{EM DASH}", "?"}
_NUMBER = re.compile(r"[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?", re.ASCII | re.IGNORECASE)
_THOUSANDS = re.compile(r"[+-]?[1-9]\d{0,2}(,\d{3})+", re.ASCII)


@dataclass(frozen=True, slots=True)
class Series:
    """A letter (A or B) and a value, or None for a missed day, for each day in their order."""

    plan: str
    values: tuple[float | None, ...]


@dataclass(frozen=True, slots=True)
class _Row:
    """One row: its line in the file for messages, and its cells by what they are."""

    line: int
    cells: dict[str, str]
    delimiter: str


def read_series(file: str) -> Series:
    """The series in a CSV file, or in standard input for "-".

    Columns may be parted by commas, semicolons or tabs, and numbers may have a decimal comma. With a
    column of dates or of numbered days the rows are put in order, and days in between that have no
    row are missed days. Raises `BadTextError` with the line that is wrong.
    """
    text = read_text(file)
    file = "standard input" if file == "-" else file
    rows = list(_rows(text, file))
    _refuse_more_than_most(len(rows), file)
    letters = [_letter(row, file) for row in rows]
    values = [_number(row, file) for row in rows]
    for row, letter, value in zip(rows, letters, values, strict=True):
        if value is not None and not letter:
            raise BadTextError(f"{file}: line {row.line}: {_says_phase(row)}")
    days = numbered_days([(row.line, row.cells.get("date", "")) for row in rows], file=file)
    if not any(letters):
        raise BadTextError(
            f"{file}: there is no day with a phase and a value. Write one row a day."
        )
    length = max(days) + 1
    _refuse_more_than_most(length, file)
    at = {day: number for number, day in enumerate(days)}
    return Series(
        plan=completed([letters[at[day]] if day in at else "" for day in range(length)]),
        values=tuple(values[at[day]] if day in at else None for day in range(length)),
    )


def _refuse_more_than_most(days: int, file: str) -> None:
    if days > MOST_DAYS:
        raise BadTextError(
            f"{file}: that is {days:,} days, and {MOST_DAYS:,} can be read. Give a part of them."
        )


def _rows(text: str, file: str) -> Iterator[_Row]:
    lines = text.splitlines()
    # Excel writes this line to say which sign parts the columns.
    skipped = 1 if lines and lines[0].lower().startswith("sep=") else 0
    first = next((line for line in lines[skipped:] if line.strip()), "")
    delimiter, places, width = _header(first, file)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    cases: set[str] = set()
    header_seen = False
    try:
        for row in reader:
            if reader.line_num <= skipped or not any(cell.strip() for cell in row):
                continue
            if not header_seen:
                header_seen = True
                continue
            if any(cell.strip() for cell in row[width:]):
                raise BadTextError(
                    f"{file}: line {reader.line_num}: there are more columns than the first line"
                    " names. Put a number with a comma in quotes."
                )
            cells = {name: row[place].strip() for name, place in places.items() if place < len(row)}
            cases.add(cells.get("case", ""))
            if len(cases) > 1:
                raise BadTextError(
                    f"{file}: line {reader.line_num}: here another case begins. Give a file with one."
                )
            yield _Row(reader.line_num, cells, delimiter)
    except csv.Error as error:
        raise BadTextError(
            f"{file}: line {reader.line_num}: this is no CSV ({error}). Look at that line."
        ) from None


def _header(line: str, file: str) -> tuple[str, dict[str, int], int]:
    """The sign that parts the columns, which column is what, and how many there are."""
    if len(line) > csv.field_size_limit():
        raise BadTextError(f"{file}: the first line is too long. It names the columns.")
    for delimiter in (",", ";", "\t", "|"):
        row = next(csv.reader([line], delimiter=delimiter), [])
        # "Score (0-10)" is a score.
        bare = [re.sub(r"\(.*\)", "", name).strip().lower() for name in row]
        names = [re.sub(r"[\s.]+", "_", name) for name in bare]
        places = {
            what: names.index(known)
            for what, all_known in reversed(_COLUMNS.items())
            for known in reversed(all_known)
            if known in names
        }
        if {"phase", "value"} <= set(places):
            return delimiter, places, len(names)
    raise BadTextError(
        f'{file}: the first line must name the columns "phase" and "value" (it says {line[:60]!r}).'
    )


def _letter(row: _Row, file: str) -> str:
    """A or B; "" where the cell is empty, as it may be on a missed day."""
    cell = row.cells.get("phase", "").lower()
    if cell in _MISSED:
        return ""
    # Phases that are numbered through: A1, B1, A2, "Baseline 2".
    word = cell if cell in _LETTERS else re.sub(r"[\s_-]*\d+$", "", cell, flags=re.ASCII)
    if word not in _LETTERS:
        raise BadTextError(f"{file}: line {row.line}: {_says_phase(row)}")
    return _LETTERS[word]


def _says_phase(row: _Row) -> str:
    words = {
        letter: ", ".join(word for word, one in _LETTERS.items() if one == letter and len(word) > 1)
        for letter in "AB"
    }
    return (
        f"the phase must be A or B, not {row.cells.get('phase', '')[:30]!r}. Also read as A:"
        f" {words['A']}, 0; as B: {words['B']}, 1."
    )


def _number(row: _Row, file: str) -> float | None:
    cell = row.cells.get("value", "").replace("\N{MINUS SIGN}", "-")
    if cell.lower() in _MISSED:
        return None
    place = f"{file}: line {row.line}: {cell[:30]!r}"
    if row.delimiter == "," and _THOUSANDS.fullmatch(cell):
        raise BadTextError(f"{place} can be read in two ways. Write thousands without a comma.")
    written = cell.replace(",", ".") if cell.count(",") == 1 and "." not in cell else cell
    if not _NUMBER.fullmatch(written):
        raise BadTextError(f"{place} is no number. Leave it empty if missed.")
    if abs(float(written)) > LARGEST:
        raise BadTextError(f"{place} is too large for a day. Leave it empty if missed.")
    return float(written)
