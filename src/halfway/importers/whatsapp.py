"""Reads WhatsApp exports: .txt of Android and iOS in any locale, and the .zip around them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from halfway.errors import BadTextError
from halfway.importers.archive import is_archive, members
from halfway.importers.dates import Triple, possible_orders
from halfway.importers.record import ChoiceNeededError, Choices, Record, Warn
from halfway.importers.source import Source
from halfway.importers.whatsapp_lines import STYLES, Head, head_of, moment
from halfway.importers.whatsapp_words import kind_and_text, name_of

NAME = "whatsapp"
_LOOKED_AT = 400
_KEY = 11
"""So many first characters hold the date: lines that share them need no second look."""


def detect(source: Source) -> bool:
    """Whether lines of this begin as WhatsApp's do."""
    if is_archive(source):
        return any(_style(one) for one in members(source, ".txt"))
    return _style(source) is not None


def read(source: Source, choices: Choices, warn: Warn) -> Iterator[Record]:
    """The records, in the order of the file.

    Raises `ChoiceNeededError` where the order of day and month cannot be known from the file,
    and `BadTextError` where it is no WhatsApp export.
    """
    if is_archive(source):
        chats = [one for one in members(source, ".txt") if _style(one)]
        if not chats:
            raise BadTextError(f"{source.name}: no WhatsApp chat is in it.")
        source = _chosen(chats, choices)
    style = _style(source)
    if style is None:
        raise BadTextError(f"{source.name}: no line in it begins as WhatsApp's do.")
    order = _order(source, style, choices, warn)
    yield from _records(source, style, order)


def is_head(line: str, source: Source) -> bool:
    """Whether a message begins with this line of the source."""
    style = _style(source)
    return style is not None and head_of(line, style) is not None


def _chosen(chats: list[Source], choices: Choices) -> Source:
    if len(chats) == 1:
        return chats[0]
    for one in chats:
        if one.name == choices.chat:
            return one
    raise ChoiceNeededError("chat", tuple(one.name for one in chats))


def _style(source: Source) -> str | None:
    """How heads are written in this file, by the first lines; None where there are none."""
    seen: Counter[str] = Counter()
    for line in islice(source.head_text().splitlines(), _LOOKED_AT):
        for style in STYLES:
            if head_of(line, style):
                seen[style] += 1
                break
    return seen.most_common(1)[0][0] if seen else None


def _order(source: Source, style: str, choices: Choices, warn: Warn) -> str:
    triples: list[Triple] = []
    keys: set[str] = set()
    for line in source.lines():
        key = line[:_KEY]
        if key not in keys:
            keys.add(key)
            head = head_of(line, style)
            if head:
                triples.append(head.triple)
    orders = possible_orders(triples)
    if choices.dates:
        first = choices.dates[0]
        orders = [one for one in orders if one.replace("y", "")[0] == first] or [
            "dmy" if first == "d" else "mdy"
        ]
    if {"dmy", "mdy"} <= set(orders) and not _alike(triples):
        if len(set(triples)) > 1:
            raise ChoiceNeededError("dates", ("day-first", "month-first"))
        # One day only: gaps and hours are right either way.
        warn("All of it is of one day, whose date could be read two ways: day first was taken.")
    return orders[0] if orders else "dmy"


def _alike(triples: list[Triple]) -> bool:
    """Whether all dates are the same both ways, as 5/5 is."""
    return all(one[0].isdigit() and int(one[0]) == int(one[1]) for one in triples)


@dataclass(slots=True)
class _Open:
    """The message whose lines are being gathered."""

    head: Head
    rest: str
    more: list[str]


def _records(source: Source, style: str, order: str) -> Iterator[Record]:
    is_apple = style.startswith("brackets")
    current: _Open | None = None
    for line in source.lines():
        head = head_of(line, style)
        if head is None:
            if current is not None:
                current.more.append(line)
            elif line.strip():
                yield Record(None, "", line, "unread")
            continue
        if current is not None:
            yield _record(current, order, is_apple=is_apple)
        current = _Open(head, line[head.end :], [])
    if current is not None:
        yield _record(current, order, is_apple=is_apple)


def _record(one: _Open, order: str, *, is_apple: bool) -> Record:
    at = moment(one.head, order)
    speaker, colon, text = one.rest.partition(":")
    is_said = colon and (not text or text[0] in " .\u200e")
    if at is None or not is_said:
        whole = "\n".join([one.rest, *one.more]).rstrip("\n")
        return Record(at, "", whole, "unread" if at is None else "notice")
    text = text.removeprefix(" ")
    if one.more:
        text = "\n".join([text, *one.more])
    text = text.rstrip("\n")
    kind, text = kind_and_text(text, is_apple=is_apple, marked=one.head.marked)
    return Record(at, name_of(speaker), text, kind)
