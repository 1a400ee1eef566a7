"""Reads e-mails of two people from an mbox file, without what they quote."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from datetime import datetime
from email import message_from_bytes, policy
from email.message import EmailMessage
from email.utils import parseaddr, parsedate_to_datetime
from itertools import combinations
from typing import NamedTuple

from halfway.importers.mail_words import text_of_page, words_of
from halfway.importers.record import Choices, Kind, Record, Warn
from halfway.importers.source import Source

NAME = "mail"
_BETWEEN = re.compile(rb"From (?:\S{1,400} .{0,80}\d{1,2}:\d\d|\S{1,300}@\S{1,300}\s*$)")
"""What divides mails. "From now on .." at the beginning of a paragraph does not."""
_SEALED = ("multipart/encrypted", "application/pkcs7-mime", "application/x-pkcs7-mime")
_MOST_NAMES = 20
_SEALED_TEXT = "-----BEGIN PGP MESSAGE-----"


class _Part(NamedTuple):
    """A record whose speaker is still an address and the name that stood beside it."""

    at: datetime | None
    name: str
    address: str
    text: str
    kind: Kind


def detect(source: Source) -> bool:
    """Whether this begins as an mbox does."""
    head = source.head()
    return head.startswith(b"From ") and b"\nFrom:" in head


def read(source: Source, choices: Choices, warn: Warn) -> Iterator[Record]:
    """The e-mails by date; a mail that cannot be read, or is sealed, is kept as not understood.

    People are told apart by their addresses; warns where names and addresses do not agree.
    """
    parts = [part for raw in _mails(source) for part in _parts(raw)]
    parts.sort(key=lambda one: one.at or datetime.min)  # noqa: DTZ901
    speakers = _speakers(parts, warn)
    for one in parts:
        speaker = "" if one.kind == "unread" else speakers[one.name, one.address]
        yield Record(one.at, speaker, one.text, one.kind)


def _mails(source: Source) -> Iterator[bytes]:
    lines: list[bytes] = []
    is_blank = True
    with source.stream() as stream:
        for number, line in enumerate(stream):
            if is_blank and line.startswith(b"From ") and (not number or _BETWEEN.match(line)):
                if lines:
                    yield b"".join(lines)
                lines = []
            else:
                lines.append(line[1:] if line.startswith(b">From ") else line)
            is_blank = not line.strip()
    if lines:
        yield b"".join(lines)


def _parts(raw: bytes) -> list[_Part]:
    if not raw.strip():
        return []
    try:
        return _parts_of(message_from_bytes(raw, policy=policy.default))
    except Exception:
        return [_Part(None, "", "", raw.decode("utf-8", "replace").strip(), "unread")]


def _parts_of(mail: EmailMessage) -> list[_Part]:
    name, address = parseaddr(str(mail.get("From", "")))
    if not (name or address) or mail.get_content_type() in _SEALED:
        raise ValueError("Nobody is named, or it is sealed.")
    at = _moment(mail)
    body = "\n".join(_texts(mail))
    words = words_of(body)
    found = [("message", words.own), ("unread", words.doubtful)]
    if _SEALED_TEXT in body or (body.strip() and not any(text for _, text in found)):
        found = [("unread", body.strip())]
    elif not body.strip():
        return [_Part(at, name, address.lower(), "", "media")]
    return [_Part(at, name, address.lower(), text, kind) for kind, text in found if text]  # type: ignore[arg-type]


def _moment(mail: EmailMessage) -> datetime | None:
    try:
        at = parsedate_to_datetime(str(mail.get("Date", "")))
        return at.astimezone().replace(tzinfo=None) if at.tzinfo else at
    except (ValueError, TypeError, OverflowError):
        return None


def _texts(part: EmailMessage) -> Iterator[str]:
    """The texts to be read, in their order: plain ones where there is a choice, HTML else."""
    kind = part.get_content_type()
    if part.get_content_disposition() == "attachment" or kind.startswith("message/"):
        return
    if kind == "multipart/alternative":
        ways = ["\n".join(_texts(one)) for one in _inner(part)]
        yield next((text for text in ways if text.strip()), "")
    elif part.is_multipart():
        for one in _inner(part):
            yield from _texts(one)
    elif kind == "text/plain":
        yield str(part.get_content())
    elif kind == "text/html":
        yield text_of_page(str(part.get_content()))


def _inner(part: EmailMessage) -> list[EmailMessage]:
    return [one for one in part.iter_parts() if isinstance(one, EmailMessage)]


def _speakers(parts: list[_Part], warn: Warn) -> dict[tuple[str, str], str]:
    """For each name and address that stood together, what the person is called.

    A mail without a name gets that of its address. Names of one address that cannot be of one
    person, as in a family's, stay apart.
    """
    names: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for one in parts:
        names[one.address].update([one.name] if one.name else [])
    known = {address: _known_name(several) for address, several in names.items()}
    found = {
        (one.name, one.address): known[one.address] or one.name or one.address for one in parts
    }
    addresses: defaultdict[str, set[str]] = defaultdict(set)
    for (_, address), speaker in found.items():
        addresses[speaker].add(address)
    for speaker, several in sorted(addresses.items()):
        if len(several) > 1:
            warn(
                f"{speaker} wrote from several addresses ({', '.join(sorted(several))}): "
                "all of it was taken for one person's."
            )
    return found


def _known_name(names: Counter[str]) -> str:
    """The name of the one person behind an address; empty where there may be several, or none."""
    several = list(names)
    if not several or len(several) > _MOST_NAMES:
        return ""
    is_one = all(_may_be_one(one, other) for one, other in combinations(several, 2))
    return names.most_common(1)[0][0] if is_one else ""


def _may_be_one(name: str, other: str) -> bool:
    """Whether one name says no more than a part of the other: "Kim" and "Lee, Kim"."""
    words, others = (set(re.findall(r"\w+", one.casefold())) for one in (name, other))
    return bool(words and others) and (words <= others or others <= words)
