"""Makes a vault, takes what stands in the coach along, and shows the recovery key once."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from halfway.errors import HalfwayError
from halfway.vault.account import (
    DOES_NOT_OPEN,
    create_account,
    has_recovery_key,
    is_passphrase_of,
    make_recovery_key,
    opens_with,
)
from halfway.vault.kinds.dismissals import Dismissals
from halfway.vault.kinds.preferences import Preferences
from halfway.vault.passphrase import offered_phrase
from halfway.vault.vault import Vault
from halfway.web.kept import held_by_guest
from halfway.web.store.shelf import DatabaseShelf
from halfway.web.typed import draft_in
from halfway.web.unlocked import open_here, vault_of, with_vault
from halfway.web.visit import dismissals_of, has_seen_notice, path_of
from halfway.workflows.vaulted import keep_draft

NOT_THE_SAME = "The two passphrases are not the same. Type both again."


@require_http_methods(["GET", "HEAD", "POST"])
def show(request: HttpRequest) -> HttpResponse:
    """The form; posting it with a passphrase makes the vault."""
    if not has_seen_notice(request):
        return redirect("notice-show")
    if vault_of(request) is not None:
        return redirect("drafts-show")
    context: dict[str, Any] = {"offered": offered_phrase(), "draft": draft_in(request)}
    if request.method != "POST" or "passphrase" not in request.POST:
        return render(request, "keep/show.html", context)
    try:
        vault = _made(request)
    except HalfwayError as error:
        return render(request, "keep/show.html", context | {"problem": str(error)}, status=422)
    if vault is None:
        return render(request, "keep/show.html", context | {"problem": NOT_THE_SAME}, status=422)
    open_here(request, vault)
    request.session["just_made"] = True  # the passphrase was typed a moment ago
    return redirect("keep-words")


@require_http_methods(["GET", "HEAD", "POST"])
@with_vault
def words(request: HttpRequest, vault: Vault) -> HttpResponse:
    """Offers a recovery key; posting makes one and shows it, this once."""
    context: dict[str, Any] = {"has_key": has_recovery_key(vault)}
    context["asks"] = not request.session.get("just_made")
    if request.method == "POST":
        if context["asks"] and not _is_owner(request, vault):
            return render(
                request, "keep/words.html", context | {"problem": DOES_NOT_OPEN}, status=403
            )
        context |= {"key": enumerate(make_recovery_key(vault).split(), start=1), "has_key": True}
    return render(request, "keep/words.html", context)


@require_http_methods(["POST"])
@with_vault
def check(request: HttpRequest, vault: Vault) -> HttpResponse:
    """Whether the words that were written down open this vault."""
    try:
        is_right = opens_with(vault, words=request.POST.get("words", ""))
        problem = "" if is_right else "These words open nothing here. Perhaps they are older ones."
    except HalfwayError as error:
        problem = str(error)
    context = {"has_key": has_recovery_key(vault), "problem": problem, "is_right": not problem}
    context["asks"] = not request.session.get("just_made")
    return render(request, "keep/words.html", context, status=422 if problem else 200)


def _is_owner(request: HttpRequest, vault: Vault) -> bool:
    sent = request.POST
    return is_passphrase_of(vault, passphrase=sent.get("now", ""), name=sent.get("name_now", ""))


def _made(request: HttpRequest) -> Vault | None:
    """The new vault with the draft, the path and the flags of this visit; None for a typing error."""
    sent = request.POST
    if sent.get("passphrase") != sent.get("again"):
        return None
    vault = create_account(
        DatabaseShelf(),
        passphrase=sent["passphrase"],
        name=sent.get("name", ""),
        known=sent.get("known", "").replace(",", " ").split(),
    )
    vault.keep_one(Preferences(path=path_of(request) or ""))
    dismissals = dismissals_of(request)
    if dismissals != Dismissals():
        vault.keep_one(dismissals)
    for told in held_by_guest(request):
        vault.keep_one(told)
    draft = draft_in(request)
    if not draft.is_empty():
        keep_draft(vault, draft)
    return vault
