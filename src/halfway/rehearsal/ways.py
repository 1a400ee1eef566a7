"""Ways through a rehearsal: which of those that were left are kept, and where two of them part."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Sequence
from typing import TypeVar

Way = TypeVar("Way", bound=Hashable)
Turns = Sequence[object]


def kept(left: Iterable[Way], now: Way, *, turns: Callable[[Way], Turns]) -> tuple[Way, ...]:
    """The ways that were left for the one `now`, the latest last: each once, and none that is but
    the beginning of another. `turns` gives the turns of a way."""
    ways = dict.fromkeys(way for way in left if way != now)
    every = [turns(way) for way in (*ways, now)]
    return tuple(way for way in ways if not any(_begins(one, turns(way)) for one in every))


def shared(one: Turns, other: Turns) -> int:
    """How many turns two ways have in common before they part."""
    pairs = enumerate(zip(one, other, strict=False))
    return next((n for n, (a, b) in pairs if a != b), min(len(one), len(other)))


def _begins(longer: Turns, way: Turns) -> bool:
    """Whether the way is no more than the beginning of a longer one."""
    return len(longer) > len(way) == shared(longer, way)
