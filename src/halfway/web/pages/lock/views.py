"""Opens and locks; every failure looks the same and takes the same time."""

from __future__ import annotations

from collections.abc import Callable
from typing import BinaryIO, cast

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from halfway.errors import HalfwayError, LockedError
from halfway.vault.account import recover, unlock
from halfway.vault.restore import restore
from halfway.vault.vault import Vault
from halfway.web.store.shelf import DatabaseShelf
from halfway.web.throttle import note_failure, note_success, seconds_to_wait
from halfway.web.unlocked import lock, open_here, seconds_left
from halfway.web.visit import arrive


@require_http_methods(["GET", "HEAD", "POST"])
def show(request: HttpRequest) -> HttpResponse:
    """The lock page; posting the right words opens what they open."""
    if request.method != "POST":
        return render(request, "lock/show.html")

    def open_vault() -> Vault:
        return unlock(
            DatabaseShelf(),
            passphrase=request.POST.get("passphrase", ""),
            name=request.POST.get("name", ""),
        )

    return _try(request, open_vault, template="lock/show.html", then="say_it-last")


@require_http_methods(["GET", "HEAD", "POST"])
def words(request: HttpRequest) -> HttpResponse:
    """Open with the 24 words of a recovery key, and choose a new passphrase."""
    if request.method != "POST":
        return render(request, "lock/words.html")

    def open_vault() -> Vault:
        return recover(DatabaseShelf(), words=request.POST.get("words", ""))

    return _try(request, open_vault, template="lock/words.html", then="settings-show")


@require_http_methods(["GET", "HEAD", "POST"])
def bring_back(request: HttpRequest) -> HttpResponse:
    """Bring an account back from a backup file."""
    file = request.FILES.get("file")
    if request.method != "POST" or file is None:
        return render(request, "lock/back.html")

    def open_vault() -> Vault:
        restored = restore(
            DatabaseShelf(),
            cast(BinaryIO, file.file),
            passphrase=request.POST.get("passphrase", ""),
            name=request.POST.get("name", ""),
        )
        return restored.vault

    return _try(request, open_vault, template="lock/back.html", then="drafts-show")


@require_POST
def now(request: HttpRequest) -> HttpResponse:
    """Lock at once, in all windows."""
    lock(request)
    return redirect("lock-show")


@require_POST
def stay(request: HttpRequest) -> HttpResponse:
    """Somebody is still there; the middleware has noted it."""
    return _left(request)


@require_safe
def left(request: HttpRequest) -> HttpResponse:
    """How many seconds are left until the lock; asking does not extend them."""
    return _left(request)


@require_POST
def fresh(request: HttpRequest) -> HttpResponse:
    """Go on without opening anything, and without keeping anything."""
    request.session.cycle_key()
    arrive(request)
    return redirect("launch-door")


def _left(request: HttpRequest) -> HttpResponse:
    seconds = seconds_left(request)
    return JsonResponse({"left": None if seconds is None else int(seconds)})


def _try(
    request: HttpRequest, open_vault: Callable[[], Vault], *, template: str, then: str
) -> HttpResponse:
    wait = seconds_to_wait(request)
    if wait:  # the words are not even looked at, so that waiting cannot be tried around
        return render(request, template, {"wait": wait}, status=429)
    try:
        vault = open_vault()
        note_success(request)
        open_here(request, vault)
    except LockedError as error:
        note_failure(request)
        context = {"problem": str(error), "wait": seconds_to_wait(request)}
        return render(request, template, context, status=403)
    except HalfwayError as error:
        return render(request, template, {"problem": str(error)}, status=409)
    arrive(request)
    return redirect(then)
