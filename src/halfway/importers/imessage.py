"""Reads imessage-exporter's text and HTML files."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime

from halfway.errors import BadTextError
from halfway.importers.imessage_page import Page
from halfway.importers.imessage_words import Said, is_announcement, moment_and_rest
from halfway.importers.page_end import ends_in_tag
from halfway.importers.record import Choices, Record, Warn
from halfway.importers.source import Source

NAME = "imessage"
_RECEIPT = re.compile(r"(?: \(.{1,200}\))?\s{0,4}")


def detect(source: Source) -> bool:
    """Whether the first line is a time as the exporter writes it, or the HTML has its classes."""
    head = source.head_text().lstrip()
    is_page = "<html" in head[:2000].lower() and 'class="message"' in head
    return is_page or moment_and_rest(head.split("\n", 1)[0]) is not None


def read(source: Source, choices: Choices, warn: Warn) -> Iterator[Record]:
    """The records, in the order of the file.

    A reply stands in the file twice, below what it answers and in its place: it is given once.
    An announcement is a notice; a version that was edited away is a message taken back.
    """
    if source.head_text().lstrip()[:1] == "<":
        text = source.text()
        if ends_in_tag(text):
            raise BadTextError(f"{source.name}: the page breaks off in a tag. Export it again.")
        page = Page()
        page.feed(text)
        page.close()
        yield from page.records
        return
    yield from _text(source)


@dataclass(slots=True)
class _Open:
    """The message whose lines are being gathered: a line of time, then of the speaker, then said."""

    at: datetime
    head: str
    speaker: str | None = None
    lines: list[str] = field(default_factory=list)

    def records(self) -> list[Record]:
        """What it holds."""
        if self.speaker:
            return Said.of(self.lines).records(self.at, self.speaker)
        whole = "\n".join([self.head, *self.lines]).strip()
        return [Record(None, "", whole, "unread")]


def _text(source: Source) -> Iterator[Record]:
    now: _Open | None = None
    before = ""
    for line in source.lines():
        timed = moment_and_rest(line)
        # What comes first below the speaker is said, even if it is a time.
        is_first = now is not None and bool(now.speaker) and not now.lines
        is_apart = now is None or (not before.strip() and now.speaker is not None)
        if timed and not is_first and _RECEIPT.fullmatch(timed[1]):
            yield from now.records() if now else ()
            now = _Open(timed[0], line)
        elif timed and is_apart and not is_first:
            yield from now.records() if now else ()
            now = None
            kind = is_announcement(timed[1])
            yield Record(
                timed[0], "", timed[1].strip() if kind else line, "notice" if kind else "unread"
            )
        elif now is None:
            if line.strip():
                yield Record(None, "", line, "unread")
        elif now.speaker is None:
            now.speaker = line.strip()
        else:
            now.lines.append(line)
        before = line
    yield from now.records() if now else ()
