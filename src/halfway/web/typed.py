"""What was typed into the coach, as it comes with a form."""

from __future__ import annotations

from django.http import HttpRequest

from halfway.engine.builder import SLOTS
from halfway.vault.kinds.draft import Draft


def draft_in(request: HttpRequest) -> Draft:
    """The draft of a form of the coach, or one that carries it along."""
    sent = request.POST
    return Draft(
        text=clean(sent.get("draft", "")),
        mode=sent.get("mode", "ask"),
        theirs=clean(sent.get("theirs", "")),
        slots={slot: words for slot in SLOTS if (words := clean(sent.get(slot, "")))},
    )


def clean(text: str) -> str:
    """The text with the line ends of the page, not those of a form that was sent."""
    return text.replace("\r\n", "\n").replace("\r", "\n")
