"""The settings of the person who is here: kept in the vault, or those that hold for a guest."""

from __future__ import annotations

from django.http import HttpRequest

from halfway.errors import HalfwayError
from halfway.vault.kinds.preferences import Preferences
from halfway.vault.vault import Vault
from halfway.web.unlocked import vault_of


def preferences_of(request: HttpRequest) -> Preferences:
    """The settings of this visit; those of a guest where they cannot be read."""
    vault = vault_of(request)
    if vault is None:
        return Preferences()
    try:
        return kept_preferences(vault)
    except HalfwayError:
        return Preferences()


def kept_preferences(vault: Vault) -> Preferences:
    """The settings in a vault."""
    kept = vault.one(Preferences)
    return kept.content if kept else Preferences()
