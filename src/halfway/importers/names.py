"""Tells the names of speakers from other words that stand before a colon or a time."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

MOST_HEADS = 100_000
"""So many different heads are counted; a text with more of them is no talk."""
_SHOWN = 3


@dataclass(slots=True)
class Heads:
    """What stands where a name may stand, counted in a first pass over a file.

    Spellings that differ in large and small letters or blanks only are one head.
    """

    counts: Counter[str] = field(default_factory=Counter)
    _spelled: dict[str, str] = field(default_factory=dict)
    _sure: set[str] = field(default_factory=set)

    def add(self, head: str, *, sure: bool = False) -> None:
        """One more; `sure` where the file itself says that this is a speaker."""
        folded = _folded(head)
        if folded not in self._spelled:
            if len(self._spelled) >= MOST_HEADS:
                return
            self._spelled[folded] = head.strip()
        self.counts[folded] += 1
        if sure:
            self._sure.add(folded)

    def names(self) -> Names:
        """The heads that are names: the sure ones, and those that come back.

        Where these are fewer than two, also those seen once that are written as names are, and
        where that is not enough, all: in a talk of two lines nobody comes back.
        """
        known = self._sure | {head for head, count in self.counts.items() if count > 1}
        once = [head for head in self.counts if head not in known]
        doubtful: list[str] = []
        for more in ([one for one in once if is_like_name(self._spelled[one])], once):
            if len(known) < 2:
                doubtful = more
                known = known | set(more)
        return Names(
            {one: self._spelled[one] for one in self._spelled if one in known},
            tuple(self._spelled[one] for one in doubtful) if len(known) > 2 else (),
        )

    def said_by(self, names: Names) -> int:
        """How many of the heads are these names."""
        return sum(count for head, count in self.counts.items() if names.has(head))


class Names:
    """The speakers of a file; what looks like one and is none is counted for a warning."""

    def __init__(self, spelled: Mapping[str, str], doubtful: Iterable[str] = ()) -> None:
        self._spelled = spelled
        self._doubtful = tuple(doubtful)
        self._others = 0
        self._examples: dict[str, None] = {}

    def __len__(self) -> int:
        """How many speakers there are."""
        return len(self._spelled)

    def has(self, head: str) -> bool:
        """Whether this head is a speaker."""
        return _folded(head) in self._spelled

    def speaker(self, head: str) -> str | None:
        """The speaker as first spelled, or None for other words, which are counted."""
        found = self._spelled.get(_folded(head))
        if found is None:
            self._others += 1
            if len(self._examples) < _SHOWN:
                self._examples[head.strip()] = None
        return found

    def warnings(self) -> list[str]:
        """What a person should look at, in sentences."""
        found = []
        if self._others:
            lines = "1 line looks" if self._others == 1 else f"{self._others} lines look"
            examples = ", ".join(f'"{one}"' for one in self._examples)
            found.append(
                f"Please check: {lines} like the beginning of a turn, but what stands in front "
                f"seems to be no name ({examples}). The words were kept with the person before."
            )
        if self._doubtful:
            shown = ", ".join(f'"{one}"' for one in self._doubtful[:_SHOWN])
            found.append(f"Please check whether these are people, each is named once: {shown}.")
        return found


def is_like_name(head: str) -> bool:
    """Whether no word of it begins with a small letter."""
    return not any(word[0].islower() for word in head.split())


def _folded(head: str) -> str:
    return " ".join(head.split()).casefold()
