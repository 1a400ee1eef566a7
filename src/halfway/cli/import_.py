"""`halfway import`: reads an export of another app and says what is in it."""

from __future__ import annotations

import json
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from halfway.cli import waiting
from halfway.cli.visible import visible
from halfway.errors import BadTextError
from halfway.importers.contained import Reading
from halfway.importers.record import ChoiceNeededError, Choices, Record
from halfway.workflows import talk

SAYS = {
    "media": "{} pictures, voice messages or files without words.",
    "deleted": "{} messages that were taken back.",
    "notice": "{} notes of the app itself.",
    "unread": "{} lines that were not understood.",
}
OPTIONS = {"chat": "--chat NAME", "dates": "--dates day-first or --dates month-first"}
"""How a person says what a file alone does not tell."""


@dataclass(slots=True)
class Tally:
    """What went by, counted."""

    kinds: Counter[str] = field(default_factory=Counter)
    speakers: Counter[str] = field(default_factory=Counter)
    first: datetime | None = None
    last: datetime | None = None

    def counted(self, records: Iterable[Record]) -> Iterator[Record]:
        """The same records, counted on their way."""
        for record in records:
            self.kinds[record.kind] += 1
            if record.kind == "message":
                self.speakers[record.speaker] += 1
            if record.at is not None:
                self.first = min(self.first or record.at, record.at)
                self.last = max(self.last or record.at, record.at)
            yield record

    @property
    def skipped(self) -> int:
        """How many records are no message."""
        return self.kinds.total() - self.kinds["message"]


def print_import(file: str, *, format: str | None, choices: Choices, how: str) -> None:
    """Read an export; `how` is "person", "json" or "jsonl" (the messages themselves)."""
    reading = talk.open_export(file, format=format, choices=choices)
    tally = Tally()
    with choices_named(file):
        for record in waiting.told(tally.counted(reading)):
            if how == "jsonl" and record.kind == "message":
                line = {"at": _iso(record.at), "speaker": record.speaker, "text": record.text}
                sys.stdout.write(json.dumps(line, ensure_ascii=False) + "\n")
    document = {
        "format": reading.format,
        "speakers": [name for name, _ in tally.speakers.most_common()],
        "messages": tally.kinds["message"],
        "first": _iso(tally.first),
        "last": _iso(tally.last),
        "skipped": tally.skipped,
        "warnings": warnings_of(reading, tally),
    }
    if how == "json":
        json.dump(document, sys.stdout, ensure_ascii=False, indent=2)
        sys.stdout.write("\n")
    elif how == "person":
        _print_for_person(document, tally)


@contextmanager
def choices_named(file: str) -> Iterator[None]:
    """Where a person must choose, say for which file and with which option."""
    try:
        yield
    except ChoiceNeededError as error:
        option = OPTIONS.get(error.what)
        how = f" Say it with {option}." if option else ""
        raise BadTextError(f"{file}: {error}{how}") from error


def warnings_of(reading: Reading, tally: Tally) -> list[str]:
    """What a person should know about this import, in sentences."""
    found = [words.format(tally.kinds[kind]) for kind, words in SAYS.items() if tally.kinds[kind]]
    if len(tally.speakers) > 2:
        found.append(f"{len(tally.speakers)} people wrote; a pattern is read for two of them.")
    return [*reading.warnings, *found]


def _iso(at: datetime | None) -> str | None:
    return at.isoformat() if at is not None else None


def _print_for_person(document: dict[str, Any], tally: Tally) -> None:
    lines = [f"{document['messages']} messages ({document['format']})"]
    if tally.first and tally.last:
        lines.append(f"from {tally.first:%Y-%m-%d %H:%M} to {tally.last:%Y-%m-%d %H:%M}")
    lines += [f"  {visible(name)}: {count}" for name, count in tally.speakers.most_common()]
    lines += [f"Note: {visible(words)}" for words in document["warnings"]]
    sys.stdout.write("\n".join(lines) + "\n")
