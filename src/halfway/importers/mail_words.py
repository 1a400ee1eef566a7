"""Tells a mail's own words from what it quotes, in plain text and in HTML, which is only read."""

from __future__ import annotations

import re
from dataclasses import dataclass
from html.parser import HTMLParser

from halfway.importers.page_end import ends_in_tag

LONGEST_PAGE = 4 * 2**20
_LONGEST_HEAD = 600
_HEAD_LINES = 3
"""A mail program breaks the line that names whom it quotes into at most so many."""

_WROTE = re.compile(
    r"(?:(?:On|Am|Le|El|Il|Op|Em) .{4,500}"
    r" (?:wrote|schrieb.{0,80}|a écrit|escribió|ha scritto|schreef.{0,80}|escreveu)[ \u00a0]?:"
    r"|\d{4}-\d\d-\d\d .{4,200}<\S{3,200}@\S{1,200}>[ \u00a0]?:)"
)
_OLD = re.compile(
    r"-{2,} ?(?:Original Message|Forwarded message|Ursprüngliche Nachricht|Weitergeleitete Nachricht"
    r"|Mensaje original|Mensaje reenviado|Message d'origine|Message transféré) ?-{2,}"
    r"|Begin forwarded message:",
    re.IGNORECASE,
)
_FROM = re.compile(r"\*?(?:From|Von|De|Da|Van)[ \u00a0]?:\*? ?\S", re.IGNORECASE)
_SENT = re.compile(
    r"\*?(?:Sent|Date|To|Gesendet|Datum|An|Enviado|Fecha|Para|Envoyé|À|Inviato|Verzonden)[ \u00a0]?:",
    re.IGNORECASE,
)
_BLOCKS = re.compile("address|br|div|h[1-6]|hr|li|p|pre|table|tr|ul|ol")
_UNSEEN = frozenset(("script", "style", "title"))


@dataclass(frozen=True, slots=True)
class Words:
    """A mail's `own` words, and what is `doubtful`: it stands below the head of a quotation, but
    no sign says where the quotation ends."""

    own: str
    doubtful: str


def words_of(text: str) -> Words:
    """The words of a mail's text without quoted lines, heads of quotations and signature.

    What stands below a quotation, or between its parts, is an answer and stays.
    """
    lines = [line.rstrip("\r") for line in text.splitlines()]
    own: list[str] = []
    is_signature = False
    number = 0
    while number < len(lines):
        line = lines[number]
        size = _head_size(lines, number)
        if line.startswith(">") or size:
            is_signature = False
            number += max(size, 1)
            if size and not _is_marked(lines, number):
                return Words(_joined(own), _joined(lines[number - size :]))
            continue
        is_signature = is_signature or line == "-- "
        if not is_signature:
            own.append(line.rstrip())
        number += 1
    return Words(_joined(own), "")


def text_of_page(page: str) -> str:
    """The words of a mail in HTML, quotations marked by ">" as in plain text.

    Nothing of it is run or fetched. Raises `ValueError` for a page that no mail program writes.
    """
    if len(page) > LONGEST_PAGE or ends_in_tag(page):
        raise ValueError("This page is too long, or breaks off in a tag.")
    found = _Page()
    found.feed(page)
    found.close()
    return "\n".join(found.lines)


def _head_size(lines: list[str], number: int) -> int:
    """How many lines from here name what is quoted below; none where this is no such head."""
    line = lines[number].strip()
    if _OLD.match(line):
        return 1
    if _FROM.match(line) and number + 1 < len(lines) and _SENT.match(lines[number + 1].strip()):
        return 1
    head = ""
    for size, more in enumerate(lines[number : number + _HEAD_LINES], 1):
        head = f"{head} {more.strip()}".strip()
        if not more.strip() or len(head) > _LONGEST_HEAD:
            break
        # "On Monday you wrote:" is somebody's own sentence: programs name a date or an address.
        if _WROTE.fullmatch(head) and any(one.isdecimal() or one == "@" for one in head):
            return size
    return 0


def _is_marked(lines: list[str], number: int) -> bool:
    """Whether the next line that is not blank, if there is one, is quoted by its sign."""
    while number < len(lines) and not lines[number].strip():
        number += 1
    return number == len(lines) or lines[number].startswith(">")


def _joined(lines: list[str]) -> str:
    return "\n".join(lines).strip()


class _Page(HTMLParser):
    """Gathers lines; what is inside a quotation gets its sign."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.lines: list[str] = []
        self._line: list[str] = []
        self._quotes: list[bool] = []
        self._cited = 0
        self._unseen = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Begins a line, a quotation, or a part that nobody sees."""
        if tag in _UNSEEN and not self._unseen:
            self._unseen = tag
        elif tag == "body":
            self._unseen = ""
        elif tag == "blockquote":
            self._end_line()
            fields = dict(attrs)
            # Without these it only moves the writer's own words in.
            is_cited = fields.get("type") == "cite" or "quote" in (fields.get("class") or "")
            self._quotes.append(is_cited)
            self._cited += is_cited
        elif _BLOCKS.fullmatch(tag):
            self._end_line()

    def handle_endtag(self, tag: str) -> None:
        """Ends it."""
        if tag == self._unseen:
            self._unseen = ""
        elif tag == "blockquote":
            self._end_line()
            if self._quotes:
                self._cited -= self._quotes.pop()
        elif _BLOCKS.fullmatch(tag):
            self._end_line()

    def handle_data(self, data: str) -> None:
        """Takes the words."""
        if not self._unseen:
            self._line.append(data)

    def close(self) -> None:
        """Ends the last line."""
        super().close()
        self._end_line()

    def _end_line(self) -> None:
        words = " ".join("".join(self._line).split())
        self._line.clear()
        if words:
            self.lines.append(f"> {words}" if self._cited else words)
