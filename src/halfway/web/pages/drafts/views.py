"""Lists and searches drafts; lays them aside and brings them back."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods, require_POST

from halfway.errors import HalfwayError
from halfway.vault.vault import Vault
from halfway.web.unlocked import with_vault
from halfway.workflows.vaulted import find_drafts


@require_http_methods(["GET", "HEAD", "POST"])
@with_vault
def show(request: HttpRequest, vault: Vault) -> HttpResponse:
    """All drafts; a post brings words to search for."""
    return _list(request, vault, words=request.POST.get("words", ""))


@require_POST
@with_vault
def trash(request: HttpRequest, vault: Vault) -> HttpResponse:
    """Lay a draft aside, with a way back."""

    def change() -> dict[str, Any]:
        return {"undo": vault.trash(request.POST.get("id", ""), version=_version(request))}

    return _after(request, vault, change)


@require_POST
@with_vault
def bring_back(request: HttpRequest, vault: Vault) -> HttpResponse:
    """Take a draft out of the trash."""

    def change() -> dict[str, Any]:
        vault.bring_back(request.POST.get("id", ""), version=_version(request))
        return {"says": "It is back."}

    return _after(request, vault, change)


@require_POST
@with_vault
def delete(request: HttpRequest, vault: Vault) -> HttpResponse:
    """Take a document out of the vault for good; only what is in the trash, or cannot be opened."""

    def change() -> dict[str, Any]:
        contents = vault.contents()
        trashed = {entry.id for entry in contents.entries if entry.head.trashed}
        id = request.POST.get("id", "")
        if id in trashed or id in contents.damaged:
            vault.delete(id)
        return {"says": "It is gone for good."}

    return _after(request, vault, change)


def _after(request: HttpRequest, vault: Vault, change: Any) -> HttpResponse:
    try:
        told = change()
    except HalfwayError as error:
        return _list(request, vault, problem=str(error), status=409)
    return _list(request, vault, **told)


def _list(
    request: HttpRequest, vault: Vault, *, words: str = "", status: int = 200, **told: Any
) -> HttpResponse:
    contents = vault.contents()
    found = find_drafts(vault, words)
    context = {
        "words": words,
        "drafts": [entry for entry in found if not entry.head.trashed],
        "trashed": [entry for entry in found if entry.head.trashed],
        "damaged": contents.damaged,
    }
    return render(request, "drafts/show.html", context | told, status=status)


def _version(request: HttpRequest) -> int:
    sent = request.POST.get("version", "")
    return int(sent) if sent.isdecimal() and len(sent) < 16 else 0
