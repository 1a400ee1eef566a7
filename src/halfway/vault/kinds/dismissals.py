"""The flags of the coach that a person waved away, and the rules that they switched off."""

from __future__ import annotations

from dataclasses import dataclass

from halfway.vault.kinds import kind


@kind("dismissals")
@dataclass(frozen=True, slots=True, kw_only=True)
class Dismissals:
    """(rule, sentence) hidden once, (rule, words) hidden always, and rules that are off."""

    once: tuple[tuple[str, str], ...] = ()
    always: tuple[tuple[str, str], ...] = ()
    rules: tuple[str, ...] = ()

    def title(self) -> str:
        """A name for the export."""
        return "Flags that I do not want to see"
