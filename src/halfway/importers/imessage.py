"""Reads imessage-exporter's text and HTML files."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import datetime
from html.parser import HTMLParser

from halfway.errors import BadTextError
from halfway.importers.record import Choices, Record, Warn
from halfway.importers.source import Source

NAME = "imessage"
LONGEST_END = 4000
_TIME = re.compile(r"([A-Z][a-z]{2} \d{2}, \d{4}) {1,2}(\d{1,2}:\d{2}:\d{2} [AP]M)")
_NOT_SAID = re.compile(
    r"(?:/?[\w ./-]{0,200}\.(?:heic|jpe?g|png|gif|mov|mp4|caf|m4a|pdf|vcf)|Tapbacks:)", re.I
)


def detect(source: Source) -> bool:
    """Whether the first line is a time as the exporter writes it, or the HTML has its classes."""
    head = source.head_text().lstrip()
    is_page = "<html" in head[:2000].lower() and 'class="message"' in head
    return is_page or bool(_TIME.match(head))


def read(source: Source, choices: Choices, warn: Warn) -> Iterator[Record]:
    """The records, in the order of the file."""
    if source.head_text().lstrip()[:1] == "<":
        text = source.text()
        # Python's parser takes quadratic time over a tag that never ends.
        if len(text) - text.rfind(">") > LONGEST_END:
            raise BadTextError(f"{source.name}: the page breaks off in a tag. Export it again.")
        page = _Page()
        page.feed(text)
        page.close()
        yield from page.records
        return
    yield from _text(source)


def _text(source: Source) -> Iterator[Record]:
    at: datetime | None = None
    speaker: str | None = None
    words: list[str] = []
    is_open = False
    for line in source.lines():
        # Replies are repeated below what they answer, moved in by blanks: those stand elsewhere.
        begins = None if line.startswith(" ") else _moment(line)
        if begins is not None:
            if is_open:
                yield _record(at, speaker or "", words)
            at, speaker, words, is_open = begins, None, [], True
        elif is_open and speaker is None:
            speaker = line.strip()
        elif is_open and not line.startswith("    "):
            words.append(line)
        elif not is_open and line.strip():
            yield Record(None, "", line, "unread")
    if is_open:
        yield _record(at, speaker or "", words)


def _moment(line: str) -> datetime | None:
    """The time at the beginning of a line; None where there is none."""
    match = _TIME.match(line)
    try:
        return match and datetime.strptime(f"{match[1]} {match[2]}", "%b %d, %Y %I:%M:%S %p")  # noqa: DTZ007
    except ValueError:
        return None


def _record(at: datetime | None, speaker: str, lines: list[str]) -> Record:
    said = []
    for line in lines:
        if line.startswith("Tapbacks:"):
            break
        if not _NOT_SAID.fullmatch(line.strip()):
            said.append(line)
    text = "\n".join(said).strip()
    return Record(at, speaker, text, "message" if text else "media")


class _Page(HTMLParser):
    """Gathers timestamp, sender and bubbles; runs nothing and fetches nothing."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.records: list[Record] = []
        self._inside: list[str] = []
        self._at: datetime | None = None
        self._speaker = ""
        self._words: list[str] = []
        self._is_open = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Notes where in a message we are."""
        kinds = (dict(attrs).get("class") or "").split()
        if "message" in kinds:
            self._finish()
            self._is_open = True
        if tag == "br" and self._inside and self._inside[-1] == "bubble":
            self._words.append("\n")
        if tag not in ("br", "img", "meta", "link", "input", "hr"):
            known = [
                one for one in ("timestamp", "sender", "bubble", "reply_context") if one in kinds
            ]
            outer = self._inside[-1] if self._inside else ""
            self._inside.append(known[0] if known else outer)

    def handle_endtag(self, tag: str) -> None:
        """Leaves the element."""
        if self._inside and tag not in ("br", "img", "meta", "link", "input", "hr"):
            left = self._inside.pop()
            if left == "bubble" and (not self._inside or self._inside[-1] != "bubble"):
                self._words.append("\n")

    def handle_data(self, data: str) -> None:
        """Takes the words of the part that we are in."""
        place = self._inside[-1] if self._inside else ""
        if place == "timestamp" and (match := _TIME.search(data)):
            self._at = _moment(match[0])
        elif place == "sender":
            self._speaker += data.strip()
        elif place == "bubble":
            self._words.append(data)

    def close(self) -> None:
        """Ends the last message."""
        super().close()
        self._finish()

    def _finish(self) -> None:
        if self._is_open and self._speaker:
            lines = [line.strip() for line in "".join(self._words).split("\n")]
            self.records.append(_record(self._at, self._speaker, lines))
        self._at, self._speaker, self._words, self._is_open = None, "", [], False
