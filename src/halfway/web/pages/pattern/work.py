"""The work on one conversation, in a thread of its own: reading the file, then what two people wrote."""

from __future__ import annotations

import re
import threading
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

from halfway.errors import HalfwayError
from halfway.importers.contained import Reading
from halfway.importers.record import ChoiceNeededError, Choices
from halfway.importers.source import Source
from halfway.patterns.found import Found
from halfway.patterns.talk import speakers_of
from halfway.workflows import talk
from halfway.workflows.talk import Asked, Between, Gathered

_HIDDEN = re.compile("[\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff\u00ad]")
"""Marks that turn or hide what is beside them, so that one name can look like another."""


class _StoppedError(HalfwayError):
    """Nobody waits for this any more."""


class Work:
    """One conversation on its way from a file to what is found in it.

    `stage` is "file" and "words" while something runs; "choice" and "who" while a person must
    choose; "found" at the end, or "failed" with `problem`. All of it is in memory only.
    """

    def __init__(self, source: Source) -> None:
        self.stage = "file"
        self.problem = ""
        self.asks: ChoiceNeededError | None = None
        self.gathered: Gathered | None = None
        self.names: list[str] = []
        self.found: Found | None = None
        self.done = self.total = 0
        self._source: Source | None = source
        self._choices = Choices()
        self._asked = Asked()
        self._between: Between | None = None
        self._reading: Reading | None = None
        self._is_stopped = False
        self._go(self._read_file)

    def stop(self) -> None:
        """End what runs, and let go of every word."""
        self._is_stopped = True
        if self._reading is not None:
            self._reading.close()
        self._reading = None
        self._source = self.gathered = self.found = self._between = None

    @property
    def shown_names(self) -> list[str]:
        """The names, with marks that cannot be seen written out: two that look alike are not one."""
        return [_HIDDEN.sub(lambda mark: f"[U+{ord(mark[0]):04X}]", name) for name in self.names]

    @property
    def is_busy(self) -> bool:
        """Whether something runs."""
        return self.stage in ("file", "words")

    def choose(self, option: str) -> None:
        """Answer what the file alone does not tell: which chat, or which order of day and month."""
        if self.asks is None or option not in self.asks.options:
            return
        if option in ("day-first", "month-first"):
            self._choices = replace(self._choices, dates=option)  # type: ignore[arg-type]
        else:
            self._choices = replace(self._choices, chat=option)
        self.stage = "file"
        self._go(self._read_file)

    def choose_two(self, *, me: tuple[str, ...], them: tuple[str, ...]) -> str:
        """Say who is who, and go on; gives what is wrong with it, if anything."""
        known = set(self.names)
        if not me or not them:
            return "nobody"
        if set(me) & set(them) or not set(me) | set(them) <= known:
            return "both"
        self._asked = Asked(me, them)
        self.stage, self.done = "words", 0
        self._go(self._read_words)
        return ""

    def look_again(self, *, gap: timedelta | None = None, danger_was_seen: bool = False) -> None:
        """Find again, with another gap, or after somebody has read what may tell of danger."""
        seen = danger_was_seen or self._asked.danger_was_seen
        self._asked = replace(self._asked, gap=gap or self._asked.gap, danger_was_seen=seen)
        if self._between is not None:
            self.found = self._between.found(gap=self._asked.gap, danger_was_seen=seen)

    def start_over(self) -> None:
        """Back to the question who is who."""
        self.stage, self.found, self._between = "who", None, None
        self._asked = Asked()

    def _go(self, part: Callable[[], None]) -> None:
        threading.Thread(target=self._run, args=(part,), daemon=True).start()

    def _run(self, part: Callable[[], None]) -> None:
        try:
            part()
        except _StoppedError:
            pass
        except ChoiceNeededError as error:
            self.asks, self.stage = error, "choice"
        except HalfwayError as error:
            self.problem, self.stage = str(error), "failed"
        except MemoryError:
            self.problem, self.stage = "This conversation is too large for this machine.", "failed"
        except Exception:  # Whatever it was, whoever waits must hear that it ended.
            self.problem, self.stage = (
                "Something in Halfway broke. This talk was not read.",
                "failed",
            )

    def _read_file(self) -> None:
        if self._source is None:
            raise _StoppedError
        reading = self._reading = talk.open_export(self._source, choices=self._choices)
        if self._is_stopped:
            raise _StoppedError
        gathered = talk.gathered_from(reading)
        self._reading = None
        names = speakers_of(gathered.messages)
        if len(names) < 2:
            raise _one_voice(names)
        if self._is_stopped:
            raise _StoppedError
        self.gathered, self.names, self.total = gathered, names, len(gathered.messages)
        self._source, self.stage = None, "who"

    def _read_words(self) -> None:
        if self.gathered is None:
            raise _StoppedError
        between = talk.read_between(self.gathered, self._asked, on_progress=self._note)
        found = between.found()
        if self._is_stopped:
            raise _StoppedError
        self._between, self.found, self.stage = between, found, "found"

    def _note(self, done: int) -> None:
        if self._is_stopped:
            raise _StoppedError
        self.done = done


def _one_voice(names: list[str]) -> HalfwayError:
    who = f"Only {names[0]} speaks in it." if names else "There is no message in it."
    return HalfwayError(f"{who} A pattern needs the words of two people.")
