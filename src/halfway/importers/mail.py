"""Reads e-mails of two people from an mbox file, without what they quote."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import datetime
from email import message_from_bytes, policy
from email.message import EmailMessage
from email.utils import parseaddr, parsedate_to_datetime

from halfway.importers.record import Choices, Record, Warn
from halfway.importers.source import Source

NAME = "mail"
_WROTE = re.compile(
    r"(?:On .{4,200}|Am .{4,200}|Le .{4,200}|El .{4,200}) (?:wrote|schrieb.{0,80}|a écrit|escribió) ?:"
)
_OLD = re.compile(
    r"-{2,} ?(?:Original Message|Ursprüngliche Nachricht|Mensaje original|Forwarded message) ?-{2,}"
)


def detect(source: Source) -> bool:
    """Whether this begins as an mbox does."""
    head = source.head()
    return head.startswith(b"From ") and b"\nFrom:" in head


def read(source: Source, choices: Choices, warn: Warn) -> Iterator[Record]:
    """The e-mails by date."""
    records = [_record(raw) for raw in _mails(source)]
    yield from sorted(records, key=lambda one: one.at or datetime.min)  # noqa: DTZ901


def _mails(source: Source) -> Iterator[bytes]:
    lines: list[bytes] = []
    is_blank = True
    with source.stream() as stream:
        for line in stream:
            if line.startswith(b"From ") and is_blank:
                if lines:
                    yield b"".join(lines)
                lines = []
            else:
                lines.append(line[1:] if line.startswith(b">From ") else line)
            is_blank = not line.strip()
    if lines:
        yield b"".join(lines)


def _record(raw: bytes) -> Record:
    try:
        return _read_one(raw)
    except Exception:
        return Record(None, "", raw.decode("utf-8", "replace").strip(), "unread")


def _read_one(raw: bytes) -> Record:
    mail = message_from_bytes(raw, policy=policy.default)
    assert isinstance(mail, EmailMessage)  # nosec B101  # noqa: S101  (what the policy makes)
    name, address = parseaddr(str(mail.get("From", "")))
    text = _words(mail)
    speaker = name or address or "Unknown"
    return Record(_moment(mail), speaker, text, "message" if text else "media")


def _moment(mail: EmailMessage) -> datetime | None:
    try:
        at = parsedate_to_datetime(str(mail.get("Date", "")))
    except (ValueError, TypeError):
        return None
    return at.astimezone().replace(tzinfo=None) if at.tzinfo else at


def _words(mail: EmailMessage) -> str:
    body = mail.get_body(preferencelist=("plain",))
    if body is None:
        return ""
    try:
        content = str(body.get_content())
    except (LookupError, UnicodeError, ValueError):
        return ""
    kept: list[str] = []
    for line in content.splitlines():
        if _WROTE.fullmatch(line.strip()) or _OLD.match(line.strip()) or line.rstrip("\r") == "-- ":
            break
        if not line.startswith(">"):
            kept.append(line.rstrip())
    return "\n".join(kept).strip()
