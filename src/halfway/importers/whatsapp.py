"""Reads WhatsApp exports: .txt of Android and iOS in any locale, and the .zip around them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from halfway.errors import BadTextError
from halfway.importers.archive import is_archive, members
from halfway.importers.dates import (
    Triple,
    fitting_orders,
    order_named,
    possible_orders,
    refuse_two_ways,
)
from halfway.importers.record import Choices, Record, Warn
from halfway.importers.source import Source
from halfway.importers.structures import chosen
from halfway.importers.whatsapp_lines import Head, Style, behind_head, head_of, moment, style_of
from halfway.importers.whatsapp_names import Names, Seen
from halfway.importers.whatsapp_words import kind_and_text, left_out_in

NAME = "whatsapp"
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
        source = chats[0] if len(chats) == 1 else chosen(chats, choices, name=_name_of)
    style = _style(source)
    if style is None:
        raise BadTextError(f"{source.name}: no line in it begins as WhatsApp's do.")
    if style.unknown:
        warn(
            f"Beside the times stands a word that Halfway does not know ({_listed(style)}): morning "
            "and evening may be mixed up."
        )
    yield from _records(source, style, _learned(source, style, choices, warn))


def is_head(line: str, source: Source) -> bool:
    """Whether a message begins with this line of the source."""
    style = _style(source)
    return style is not None and head_of(line, style) is not None


def _name_of(source: Source) -> str:
    return source.name


def _listed(style: Style) -> str:
    return ", ".join(sorted({word.strip(" ,") for pair in style.unknown for word in pair} - {""}))


def _style(source: Source) -> Style | None:
    """How heads are written in this file, by the first lines; None where there are none."""
    return style_of(source.head_text().splitlines())


@dataclass(frozen=True, slots=True)
class _Learned:
    """What only the whole file tells."""

    order: str
    names: Names
    left_out: frozenset[str]


def _learned(source: Source, style: Style, choices: Choices, warn: Warn) -> _Learned:
    """The first pass, over heads and names: each day is read once, each name counted."""
    begun: set[str] = set()
    days: dict[Triple, None] = {}
    seen = Seen()
    brackets: Counter[str] = Counter()
    for line in source.lines():
        if line[:_KEY] not in begun:
            begun.add(line[:_KEY])
            if head := head_of(line, style):
                days[head.triple] = None
        rest = behind_head(line, style)
        if rest:
            seen.look(rest)
            if rest[-1] == ">":
                brackets[rest.partition(": ")[2]] += 1
    names = seen.names()
    if names.parted:
        warn(f"A colon was taken as part of a name: {', '.join(names.with_colons())}.")
    return _Learned(_order(list(days), choices, warn), names, left_out_in(brackets))


def _order(days: list[Triple], choices: Choices, warn: Warn) -> str:
    orders = possible_orders(days)
    wanted = order_named(choices)
    if wanted and (wanted in fitting_orders(days) or not orders):
        return wanted
    if not wanted and {"dmy", "mdy"} <= set(orders):
        refuse_two_ways(days, warn)
    return orders[0] if orders else "dmy"


@dataclass(slots=True)
class _Open:
    """The message whose lines are being gathered."""

    head: Head
    rest: str
    more: list[str]


def _records(source: Source, style: Style, learned: _Learned) -> Iterator[Record]:
    is_apple = style.is_apple
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
            yield _record(current, learned, is_apple=is_apple)
        current = _Open(head, line[head.end :], [])
    if current is not None:
        yield _record(current, learned, is_apple=is_apple)


def _record(one: _Open, learned: _Learned, *, is_apple: bool) -> Record:
    at = moment(one.head, learned.order)
    said = learned.names.cut(one.rest)
    if at is None or said is None:
        whole = "\n".join([one.rest, *one.more]).rstrip("\n")
        return Record(at, "", whole, "unread" if at is None else "notice")
    speaker, text = said
    if one.more:
        text = "\n".join([text, *one.more])
    text = text.rstrip("\n")
    kind, text = kind_and_text(
        text, is_apple=is_apple, marked=one.head.marked, left_out=learned.left_out
    )
    return Record(at, speaker, text, kind)
