"""What is done with a talk: open an export, gather it, read two people, find their pattern."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

from halfway.conversation import Coded
from halfway.engine.bulk import coded
from halfway.errors import BadTextError
from halfway.importers.contained import Reading as OpenExport
from halfway.importers.contained import read as read_export
from halfway.importers.record import NO_CHOICES, ChoiceNeededError, Choices
from halfway.importers.source import Source
from halfway.patterns.found import Found, found_in
from halfway.patterns.message import Message
from halfway.patterns.talk import speakers_of, two_of

MOST_UNREAD = 50
"""So many lines that were not understood are kept to be shown."""
PROGRESS_EVERY = 64


def open_export(
    source: str | Source, *, format: str | None = None, choices: Choices = NO_CHOICES
) -> OpenExport:
    """The export at this path, to iterate over; see `halfway.importers.contained`."""
    if isinstance(source, str):
        source = Source.of_file(Path(source))
    return read_export(source, named=format, choices=choices)


@dataclass(frozen=True, slots=True)
class Gathered:
    """An export in memory: its messages, how many records of other kinds there are (`left_out`),
    and the first lines that were not understood."""

    format: str
    messages: Sequence[Message]
    left_out: Mapping[str, int]
    unread: tuple[str, ...]
    warnings: tuple[str, ...]


def gather(
    source: str | Source, *, format: str | None = None, choices: Choices = NO_CHOICES
) -> Gathered:
    """Read a whole export; raises `ChoiceNeededError` where a person must choose."""
    return gathered_from(open_export(source, format=format, choices=choices))


def gathered_from(reading: OpenExport) -> Gathered:
    """All of an export that was opened; whoever holds `reading` can stop this by closing it."""
    messages: list[Message] = []
    unread: list[str] = []
    left_out = Counter[str]()
    # People say the same things again and again: each is held once, and a name is.
    same: dict[str, str] = {}
    for one in reading:
        if one.kind == "message":
            speaker, text = (same.setdefault(words, words) for words in (one.speaker, one.text))
            messages.append(Message(one.at, speaker, text))
            continue
        left_out[one.kind] += 1
        if one.kind == "unread" and len(unread) < MOST_UNREAD:
            unread.append(one.text)
    return Gathered(
        reading.format, messages, dict(left_out), tuple(unread), tuple(reading.warnings)
    )


@dataclass(frozen=True, slots=True)
class Asked:
    """Whose pattern is looked for, and how: `me` and `them` are the names of each in the file (one
    person may have several); `gap` parts episodes; `danger_was_seen` says that somebody has read
    the words that may tell of danger."""

    me: tuple[str, ...] = ()
    them: tuple[str, ...] = ()
    gap: timedelta | None = None
    danger_was_seen: bool = False


@dataclass(frozen=True, slots=True)
class Between:
    """The messages of two people, with the code of each; what is found in them can be asked for
    again, with another gap, without reading them anew."""

    me: str
    them: str
    messages: Sequence[Message]
    codes: Sequence[Coded]
    left_out: int
    others: int

    def found(self, *, gap: timedelta | None = None, danger_was_seen: bool = False) -> Found:
        """All that is found between the two."""
        return found_in(
            self.messages,
            self.codes,
            me=self.me,
            gap=gap,
            missing={"left_out": self.left_out, "others": self.others},
            danger_was_seen=danger_was_seen,
        )


def read_between(
    gathered: Gathered, asked: Asked, *, on_progress: Callable[[int], None] = lambda done: None
) -> Between:
    """Read what two people wrote; `on_progress` is told how many messages are done.

    Raises `ChoiceNeededError` when it is not said who "me" is, or who of several is the other.
    """
    me, them = _who(gathered.messages, asked)
    two = two_of(gathered.messages, me=me, them=them)
    codes = []
    for one in coded(message.text for message in two):
        codes.append(one)
        if len(codes) % PROGRESS_EVERY == 0:
            on_progress(len(codes))
    others = len(gathered.messages) - len(two)
    return Between(me[0], them[0], two, codes, sum(gathered.left_out.values()), others)


@dataclass(frozen=True, slots=True)
class FoundIn:
    """What is found in a file: the names of the two in it, and what its reading warned of."""

    me: str
    them: str
    found: Found
    warnings: tuple[str, ...]


def find_pattern(
    file: str,
    *,
    asked: Asked,
    format: str | None = None,
    choices: Choices = NO_CHOICES,
    on_progress: Callable[[int], None] = lambda done: None,
) -> FoundIn:
    """All that is found between two people in a file; raises and tells like `read_between`."""
    gathered = gather(file, format=format, choices=choices)
    between = read_between(gathered, asked, on_progress=on_progress)
    found = between.found(gap=asked.gap, danger_was_seen=asked.danger_was_seen)
    return FoundIn(between.me, between.them, found, gathered.warnings)


def _who(messages: Sequence[Message], asked: Asked) -> tuple[tuple[str, ...], tuple[str, ...]]:
    names = speakers_of(messages)
    if not asked.me:
        raise ChoiceNeededError("speaker who is you (--me)", tuple(names))
    for name in (*asked.me, *asked.them):
        if name not in names:
            raise BadTextError(
                f"There is no message of {name!r} in this conversation. These wrote: "
                f"{', '.join(names)}."
            )
    others = tuple(name for name in names if name not in asked.me)
    if not asked.them and len(others) > 1:
        raise ChoiceNeededError("other speaker (--them)", others)
    return asked.me, asked.them or others
