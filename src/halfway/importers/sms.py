"""Reads SMS Backup & Restore's XML, with emoji written as pairs of surrogates."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import NamedTuple
from xml.parsers import expat

from halfway.errors import BadTextError
from halfway.importers.record import Choices, Record, Warn
from halfway.importers.source import Source
from halfway.importers.structures import chosen, moment_of

NAME = "sms"
ME = "Me"
_PAIR = re.compile(rb"&#(55[2-9]\d\d|56[0-2]\d\d|563[01]\d);&#(5[67]\d{3});")
# https://synctech.com.au/sms-backup-restore/fields-in-xml-backup-files/
_RECEIVED = "1"
_DRAFT = "3"
_BY_ME = ("2", "4", "5", "6")
"""Sent, waiting to be sent, failed and queued."""
_SENDER = "137"
_NO_NAME = ("", "(Unknown)", "null")


def detect(source: Source) -> bool:
    """Whether the root is the backup's."""
    return "<smses" in source.head_text()


def read(source: Source, choices: Choices, warn: Warn) -> Iterator[Record]:
    """The records with one person or group, by time; raises `ChoiceNeededError` where the backup
    holds several."""
    found = _Backup(source)
    chats = list(found.chats)
    if chats:
        yield from found.records(chosen(chats, choices, name=str))


class _Item(NamedTuple):
    """A message as it stands in the backup; `sender` is the number that a group names."""

    seconds: float | None
    box: str
    text: str
    sender: str


@dataclass(slots=True)
class _Chat:
    """What was written with one person, or in a group."""

    is_group: bool
    items: list[_Item] = field(default_factory=list)


class _Backup:
    """Gathers the messages of each person while the XML goes by; refuses entities of its own."""

    def __init__(self, source: Source) -> None:
        self.chats: dict[str, _Chat] = {}
        self._people: dict[str, str] = {}
        self._mms: dict[str, str] | None = None
        self._words: list[str] = []
        self._sender = ""
        parser = expat.ParserCreate()
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.StartDoctypeDeclHandler = self._refuse
        try:
            parser.Parse(_PAIR.sub(_joined, source.read()), True)  # noqa: FBT003
        except LookupError as error:
            raise BadTextError(f"{source.name}: {error}. Make the backup again.") from error
        except expat.ExpatError as error:
            raise BadTextError(
                f"{source.name}: the XML breaks off in line {error.lineno}. Make the backup again."
            ) from error

    def records(self, name: str) -> Iterator[Record]:
        """One chat by time: the backup writes all MMS behind all SMS."""
        chat = self.chats[name]
        last = 0.0
        timed: list[tuple[float, _Item]] = []
        for item in chat.items:
            # One without a time stays behind the one before it.
            last = last if item.seconds is None else item.seconds
            timed.append((last, item))
        for _, item in sorted(timed, key=lambda one: one[0]):
            person = self._member(item.sender) if chat.is_group else name
            yield _record(item, person)

    def _member(self, number: str) -> str:
        """Who has this number, by name if the backup has one elsewhere; "" where it is none.

        A group without a sender leaves its list of numbers.
        """
        is_number = "~" not in number and number != "insert-address-token"
        return self._people.get(_digits(number), number) if is_number else ""

    def _refuse(self, *_: object) -> None:
        raise BadTextError("This XML brings definitions of its own; a backup does not.")

    def _start(self, tag: str, fields: dict[str, str]) -> None:
        if tag == "sms":
            self._add(fields, fields.get("type", ""), fields.get("body", ""))
        elif tag == "mms":
            self._mms, self._words, self._sender = fields, [], ""
        elif tag == "part" and fields.get("ct", "").startswith("text/plain"):
            self._words.append(_given(fields.get("text", "")))
        elif tag == "addr" and fields.get("type") == _SENDER:
            self._sender = fields.get("address", "")

    def _end(self, tag: str) -> None:
        if tag == "mms" and self._mms is not None:
            text = "\n".join(words for words in self._words if words)
            self._add(self._mms, self._mms.get("msg_box", ""), text, sender=self._sender)
            self._mms = None

    def _add(self, fields: dict[str, str], box: str, text: str, *, sender: str = "") -> None:
        name, address = fields.get("contact_name", ""), fields.get("address", "")
        is_group = "~" in address
        if name in _NO_NAME:
            name = address or "Unknown"
        elif not is_group:
            self._people.setdefault(_digits(address), name)
        chat = self.chats.setdefault(name, _Chat(is_group))
        # A group may be called as a person is: then each message must name its sender.
        chat.is_group = chat.is_group or is_group
        item = _Item(_seconds(fields.get("date", "")), box, _given(text), sender or address)
        chat.items.append(item)


def _record(item: _Item, person: str) -> Record:
    """The record; a draft was said to nobody, and a box that is not known tells no speaker."""
    at = moment_of(item.seconds)
    if item.box == _DRAFT:
        return Record(at, "", item.text, "notice")
    speaker = ME if item.box in _BY_ME else person if item.box == _RECEIVED else ""
    if not speaker:
        return Record(at, "", item.text, "unread")
    return Record(at, speaker, item.text, "message" if item.text.strip() else "media")


def _given(text: str) -> str:
    """The text; the backup writes "null" where there is none."""
    return "" if text == "null" else text


def _digits(number: str) -> str:
    """The digits of a phone number, however it is spaced; other addresses as they are."""
    if any(one.isalpha() for one in number):
        return number
    return "".join(one for one in number if one.isdecimal())


def _seconds(milliseconds: str) -> float | None:
    """Seconds since 1970, or None where there is no such time."""
    try:
        seconds = int(milliseconds) / 1000 if milliseconds.isdecimal() else 0
    except (ValueError, OverflowError):  # More digits than a number may have.
        return None
    return seconds if seconds and moment_of(seconds) else None


def _joined(match: re.Match[bytes]) -> bytes:
    high, low = int(match[1]), int(match[2])
    return b"&#%d;" % (0x10000 + ((high - 0xD800) << 10) + (low - 0xDC00))
