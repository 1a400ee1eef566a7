"""What this visit remembers: the notice, the path, and flags waved away; sealed where kept."""

from __future__ import annotations

from dataclasses import replace
from typing import Literal, TypeVar

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from halfway.engine.dismissed import Dismissed, canonical_words
from halfway.guidance.triage import Level
from halfway.vault.kinds.dismissals import Dismissals
from halfway.web.preferences import kept_preferences
from halfway.web.unlocked import vault_of

One = TypeVar("One")
Path = Literal["joint", "individual"]


def has_arrived(request: HttpRequest) -> bool:
    """Whether somebody came in and has not left since; else only the lock page is shown."""
    return bool(request.session.get("arrived"))


def arrive(request: HttpRequest) -> None:
    """Somebody came in."""
    request.session["arrived"] = True


def has_seen_notice(request: HttpRequest) -> bool:
    """Whether the person has read the first-run notice in this visit."""
    return bool(request.session.get("noticed"))


def remember_notice(request: HttpRequest) -> None:
    """Note that the notice was read."""
    request.session["noticed"] = True


def path_of(request: HttpRequest) -> Path | None:
    """The path that follows from the safety check; None before it. Answers are not remembered."""
    path: Path | None = request.session.get("path")
    return path


def choose_path(request: HttpRequest, level: Level) -> None:
    """Remember where the safety check led; the path alone is kept in the vault, never the level."""
    path: Path = "joint" if level == "green" else "individual"
    request.session["path"] = path
    request.session["level"] = level
    vault = vault_of(request)
    if vault is not None:
        vault.keep_one(replace(kept_preferences(vault), path=path))


def level_of(request: HttpRequest) -> Level:
    """Where the safety check led in this visit; amber where only the path was kept."""
    if path_of(request) == "joint":
        return "green"
    return "red" if request.session.get("level") == "red" else "amber"


def next_door(request: HttpRequest) -> HttpResponse | None:
    """Where to go before a screen of the coach may be shown; None where nothing is missing."""
    if not has_seen_notice(request):
        return redirect("notice-show")
    if path_of(request) is None:
        return redirect("before-show")
    return None


def dismissals_of(request: HttpRequest) -> Dismissals:
    """The flags that were waved away: ever, where a vault is open; else in this visit."""
    vault = vault_of(request)
    if vault is not None:
        kept = vault.one(Dismissals)
        return kept.content if kept else Dismissals()
    held = request.session.get("dismissed", {})
    return Dismissals(
        once=tuple(map(tuple, held.get("once", ()))),
        always=tuple(map(tuple, held.get("always", ()))),
        rules=tuple(held.get("rules", ())),
    )


def dismissed_of(request: HttpRequest) -> Dismissed:
    """The same as the engine wants it."""
    kept = dismissals_of(request)
    return Dismissed(
        once=frozenset(kept.once), always=frozenset(kept.always), rules=frozenset(kept.rules)
    )


def dismiss(request: HttpRequest, *, how: str, rule: str, words: str, sentence: str) -> None:
    """Wave a flag away: `how` is once, always or rules."""
    kept = dismissals_of(request)
    if how == "once":
        kept = replace(kept, once=_with(kept.once, (rule, canonical_words(sentence))))
    elif how == "always":
        kept = replace(kept, always=_with(kept.always, (rule, canonical_words(words))))
    else:
        kept = replace(kept, rules=_with(kept.rules, rule))
    keep_dismissals(request, kept)


def keep_dismissals(request: HttpRequest, dismissals: Dismissals) -> None:
    """Remember these flags in place of those before."""
    vault = vault_of(request)
    if vault is not None:
        vault.keep_one(dismissals)
        return
    request.session["dismissed"] = {
        "once": dismissals.once,
        "always": dismissals.always,
        "rules": dismissals.rules,
    }


def restore_all(request: HttpRequest) -> None:
    """Show every flag again."""
    keep_dismissals(request, Dismissals())


def _with(known: tuple[One, ...], new: One) -> tuple[One, ...]:
    return known if new in known else (*known, new)
