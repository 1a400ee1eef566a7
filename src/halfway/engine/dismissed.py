"""Lets a person wave a flag away: once, always for the same words, or the whole rule."""

from __future__ import annotations

from dataclasses import dataclass, field

from halfway.text import canonical_form


@dataclass(frozen=True, slots=True)
class Dismissed:
    """The flags that a person does not want to see.

    `once` holds (rule, sentence) pairs, `always` holds (rule, words) pairs, both canonical;
    `rules` holds ids of rules that are switched off.
    """

    once: frozenset[tuple[str, str]] = field(default=frozenset())
    always: frozenset[tuple[str, str]] = field(default=frozenset())
    rules: frozenset[str] = field(default=frozenset())

    def hides(self, *, rule: str, words: str, sentence: str) -> bool:
        """Whether a finding of `rule` at `words` in `sentence` is to be left out."""
        if rule in self.rules:
            return True
        if self.always and (rule, canonical_words(words)) in self.always:
            return True
        return bool(self.once) and (rule, canonical_words(sentence)) in self.once


NOTHING_DISMISSED = Dismissed()


def canonical_words(text: str) -> str:
    """The words of a text as flags are remembered by: canonical, without marks at the ends."""
    return canonical_form(text)[0].strip(" .!?,;:'\"")
