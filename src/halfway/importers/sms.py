"""Reads SMS Backup & Restore's XML, with emoji written as pairs of surrogates."""

from __future__ import annotations

import re
from collections.abc import Iterator
from xml.parsers import expat

from halfway.errors import BadTextError
from halfway.importers.record import Choices, Record, Warn
from halfway.importers.source import Source
from halfway.importers.structures import chosen, moment_of

NAME = "sms"
ME = "Me"
_PAIR = re.compile(rb"&#(55[2-9]\d\d|56[0-2]\d\d|563[01]\d);&#(5[67]\d{3});")
_FROM_ME = ("2", "4")


def detect(source: Source) -> bool:
    """Whether the root is the backup's."""
    return "<smses" in source.head_text()


def read(source: Source, choices: Choices, warn: Warn) -> Iterator[Record]:
    """The records with one person; raises `ChoiceNeededError` where the backup holds several."""
    found = _Backup(source)
    chats = list(found.chats)
    if chats:
        yield from found.chats[chosen(chats, choices, name=str)]


class _Backup:
    """Gathers the messages of each person while the XML goes by; refuses entities of its own."""

    def __init__(self, source: Source) -> None:
        self.chats: dict[str, list[Record]] = {}
        self._mms: dict[str, str] | None = None
        self._words: list[str] = []
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

    def _refuse(self, *_: object) -> None:
        raise BadTextError("This XML brings definitions of its own; a backup does not.")

    def _start(self, tag: str, fields: dict[str, str]) -> None:
        if tag == "sms":
            self._add(fields, fields.get("type", ""), fields.get("body", ""))
        elif tag == "mms":
            self._mms, self._words = fields, []
        elif tag == "part" and self._mms is not None and fields.get("ct") == "text/plain":
            self._words.append(fields.get("text", ""))

    def _end(self, tag: str) -> None:
        if tag == "mms" and self._mms is not None:
            self._add(self._mms, self._mms.get("msg_box", ""), "\n".join(self._words))
            self._mms = None

    def _add(self, fields: dict[str, str], box: str, text: str) -> None:
        person = fields.get("contact_name", "")
        if person in ("", "(Unknown)", "null"):
            person = fields.get("address", "") or "Unknown"
        date = fields.get("date", "")
        at = moment_of(int(date) / 1000) if date.isdigit() else None
        text = "" if text == "null" else text
        speaker = ME if box in _FROM_ME else person
        kept = Record(at, speaker, text, "message" if text.strip() else "media")
        self.chats.setdefault(person, []).append(kept)


def _joined(match: re.Match[bytes]) -> bytes:
    high, low = int(match[1]), int(match[2])
    return b"&#%d;" % (0x10000 + ((high - 0xD800) << 10) + (low - 0xDC00))
