"""What an importer gives for each thing that it finds in an export."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Literal, NamedTuple

from halfway.errors import HalfwayError

Warn = Callable[[str], None]
"""Takes a sentence about the whole file that a person should read."""

Kind = Literal["message", "media", "deleted", "notice", "unread"]


class Record(NamedTuple):
    """One message, or one thing that is none.

    `at` is the wall clock of the export, or None where it names no time. `kind` says what it is:
    a picture or a file without words, a message that was taken back, a line of the app's own, or
    a line that was not understood (then `text` is that line). Nothing is dropped: what is no
    message is counted and shown.
    """

    at: datetime | None
    speaker: str
    text: str
    kind: Kind = "message"


@dataclass(frozen=True, slots=True)
class Choices:
    """What a person has decided where a file alone does not tell.

    `chat` names one of several chats in an export; `dates` the order of day and month, as
    "day-first" or "month-first".
    """

    chat: str | None = None
    dates: Literal["day-first", "month-first"] | None = None


NO_CHOICES = Choices()


class ChoiceNeededError(HalfwayError, LookupError):
    """A file alone does not tell; `what` a person must choose, and the `options` there are."""

    def __init__(self, what: str, options: tuple[str, ...]) -> None:
        super().__init__(f"Choose the {what}: {', '.join(options)}.")
        self.what = what
        self.options = options
