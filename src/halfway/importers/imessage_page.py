"""Gathers the messages of imessage-exporter's HTML; runs nothing and fetches nothing."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from datetime import datetime
from html.parser import HTMLParser

from halfway.importers.imessage_words import moment_and_rest
from halfway.importers.record import Kind, Record

_ALONE = frozenset(
    ("area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "wbr")
)
"""Tags that never end."""
_UNSEEN = frozenset(("head", "script", "style", "title"))
_WHOLE = ("reply", "unseen")
"""Places all of which is passed over: a reply stands in the file once more."""
_PLACES = ("timestamp", "sender", "bubble", "subject", "edited", "unsent")


@dataclass(slots=True)
class _Open:
    """The message or announcement that we are in: `what` it is, empty between two.

    `words` belong to the part that has not ended, `versions` to an edited one, `said` is the rest.
    """

    what: str
    at: datetime | None = None
    speaker: str = ""
    words: list[str] = field(default_factory=list)
    versions: list[str] = field(default_factory=list)
    said: list[str] = field(default_factory=list)
    is_unsent: bool = False


class Page(HTMLParser):
    """The `records` of the page, in its order; what stands outside of messages is not understood."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.records: list[Record] = []
        self._inside: list[tuple[str, str]] = []
        self._tags: Counter[str] = Counter()
        self._open = _Open("")

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Notes where in a message we are."""
        kinds = (dict(attrs).get("class") or "").split()
        outer = self._place
        if tag == "br" and outer in ("bubble", "subject", "edited"):
            self._open.words.append("\n")
        if tag in _ALONE:
            return
        place = self._place_of(tag, kinds)
        if place in ("message", "announcement") and place in kinds:
            self._finish()
            self._open = _Open(place)
        self._inside.append((tag, place))
        self._tags[tag] += 1

    def handle_endtag(self, tag: str) -> None:
        """Leaves the element, and those inside it that were never ended."""
        while self._tags[tag]:
            left, place = self._inside.pop()
            self._tags[left] -= 1
            if left == "tr" and place == "edited":
                self._end_version()
            if place != self._place:
                self._leave(place)
            if left == tag:
                break

    def handle_data(self, data: str) -> None:
        """Takes the words of the part that we are in."""
        place = self._place
        if place == "timestamp":
            timed = moment_and_rest(data.strip())
            if timed and self._open.at is None:
                self._open.at = timed[0]
        elif place == "sender":
            self._open.speaker += data.strip()
        elif place in ("bubble", "subject", "edited", "announcement"):
            self._open.words.append(data)
        elif place == "unsent":
            self._open.is_unsent = True
        elif not place and data.strip():
            self.records.append(Record(None, "", data.strip(), "unread"))

    def close(self) -> None:
        """Ends the last message."""
        super().close()
        self._finish()

    @property
    def _place(self) -> str:
        return self._inside[-1][1] if self._inside else ""

    def _place_of(self, tag: str, kinds: list[str]) -> str:
        outer = self._place
        if outer in _WHOLE:
            return outer
        if tag in _UNSEEN or (outer == "edited" and "timestamp" in kinds):
            return "unseen"
        if "reply" in kinds and outer:
            return "reply"
        if outer == "edited":
            return outer
        known = [one for one in ("message", "announcement", *_PLACES) if one in kinds]
        return known[0] if known else outer

    def _leave(self, place: str) -> None:
        if place in ("bubble", "subject"):
            self._open.said.append(self._taken())
        elif place == "edited":
            self._end_version()
            if self._open.versions:
                self._open.said.append(self._open.versions.pop())
        elif place in ("message", "announcement"):
            self._finish()

    def _end_version(self) -> None:
        version = self._taken()
        if version:
            self._open.versions.append(version)

    def _taken(self) -> str:
        lines = [line.strip() for line in "".join(self._open.words).split("\n")]
        self._open.words.clear()
        return "\n".join(lines).strip()

    def _finish(self) -> None:
        """Gives the open message or announcement, once."""
        rest, one = self._taken(), self._open
        self._open = _Open("")
        text = "\n".join([*one.said, *([rest] if rest else [])]).strip()
        if one.what == "announcement":
            self.records.append(Record(one.at, "", text, "notice"))
        elif one.what and not one.speaker:
            self.records.append(Record(one.at, "", text, "unread"))
        elif one.what:
            taken_back = one.versions + [""] * one.is_unsent
            self.records += [Record(one.at, one.speaker, old, "deleted") for old in taken_back]
            if text or not taken_back:
                kind: Kind = "message" if text else "media"
                self.records.append(Record(one.at, one.speaker, text, kind))
