"""Where a name ends in a WhatsApp export, learned from all its lines: names may hold colons too."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache

from halfway.importers.whatsapp_words import INVISIBLE

_CUT = re.compile(r":(?=[ .\u200e\u200f]|$)")
"""A name ends at a colon with a blank behind it, not at the one of "Kim :)"."""
_LONGEST_PART = 40
_MOST_PARTS = 8
_NEARLY_ALWAYS = 0.9
_OFTEN = 3
_SENTENCE = 4


@dataclass(frozen=True, slots=True)
class Names:
    """Who writes in one file.

    `shown` gives the name to show for what stands before the colon, `parted` for names in two
    parts ("Work: Kim") the second parts there are.
    """

    shown: Mapping[str, str]
    parted: Mapping[str, frozenset[str]]

    def cut(self, rest: str) -> tuple[str, str] | None:
        """The speaker and the words of a line after its head; None for a line of the app's own."""
        written, colon, words = rest.partition(": ")
        name = self.shown.get(written) if colon else None
        if name is None:
            return self._looked_at_closely(rest)
        if written in self.parted:
            second, _, after = words.partition(": ")
            if second in self.parted[written]:
                return name_of(f"{written}: {second}"), after
        return name, words

    def with_colons(self) -> list[str]:
        """The names in two parts, as they are shown."""
        return sorted(
            name_of(f"{one}: {part}") for one, parts in self.parted.items() for part in parts
        )

    def _looked_at_closely(self, rest: str) -> tuple[str, str] | None:
        """The same, for a line without a blank behind the colon ("Kim:see this")."""
        written, colon, words = rest.partition(":")
        name = self.shown.get(written) if colon else None
        if name is None and (match := _CUT.search(rest)):
            name, words = self.shown.get(rest[: match.start()]), rest[match.end() :]
        return None if name is None else (name, words.removeprefix(" "))


@dataclass(slots=True)
class Seen:
    """What stands before the colons of a file, counted while its lines are looked at."""

    firsts: Counter[str] = field(default_factory=Counter)
    seconds: defaultdict[str, Counter[str]] = field(default_factory=lambda: defaultdict(Counter))

    def look(self, rest: str) -> None:
        """Count one line, given without its head."""
        first, _, words = rest.partition(": ")
        if first not in self.firsts:
            match = _CUT.search(rest)
            if match is None:
                return
            first, words = rest[: match.start()], rest[match.end() + 1 :]
        self.firsts[first] += 1
        colon = words.find(": ", 1, _LONGEST_PART)
        if colon > 0 and not words.startswith("http", colon + 2):
            self.seconds[first][words[:colon]] += 1

    def names(self) -> Names:
        """The names, once all lines were looked at."""
        people = {
            written: name_of(written)
            for written, count in self.firsts.items()
            if not self._is_more_than_a_name(written, count)
        }
        return Names(people, {one: parts for one in people if (parts := self._parts_of(one))})

    def _is_more_than_a_name(self, written: str, count: int) -> bool:
        """Whether this is a sentence of the app's, or a name with the first words behind it."""
        if count >= _OFTEN:
            return False
        front, colon, _ = written.partition(":")
        if (colon and self.firsts[front] > count) or _is_quotation_open(written):
            return True
        words = written.split(" ")
        begins = (" ".join(words[:end]) for end in range(1, min(len(words) - _SENTENCE, 6) + 1))
        return any(self.firsts[one] > count for one in begins)

    def _parts_of(self, first: str) -> frozenset[str]:
        """The second parts, where this is (nearly) always followed by one of a few."""
        count, seconds = self.firsts[first], self.seconds.get(first, Counter())
        often = seconds.most_common(_MOST_PARTS)
        if len(seconds) < count and sum(n for _, n in often) >= _NEARLY_ALWAYS * count:
            return frozenset(one for one, _ in often)
        return frozenset()


@lru_cache(maxsize=256)
def name_of(written: str) -> str:
    """A speaker's name without the signs that cannot be seen, and without the ~ of strangers."""
    name = INVISIBLE.sub("", written).replace("\u202f", " ").replace("\u00a0", " ")
    return name.removeprefix("~").strip()


def _is_quotation_open(written: str) -> bool:
    """Whether the colon behind this stands in quotation marks, as in: the group "Trip: Rome"."""
    return (
        written.count('"') % 2 == 1
        or sum(written.count(mark) for mark in "“”„") % 2 == 1
        or written.count("«") > written.count("»")
        or written.count("「") > written.count("」")
    )
