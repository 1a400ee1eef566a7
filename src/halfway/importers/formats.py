"""All importers, and which one a file is for."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Protocol

from halfway.errors import BadTextError
from halfway.importers import (
    captions,
    discord,
    imessage,
    imessage_database,
    mail,
    meta,
    rows,
    signal,
    sms,
    telegram,
    transcript,
    whatsapp,
)
from halfway.importers.record import Choices, Record, Warn
from halfway.importers.source import Source


class Importer(Protocol):
    """What a module must have to be an importer: a name, `detect` and `read`."""

    NAME: str

    def detect(self, source: Source) -> bool:
        """Whether this file is for it."""

    def read(self, source: Source, choices: Choices, warn: Warn) -> Iterator[Record]:
        """The records."""


IMPORTERS: dict[str, Importer] = {
    one.NAME: one
    for one in (
        imessage_database,
        sms,
        discord,
        telegram,
        meta,
        signal,
        mail,
        captions,
        imessage,
        rows,
        whatsapp,
        transcript,
    )
}
"""By name, the surest to recognise first: a transcript is the guess of last resort."""


def importer_for(source: Source, *, named: str | None = None) -> Importer:
    """The importer for this file, or the one with this name.

    Raises `BadTextError` for a file that none knows and for a name that there is not.
    """
    if named is not None:
        if named not in IMPORTERS:
            raise BadTextError(f"There is no format {named!r}. There are: {', '.join(IMPORTERS)}.")
        return IMPORTERS[named]
    for one in IMPORTERS.values():
        if one.detect(source):
            return one
    raise BadTextError(
        f"{source.name}: this is no export that Halfway knows ({', '.join(IMPORTERS)}). If you typed "
        "it yourself, begin each line with a name and a colon."
    )
