"""What this visit remembers, in memory only: the notice, the path, and flags waved away."""

from __future__ import annotations

from typing import Literal

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from halfway.engine.dismissed import Dismissed, canonical_words

Path = Literal["joint", "individual"]


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


def choose_path(request: HttpRequest, path: Path) -> None:
    """Remember the path that follows from the safety check."""
    request.session["path"] = path


def next_door(request: HttpRequest) -> HttpResponse | None:
    """Where to go before a screen of the coach may be shown; None where nothing is missing."""
    if not has_seen_notice(request):
        return redirect("notice-show")
    if path_of(request) is None:
        return redirect("before-show")
    return None


def dismissed_of(request: HttpRequest) -> Dismissed:
    """The flags that were waved away in this visit."""
    kept = request.session.get("dismissed", {})
    return Dismissed(
        once=frozenset(map(tuple, kept.get("once", ()))),
        always=frozenset(map(tuple, kept.get("always", ()))),
        rules=frozenset(kept.get("rules", ())),
    )


def dismiss(request: HttpRequest, *, how: str, rule: str, words: str, sentence: str) -> None:
    """Wave a flag away: `how` is once, always or rules."""
    kept = request.session.get("dismissed", {})
    entry: object = {
        "once": [rule, canonical_words(sentence)],
        "always": [rule, canonical_words(words)],
        "rules": rule,
    }[how]
    kept.setdefault(how, []).append(entry)
    request.session["dismissed"] = kept


def restore_all(request: HttpRequest) -> None:
    """Show every flag again."""
    request.session.pop("dismissed", None)
