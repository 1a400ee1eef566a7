"""Reads a Mac's chat.db, also where the words are only in `attributedBody`."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from datetime import datetime
from typing import Any

from halfway.errors import BadTextError
from halfway.importers.record import Choices, Record, Warn
from halfway.importers.source import Source
from halfway.importers.structures import chosen, moment_of

NAME = "imessage-database"
ME = "Me"
_TAPBACKS = 2000
"""Associations from here on are hearts, thumbs and the like, put on or taken off."""
_APPLE = 978_307_200
"""Seconds from 1970 to 2001, when Apple's clock begins."""
_CLASS = b"NSString"
_CHATS = """
    SELECT chat.ROWID, COALESCE(NULLIF(chat.display_name, ''), chat.chat_identifier)
    FROM chat ORDER BY chat.ROWID
"""
_MESSAGES = """
    SELECT message.date, message.is_from_me, handle.id, message.text, message.attributedBody,
           COALESCE(message.item_type, 0), COALESCE(message.associated_message_type, 0)
    FROM message
    JOIN chat_message_join ON chat_message_join.message_id = message.ROWID
    LEFT JOIN handle ON handle.ROWID = message.handle_id
    WHERE chat_message_join.chat_id = ? ORDER BY message.date, message.ROWID
"""


def detect(source: Source) -> bool:
    """Whether this is an SQLite file with Messages' tables."""
    head = source.head()
    return head.startswith(b"SQLite format 3\0") and b"chat_message_join" in source.read()


def read(source: Source, choices: Choices, warn: Warn) -> Iterator[Record]:
    """The records of one chat; raises `ChoiceNeededError` where there are several."""
    with sqlite3.connect(":memory:") as database:
        try:
            database.deserialize(source.read())
            database.execute("PRAGMA trusted_schema = OFF")
            database.execute("PRAGMA query_only = ON")
            chats = database.execute(_CHATS).fetchall()
            chat = chosen(chats, choices, name=lambda one: str(one[1]))
            for row in database.execute(_MESSAGES, (chat[0],)):
                yield _record(row)
        # sqlite3 itself stumbles over its own message where a damaged schema is no UTF-8.
        except (sqlite3.DatabaseError, UnicodeDecodeError) as error:
            raise BadTextError(
                f"{source.name}: the database is damaged ({error}). Copy it while Messages is shut."
            ) from error


def _record(row: Any) -> Record:
    date, is_from_me, handle, text, body, item, association = row
    at = _moment(date)
    speaker = ME if is_from_me else str(handle or "Unknown")
    body = body if isinstance(body, bytes) else b""
    written = text if isinstance(text, str) else ""
    if item or association >= _TAPBACKS:
        return Record(at, speaker, written, "notice")
    if not written and body and _CLASS not in body:
        return Record(at, speaker, body.decode("utf-8", errors="replace"), "unread")
    said = (written or words_in(body)).replace("\ufffc", "").strip()
    return Record(at, speaker, said, "message" if said else "media")


def _moment(date: Any) -> datetime | None:
    """The local wall clock of Apple's count, by the summer or winter time of that day."""
    if not date or not isinstance(date, int | float):
        return None
    # Since 2017 the clock counts nanoseconds.
    seconds = date / 1e9 if abs(date) > 1e11 else float(date)
    return moment_of(_APPLE + seconds)


def words_in(body: bytes) -> str:
    """The text of an archived attributed string (Apple's typedstream); empty where there is none.

    After the class name NSString come five bytes, then the length: one byte, or 0x81 and two, or
    0x82 and four (little-endian), then UTF-8.
    """
    _, found, rest = body.partition(_CLASS)
    rest = rest[5:]
    if not found or not rest:
        return ""
    wide = {0x81: 2, 0x82: 4}.get(rest[0], 0)
    length = int.from_bytes(rest[1 : 1 + wide], "little") if wide else rest[0]
    return rest[1 + wide : 1 + wide + length].decode("utf-8", errors="replace")
