"""A draft: words to the partner that are not said yet, with all that was typed beside them."""

from __future__ import annotations

from dataclasses import dataclass, field

from halfway.vault.kinds import kind

_TITLE_WORDS = 9


@kind("draft")
@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """What stands in the coach: the draft, what it is for, their message, the builder's answers."""

    text: str = ""
    mode: str = "ask"
    theirs: str = ""
    slots: dict[str, str] = field(default_factory=dict)

    def title(self) -> str:
        """The first words, to know it by in a list."""
        words = (self.text or self.theirs or " ".join(self.slots.values())).split()
        return " ".join(words[:_TITLE_WORDS]) + (" …" if len(words) > _TITLE_WORDS else "")

    def is_empty(self) -> bool:
        """Whether nothing was typed."""
        return not (self.text + self.theirs + "".join(self.slots.values())).strip()
