"""How long answers take, with nights and work hours left out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, time, timedelta

import numpy as np

DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Mask:
    """Hours in which nobody is expected to answer: `start` to `end`, over midnight if need be.

    `weekdays` are those on which it begins (0 is Monday).
    """

    start: time
    end: time
    weekdays: tuple[int, ...] = (0, 1, 2, 3, 4, 5, 6)


NIGHT = Mask(time(23), time(7))
WORK = Mask(time(9), time(17), (0, 1, 2, 3, 4))


@dataclass(frozen=True, slots=True)
class Latency:
    """`count` answers; seconds of the quarter, the middle and the three-quarter one."""

    count: int
    quarter: float
    median: float
    three_quarters: float


def latency(
    asked: Sequence[datetime], answered: Sequence[datetime], masks: Sequence[Mask] = (NIGHT,)
) -> Latency:
    """How long the answers took that can be judged; all zeros when there are none.

    An answer to words that were sent within a mask is not judged at all; from the others the
    masked time is taken off.
    """
    seconds = [
        awake(start, end, masks)
        for start, end in zip(asked, answered, strict=True)
        if not any(_covers(mask, start) for mask in masks)
    ]
    if not seconds:
        return Latency(0, 0.0, 0.0, 0.0)
    low, middle, high = np.percentile(seconds, [25, 50, 75])
    return Latency(len(seconds), float(low), float(middle), float(high))


def awake(start: datetime, end: datetime, masks: Sequence[Mask] = (NIGHT,)) -> float:
    """Seconds from `start` to `end` outside the masks; never below 0."""
    spans = sorted(span for mask in masks for span in _spans(mask, start, end))
    left = max((end - start).total_seconds(), 0.0)
    upto = start
    for span in spans:
        begin, stop = max(span[0], upto), min(span[1], end)
        if stop > begin:
            left -= (stop - begin).total_seconds()
            upto = stop
    return max(left, 0.0)


def _covers(mask: Mask, at: datetime) -> bool:
    return any(begin <= at < stop for begin, stop in _spans(mask, at, at + timedelta(seconds=1)))


def _spans(mask: Mask, start: datetime, end: datetime) -> list[tuple[datetime, datetime]]:
    """The times that the mask takes between the day before `start` and `end`."""
    found = []
    day = datetime.combine(start.date() - DAY, time(), start.tzinfo)
    while day <= end:
        if day.weekday() in mask.weekdays:
            begin = datetime.combine(day.date(), mask.start, start.tzinfo)
            stop = datetime.combine(day.date(), mask.end, start.tzinfo)
            found.append((begin, stop if stop > begin else stop + DAY))
        day += DAY
    return found
