"""The settings screen as it is shown after every change."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from halfway.engine.codebook import load_codebook
from halfway.vault.account import has_recovery_key
from halfway.vault.kinds.preferences import IDLE_MINUTES
from halfway.vault.vault import Vault
from halfway.web.preferences import kept_preferences
from halfway.web.store import queries
from halfway.web.visit import dismissals_of


def screen(request: HttpRequest, vault: Vault, *, status: int = 200, **told: Any) -> HttpResponse:
    """The page, with `says` where something was done or `problem` where it was not."""
    dismissals = dismissals_of(request)
    says = {rule.id: rule.says for rule in load_codebook().rules}
    context = {
        "kept": kept_preferences(vault),
        "minutes": IDLE_MINUTES,
        "is_discreet_here": queries.is_discreet(),
        "has_words": has_recovery_key(vault),
        "rules_off": [(rule, says.get(rule, rule)) for rule in dismissals.rules],
        "words_off": dismissals.always,
        "many_off": len(dismissals.once),
    }
    return render(request, "settings/show.html", context | told, status=status)
