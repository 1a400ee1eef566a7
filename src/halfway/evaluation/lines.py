"""Reads the labelled set: messages, openings, danger lines and talks, each with its writer."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import rtoml

from halfway.conversation import MOVES, SIGNALS

PATTERNS = (
    "criticise_defend",
    "demand_withdraw",
    "pursue_distance",
    "mutual_attack",
    "mutual_avoidance",
    "constructive",
)
ENDINGS = ("worse", "left", "flat", "eased", "repaired")
TOPICS = ("therapy", "other")


@dataclass(frozen=True, slots=True)
class Writer:
    """Who wrote the lines: the voice in words, its group of dialects, and which set it is in."""

    id: str
    voice: str
    group: str
    split: str


@dataclass(frozen=True, slots=True)
class Message:
    """One message; `near` are moves that it looks like but does not make (a hard negative)."""

    writer: str
    moves: frozenset[str]
    near: frozenset[str]
    topic: str
    text: str


@dataclass(frozen=True, slots=True)
class OpeningLine:
    """How a hard talk is begun, with harshness 1 to 5 and directness 0 to 3."""

    writer: str
    harshness: int
    directness: int
    topic: str
    text: str


@dataclass(frozen=True, slots=True)
class DangerLine:
    """A line with its danger signals, or a near miss with none."""

    writer: str
    signals: frozenset[str]
    near: frozenset[str]
    text: str


@dataclass(frozen=True, slots=True)
class Talk:
    """A whole talk of A and B, with the pattern it shows, who does what in it, and how it ends."""

    writer: str
    pattern: str
    roles: tuple[str, str]
    ending: str
    turns: tuple[tuple[str, str], ...]


def writers(folder: Path) -> dict[str, Writer]:
    """All writers by id; raises `FileNotFoundError` where the set is not there."""
    listed = rtoml.loads((folder / "writers.toml").read_text(encoding="utf-8"))
    return {id: Writer(id=id, **about) for id, about in listed.items()}


def messages(folder: Path, writer: str) -> list[Message]:
    """The messages of one writer; raises `ValueError` for a line that is not well formed."""
    return [
        Message(
            writer, _ids(moves, MOVES, at), _ids(near, MOVES, at), _one(topic, TOPICS, at), text
        )
        for at, (moves, near, topic, text) in _rows(folder, writer, "messages.txt", fields=4)
    ]


def openings(folder: Path, writer: str) -> list[OpeningLine]:
    """The openings of one writer; raises `ValueError` for a line that is not well formed."""
    return [
        OpeningLine(
            writer,
            int(_one(harshness, "12345", at)),
            int(_one(directness, "0123", at)),
            _one(topic, TOPICS, at),
            text,
        )
        for at, (harshness, directness, topic, text) in _rows(
            folder, writer, "openings.txt", fields=4
        )
    ]


def danger_lines(folder: Path, writer: str) -> list[DangerLine]:
    """The danger lines of one writer; raises `ValueError` for a line that is not well formed."""
    return [
        DangerLine(writer, _ids(signals, SIGNALS, at), _ids(near, SIGNALS, at), text)
        for at, (signals, near, text) in _rows(folder, writer, "danger.txt", fields=3)
    ]


def talks(folder: Path, writer: str) -> list[Talk]:
    """The whole talks of one writer; raises `ValueError` for a head that is not well formed."""
    source = (folder / writer / "talks.txt").read_text(encoding="utf-8")
    found = []
    for block in source.split("=== ")[1:]:
        head, _, body = block.partition("\n")
        match = re.fullmatch(r"pattern=(\w+) roles=A:(\w+),B:(\w+) ending=(\w+)\s*", head)
        if not match:
            raise ValueError(f"{writer}/talks.txt: this head is not well formed: {head}")
        turns = tuple(
            (line[0], line[2:].strip()) for line in body.splitlines() if line[:2] in ("A:", "B:")
        )
        pattern, ending = _one(match[1], PATTERNS, writer), _one(match[4], ENDINGS, writer)
        found.append(Talk(writer, pattern, (match[2], match[3]), ending, turns))
    return found


def _rows(folder: Path, writer: str, name: str, *, fields: int) -> Iterator[tuple[str, list[str]]]:
    source = (folder / writer / name).read_text(encoding="utf-8")
    for number, line in enumerate(source.splitlines(), start=1):
        if line.strip():
            row = [field.strip() for field in line.split(" | ", fields - 1)]
            at = f"{writer}/{name}:{number}"
            if len(row) != fields or not row[-1]:
                raise ValueError(f"{at}: {fields} fields are wanted, with “ | ” between them")
            yield at, row


def _ids(written: str, allowed: tuple[str, ...], at: str) -> frozenset[str]:
    if written in ("none", "-"):
        return frozenset()
    return frozenset(_one(word.strip(), allowed, at) for word in written.split(","))


def _one(word: str, allowed: tuple[str, ...] | str, at: str) -> str:
    if word not in allowed:
        raise ValueError(f"{at}: {word!r} is not one of {', '.join(allowed)}")
    return word
