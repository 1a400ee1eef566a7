"""What is done with words: check a draft, read and code texts, hear an answer, build a draft."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from halfway.conversation import Coded, Reading
from halfway.engine.answer import Heard, heard_in
from halfway.engine.bring_home import brought_home
from halfway.engine.builder import Built, build
from halfway.engine.bulk import coded
from halfway.engine.dismissed import NOTHING_DISMISSED, Dismissed
from halfway.engine.soften import suggestions_for
from halfway.engine.trained_reader import default_reader
from halfway.errors import BadTextError

LONGEST_DRAFT = 250_000
"""Code points; a draft longer than a short novel is a file picked by mistake."""


def check(text: str, dismissed: Dismissed = NOTHING_DISMISSED) -> Reading:
    """A reading of one draft with suggestions; raises `BadTextError` for empty or endless text."""
    if not text.strip():
        raise BadTextError("There is no text to read. Type or paste what you want to say.")
    if len(text) > LONGEST_DRAFT:
        raise BadTextError(
            f"This text has {len(text):,} characters; a draft may have {LONGEST_DRAFT:,}."
            " Check a part of it, or use “halfway code” for many messages."
        )
    reader = default_reader()
    reading = reader.read([text], dismissed)[0]
    return replace(reading, suggestions=suggestions_for(reading, reader))


def read(texts: Sequence[str]) -> list[Reading]:
    """A reading of each text, in order, without suggestions; an empty text has an empty reading."""
    return default_reader().read(texts)


def code(messages: Iterable[str]) -> Iterator[Coded]:
    """Codes of a stream of messages, in order, in bounded memory, on all cores when there are many."""
    return coded(messages)


def bring_home(reading: Reading) -> tuple[str, ...]:
    """Drafts that own and invite, for a reading with a diagnosis of the partner."""
    return brought_home(reading)


def hear(text: str) -> Heard:
    """What the partner's message asks and tells, with beginnings for an answer."""
    return heard_in(check(text))


def build_draft(*, feeling: str, about: str, need: str, ask: str, view: str) -> Built:
    """A draft from the five answers of the guided builder."""
    return build(feeling=feeling, about=about, need=need, ask=ask, view=view)
