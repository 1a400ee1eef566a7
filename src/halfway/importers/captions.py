"""Reads captions of recorded talks: WebVTT (Zoom, Teams) and SRT, with names before the words."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import datetime, timedelta
from html import unescape

from halfway.importers.record import Choices, Record, Warn
from halfway.importers.source import Source

NAME = "captions"
START = datetime(2000, 1, 1)  # noqa: DTZ001
"""Captions name no day: times count from this one, so that gaps are right."""
_CUE = re.compile(r"(?:(\d{1,3}):)?(\d{2}):(\d{2})[.,](\d{3}) -->")
_VOICE = re.compile(r"<v(?:\.[\w.]{1,40})? ([^>\n]{1,80})>")
_TAG = re.compile(r"<[^<>\n]{0,120}>")
_NAMED = re.compile(r"([^:\n]{1,60}): (.*)", re.DOTALL)


def detect(source: Source) -> bool:
    """Whether cues with times are in it."""
    head = source.head_text().lstrip()
    return head.startswith("WEBVTT") or bool(
        re.match(r"\d+\n(?:\d{1,3}:)?\d{2}:\d{2}[.,]\d{3} -->", head)
    )


def read(source: Source, choices: Choices, warn: Warn) -> Iterator[Record]:
    """The cues; those of one speaker that follow each other are one message."""
    warn("Captions name no day: times are counted from the beginning of the talk.")
    last: Record | None = None
    for at, words in _cues(source):
        speaker, text = _spoken(words)
        if not speaker:
            if last is None:
                yield Record(at, "", text, "unread")
            else:
                last = last._replace(text=f"{last.text} {text}")
        elif last is not None and last.speaker == speaker:
            last = last._replace(text=f"{last.text} {text}")
        else:
            if last is not None:
                yield last
            last = Record(at, speaker, text)
    if last is not None:
        yield last


def _cues(source: Source) -> Iterator[tuple[datetime, str]]:
    at: datetime | None = None
    words: list[str] = []
    for line in source.lines():
        match = _CUE.match(line.strip())
        if match or not line.strip():
            if at is not None and words:
                yield at, "\n".join(words)
            at, words = (_moment(match) if match else None), []
        elif at is not None:
            words.append(line)
    if at is not None and words:
        yield at, "\n".join(words)


def _moment(match: re.Match[str]) -> datetime:
    hours, minutes, seconds, thousandths = (int(one or 0) for one in match.groups())
    return START + timedelta(
        hours=hours, minutes=minutes, seconds=seconds, milliseconds=thousandths
    )


def _spoken(words: str) -> tuple[str, str]:
    voice = _VOICE.search(words)
    text = unescape(_TAG.sub("", words)).replace("\n", " ").strip()
    if voice:
        return voice[1].strip(), text
    named = _NAMED.match(text)
    return (named[1].strip(), named[2].strip()) if named else ("", text)
