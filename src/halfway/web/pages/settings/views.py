"""Changes settings and ways in; each answers with the settings and what was done."""

from __future__ import annotations

from dataclasses import replace

from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_POST, require_safe

from halfway.errors import HalfwayError
from halfway.vault.account import (
    DOES_NOT_OPEN,
    change_passphrase,
    is_passphrase_of,
    opens_with,
    revoke_recovery_key,
)
from halfway.vault.kinds.preferences import IDLE_MINUTES
from halfway.vault.rotation import rotate
from halfway.vault.vault import Vault
from halfway.web.pages.settings.screen import screen
from halfway.web.preferences import kept_preferences
from halfway.web.store import actions
from halfway.web.store.troubles import told
from halfway.web.unlocked import hold_keys, set_idle_minutes, with_vault
from halfway.web.visit import dismissals_of, keep_dismissals


@require_safe
@with_vault
def show(request: HttpRequest, vault: Vault) -> HttpResponse:
    """The settings."""
    return screen(request, vault)


@require_POST
@with_vault
def set_lock(request: HttpRequest, vault: Vault) -> HttpResponse:
    """When to lock, and whether three presses of Shift leave."""
    sent = request.POST.get("idle_minutes", "")
    minutes = next((m for m in IDLE_MINUTES if str(m) == sent), 5)
    kept = replace(
        kept_preferences(vault),
        idle_minutes=minutes,
        exit_keys="exit_keys" in request.POST,
        spellcheck="spellcheck" in request.POST,
    )
    vault.keep_one(kept)
    set_idle_minutes(request, minutes)
    return screen(request, vault, says="Saved.")


@require_POST
@with_vault
def set_look(request: HttpRequest, vault: Vault) -> HttpResponse:
    """Neutral name and icon, for everybody on this installation: it shows before unlocking."""
    with told(), transaction.atomic():
        actions.set_discreet(is_discreet="is_discreet" in request.POST)
    return screen(request, vault, says="Saved.")


@require_POST
@with_vault
def show_flags(request: HttpRequest, vault: Vault) -> HttpResponse:
    """Switch one rule on again, or see ignored words again."""
    kept, which = dismissals_of(request), request.POST.get("which", "")
    rules = tuple(rule for rule in kept.rules if rule != which)
    always = tuple(pair for pair in kept.always if "|".join(pair) != which)
    once = () if which == "once" else kept.once
    keep_dismissals(request, replace(kept, rules=rules, always=always, once=once))
    return screen(request, vault, says="You will see this flag again.")


@require_POST
@with_vault
def set_passphrase(request: HttpRequest, vault: Vault) -> HttpResponse:
    """A new passphrase, for somebody who knows the old one or the 24 words."""
    sent = request.POST
    try:
        if not _knows(vault, sent.get("now", ""), name=sent.get("name_now", "")):
            return screen(request, vault, problem=DOES_NOT_OPEN, status=403)
        if sent.get("passphrase") != sent.get("again"):
            return screen(
                request, vault, problem="The two new passphrases are not the same.", status=422
            )
        change_passphrase(vault, passphrase=sent["passphrase"], name=sent.get("name", ""))
    except HalfwayError as error:
        return screen(request, vault, problem=str(error), status=422)
    hold_keys(request, vault)
    return screen(
        request,
        vault,
        says="Your passphrase is changed. Backups from before still open with the old one.",
    )


@require_POST
@with_vault
def end_words(request: HttpRequest, vault: Vault) -> HttpResponse:
    """The 24 words open nothing any more."""
    revoke_recovery_key(vault)
    return screen(request, vault, says="The 24 words open nothing here any more.")


@require_POST
@with_vault
def new_keys(request: HttpRequest, vault: Vault) -> HttpResponse:
    """Seal everything anew under a fresh key."""
    sent, latest = request.POST, vault
    try:
        for step in rotate(vault, passphrase=sent.get("now", ""), name=sent.get("name_now", "")):
            latest = step
    except HalfwayError as error:
        return screen(request, latest, problem=str(error), status=403)
    hold_keys(request, latest)
    return screen(
        request,
        latest,
        says="Everything is sealed with a new key. Make new 24 words if you had some.",
    )


def _knows(vault: Vault, words: str, *, name: str) -> bool:
    if len(words.split()) == 24:
        return opens_with(vault, words=words)
    return is_passphrase_of(vault, passphrase=words, name=name)
