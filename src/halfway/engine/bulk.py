"""Codes a long stream of messages: in order, on all cores, identical ones once, in bounded memory."""

from __future__ import annotations

import os
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from dataclasses import dataclass, field
from itertools import chain, islice
from multiprocessing import get_context

from halfway.conversation import Coded
from halfway.engine.model import THREADS
from halfway.engine.trained_reader import default_reader
from halfway.errors import HalfwayError

_CHUNK = 2048
_REMEMBERED = 60_000
_SHORT = 200
"""Code points; only short messages come again and again, so only they are remembered."""


@dataclass(frozen=True, slots=True)
class _Job:
    """Messages in order; `held` has those that are known, `earlier` the job that reads those that
    came shortly before, and `fresh` will have those that are new."""

    chunk: list[str]
    held: dict[str, Coded]
    earlier: dict[str, _Job]
    new: list[str]
    found: Future[list[Coded]]
    fresh: dict[str, Coded] = field(default_factory=dict)


def coded(messages: Iterable[str]) -> Iterator[Coded]:
    """The codes of each message, in order.

    An error of the stream is raised after the codes of what came before it.
    """
    chunks = _chunks(messages)
    for chunk in chunks:
        if len(chunk) == _CHUNK:
            yield from _on_all_cores(chain([chunk], chunks))
        else:
            yield from _in_order(chunk)


def _chunks(messages: Iterable[str]) -> Iterator[list[str]]:
    """Messages in lists of 1, 2, 4 … up to `_CHUNK`, so that the first ones need not wait.

    What came before an error of the stream is handed over before it is raised.
    """
    size = 1
    stream = iter(messages)
    chunk: list[str] = []
    failed: Exception | None = None
    while not failed:
        try:
            chunk.append(next(stream))
        except StopIteration:
            break
        except Exception as error:  # whatever it is, it is raised again below
            failed = error
        if len(chunk) == size:
            yield chunk
            chunk, size = [], min(2 * size, _CHUNK)
    if chunk:
        yield chunk
    if failed:
        raise failed


def _on_all_cores(chunks: Iterator[list[str]]) -> Iterator[Coded]:
    cores = os.cpu_count() or 1
    known: dict[str, Coded] = {}
    read: dict[str, _Job] = {}
    waiting: deque[_Job] = deque()
    with ProcessPoolExecutor(cores, mp_context=get_context("spawn"), initializer=_alone) as pool:
        try:
            for chunk in chunks:
                held = {one: known[one] for one in chunk if one in known}
                earlier = {one: read[one] for one in chunk if one in read}
                new = [
                    one for one in dict.fromkeys(chunk) if one not in held and one not in earlier
                ]
                job = _Job(chunk, held, earlier, new, pool.submit(_code, new))
                read.update((one, job) for one in new if len(one) <= _SHORT)
                waiting.append(job)
                if len(waiting) > 2 * cores:
                    yield from _finished(waiting.popleft(), known, read)
        except HalfwayError:
            while waiting:
                yield from _finished(waiting.popleft(), known, read)
            raise
        while waiting:
            yield from _finished(waiting.popleft(), known, read)


def _finished(job: _Job, known: dict[str, Coded], read: dict[str, _Job]) -> Iterator[Coded]:
    """The codes of a chunk; short messages are remembered for the chunks that come."""
    job.fresh.update(zip(job.new, job.found.result(), strict=True))
    for message in job.chunk:
        code = job.fresh.get(message) or job.held.get(message)
        yield code or job.earlier[message].fresh[message]
    job.earlier.clear()  # or each job would hold on to all before it
    for message, one in job.fresh.items():
        if len(message) <= _SHORT:
            del read[message]
            known[message] = one
    for message in list(islice(known, max(len(known) - _REMEMBERED, 0))):
        del known[message]


def _in_order(messages: Sequence[str]) -> Iterator[Coded]:
    distinct = list(dict.fromkeys(messages))
    found = dict(zip(distinct, default_reader().code(distinct), strict=True))
    return (found[message] for message in messages)


def _alone() -> None:
    """One thread a process: all cores are busy with a process each."""
    os.environ[THREADS] = "1"


def _code(messages: list[str]) -> list[Coded]:
    return default_reader().code(messages)
