"""Tells what somebody said from what imessage-exporter adds to a message in its text files."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import datetime

from halfway.importers.record import Record

_TIME = re.compile(r"([A-Z][a-z]{2} \d{1,2}, \d{4}) {1,2}(\d{1,2}:\d{2}:\d{2} [AP]M)")
_ANNOUNCED = re.compile(
    r" .{1,300}? (?:(?:re)?named the conversation|left the conversation|unsent a message"
    r"|(?:added|removed) .{1,300} (?:to|from) the conversation"
    r"|(?:changed|removed|set) the (?:group photo|chat background)|changed their phone number"
    r"|kept an audio message|performed unknown action|renamed the conversation to)\b"
)
_EDITED = re.compile(r"Edited [\w, ]{1,80} later: ?")
_UNSENT = re.compile(r".{1,200} unsent this message part(?: .{1,80} after sending)?!")
_TAPBACK = re.compile(
    r"(?:(?:Loved|Liked|Disliked|Laughed|Laughed at|Emphasized|Questioned|[^A-Za-z\s]{1,20}) by "
    r"|(?:\w{1,20} )?Sticker from ).{1,400}"
)
_TAPBACKS = ("Tapbacks:", "Reactions:")
_INSET = "    "
_OWN = frozenset(
    (
        "This message responded to an earlier message.",
        "This message was deleted from the conversation!",
        "Attachment missing!",
        "Started sharing location!",
        "Stopped sharing location!",
        "Handwritten messages are not yet supported!",
    )
)
"""The exporter's own sentences."""
_EFFECT = re.compile(
    "Sent with (?:Confetti|Echo|Fireworks|Balloons|Heart|Lasers|Shooting Start?|Sparkles|Spotlight"
    "|Slam|Loud|Gentle|Invisible Ink)"
)
_FILE = re.compile(
    "heic|heif|jpe?g|png|gif|webp|tiff|mov|mp4|m4v|3gp|caf|m4a|mp3|amr|aac|wav|pdf|vcf",
    re.IGNORECASE,
)
_FOLDERS = ("/", "~/", "./", "../", "attachments/")


def moment_and_rest(line: str) -> tuple[datetime, str] | None:
    """The time that a line begins with and what comes behind it; None where there is none."""
    match = _TIME.match(line)
    if match is None:
        return None
    try:
        at = datetime.strptime(f"{match[1]} {match[2]}", "%b %d, %Y %I:%M:%S %p")  # noqa: DTZ007
    except ValueError:
        return None
    return at, line[match.end() :]


def is_announcement(rest: str) -> bool:
    """Whether the words behind a time are the app's own, as for a new name of the chat."""
    return _ANNOUNCED.match(rest) is not None


@dataclass(slots=True)
class Said:
    """A message's `words`, the versions that were `taken_back`, and the lines that may be its own
    or those of a reply that is repeated below it (`doubtful`)."""

    words: list[str] = field(default_factory=list)
    taken_back: list[str] = field(default_factory=list)
    doubtful: list[str] = field(default_factory=list)
    _version: int = 0
    _place: str = "words"

    @classmethod
    def of(cls, lines: list[str]) -> Said:
        """What the lines below the speaker's say."""
        said = cls()
        for line, below in zip(lines, [*lines[1:], ""], strict=True):
            said._take(line, below)
        return said

    def records(self, at: datetime, speaker: str) -> list[Record]:
        """The message, behind what it was before it was edited."""
        found = [Record(at, speaker, text, "deleted") for text in self.taken_back]
        text = "\n".join(self.words).strip()
        if text or not found:
            found.append(Record(at, speaker, text, "message" if text else "media"))
        doubtful = "\n".join(self.doubtful).strip()
        return [*found, Record(at, "", doubtful, "unread")] if doubtful else found

    def _take(self, line: str, below: str) -> None:
        bare = line.strip()
        if line.startswith(_INSET) and moment_and_rest(line.removeprefix(_INSET)):
            self._place = "reply"
        elif self._goes_on(line) or _is_added(bare):
            return
        elif bare in _TAPBACKS and _TAPBACK.fullmatch(below.strip()):
            self._place = "tapbacks"
        elif self._place == "reply":
            # Older exporters move only a reply's first line in.
            self.doubtful.append(line)
        else:
            self._place = "words"
            self._say(line)

    def _goes_on(self, line: str) -> bool:
        """Whether the line belongs to the repeated reply, or to the hearts, that we are in."""
        if self._place == "reply":
            return line.startswith(_INSET) or not line.strip()
        in_tapbacks = self._place == "tapbacks"
        return in_tapbacks and (not line.strip() or _TAPBACK.fullmatch(line.strip()) is not None)

    def _say(self, line: str) -> None:
        edited = _EDITED.match(line)
        if _UNSENT.fullmatch(line.strip()):
            self.taken_back.append("")
        elif edited:
            self._take_back()
            self.words.append(line[edited.end() :])
        else:
            if moment_and_rest(line):
                self._version = len(self.words)
            self.words.append(line)

    def _take_back(self) -> None:
        earlier = "\n".join(self.words[self._version :]).strip()
        timed = moment_and_rest(earlier)
        self.taken_back.append(timed[1].strip() if timed else earlier)
        del self.words[self._version :]


def _is_added(line: str) -> bool:
    """Whether the exporter itself wrote the line, or it names a file."""
    return line in _OWN or _EFFECT.fullmatch(line) is not None or _is_file(line)


def _is_file(line: str) -> bool:
    """Whether a line is nothing but where a picture or a file lies."""
    _, dot, ending = line.rpartition(".")
    if not dot or "://" in line or not ending.isalnum():
        return False
    if line.startswith(_FOLDERS) and "/" in line[1:]:
        return len(ending) <= 30
    return " " not in line and _FILE.fullmatch(ending) is not None
