"""Reads captions of recorded talks: WebVTT (Zoom, Teams) and SRT, with names before the words."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import datetime, timedelta
from html import unescape

from halfway.importers.names import Heads, Names
from halfway.importers.record import Choices, Record, Warn
from halfway.importers.source import Source

NAME = "captions"
START = datetime(2000, 1, 1)  # noqa: DTZ001
"""Captions name no day: times count from this one, so that gaps are right."""
_CUE = re.compile(r"(?:(\d{1,3}):)?(\d{2}):(\d{2})[.,](\d{3}) -->")
_VOICE = re.compile(r"<v(?:\.[\w.]{1,40})?[ \t]{1,8}([^>\n]{1,80})>|</v>")
_TAG = re.compile(r"</?(?:[bciuv]|lang|ruby|rt|font)(?:[.\s][^<>\n]{0,120})?>|<[\d:.]{1,20}>")
_NAMED = re.compile(r"([^:\n]{1,60}):(?:\s+(.*)|)$", re.DOTALL)
_NO_TALK = ("WEBVTT", "NOTE", "STYLE", "REGION")


def detect(source: Source) -> bool:
    """Whether cues with times are in it."""
    head = source.head_text().lstrip()
    return head.startswith("WEBVTT") or bool(
        re.match(r"\d+\n(?:\d{1,3}:)?\d{2}:\d{2}[.,]\d{3} -->", head)
    )


def read(source: Source, choices: Choices, warn: Warn) -> Iterator[Record]:
    """The cues; those of one speaker that follow each other are one message.

    The file is gone through twice: first for the names, then for the words.
    """
    warn("Captions name no day: times are counted from the beginning of the talk.")
    names = _heads(source).names()
    speaker, began, said = "", START, list[str]()
    nameless = 0
    for at, lines in _cues(source):
        if at is None:
            yield Record(None, "", "\n".join(lines), "unread")
            continue
        is_named = False
        for voice, words in _parts(lines):
            who, text = _spoken(voice, words, names)
            if who is not None:
                is_named = not voice
                if who != speaker:
                    yield from _message(began, speaker, said)
                    speaker, began, said = who, at, []
            elif not speaker:
                yield Record(at, "", text, "unread")
                continue
            elif not is_named and not _NAMED.match(words):
                nameless += 1
            said.append(text)
    yield from _message(began, speaker, said)
    for sentence in (*_of_nameless(nameless), *names.warnings()):
        warn(sentence)


def _heads(source: Source) -> Heads:
    heads = Heads()
    for at, lines in _cues(source):
        if at is not None:
            for voice, words in _parts(lines):
                if voice:
                    heads.add(voice, sure=True)
                elif match := _NAMED.match(words):
                    heads.add(match[1])
    return heads


def _cues(source: Source) -> Iterator[tuple[datetime | None, list[str]]]:
    """The lines of each cue with its time; lines that stand in no cue come with None."""
    at: datetime | None = None
    lines: list[str] = []
    for line in source.lines():
        match = _CUE.match(line.strip())
        if match or not line.strip():
            # In front of a time stands the cue's own number or mark; where the blank line is
            # missing, it stands behind the words of the cue before.
            if match and lines and (at is None or lines[-1].strip().isdecimal()):
                del lines[-1]
            if lines and (at is not None or not lines[0].startswith(_NO_TALK)):
                yield at, lines
            at, lines = (_moment(match) if match else None), []
        else:
            lines.append(line)
    if lines and (at is not None or not lines[0].startswith(_NO_TALK)):
        yield at, lines


def _parts(lines: list[str]) -> Iterator[tuple[str, str]]:
    """What is said in a cue, piece by piece: the voice that a tag names, or "", and the words."""
    voice = ""
    for line in lines:
        place = 0
        for tag in (*_VOICE.finditer(line), None):
            words = unescape(_TAG.sub("", line[place : tag.start() if tag else None])).strip()
            if words:
                yield voice, words
            if tag:
                voice, place = unescape(tag[1] or "").strip(), tag.end()


def _spoken(voice: str, words: str, names: Names) -> tuple[str | None, str]:
    """Who speaks, or None where nobody is named, and what is said."""
    if voice:
        return names.speaker(voice), words
    match = _NAMED.match(words)
    who = names.speaker(match[1]) if match else None
    return who, (match[2] or "") if match and who else words


def _message(at: datetime, speaker: str, said: list[str]) -> Iterator[Record]:
    text = " ".join(said).strip()
    if text:
        yield Record(at, speaker, text)
    elif speaker:
        yield Record(at, "", f"{speaker}:", "unread")


def _of_nameless(count: int) -> Iterator[str]:
    if count:
        captions = "1 caption names" if count == 1 else f"{count} captions name"
        yield f"Please check: {captions} nobody. The words were kept with the person before."


def _moment(match: re.Match[str]) -> datetime:
    hours, minutes, seconds, thousandths = (int(one or 0) for one in match.groups())
    return START + timedelta(
        hours=hours, minutes=minutes, seconds=seconds, milliseconds=thousandths
    )
