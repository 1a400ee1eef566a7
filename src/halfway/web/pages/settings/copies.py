"""Copies of everything, in and out, and taking everything away."""

from __future__ import annotations

import io
import zipfile
from typing import BinaryIO, cast

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from halfway.errors import HalfwayError
from halfway.vault.account import DOES_NOT_OPEN, is_passphrase_of
from halfway.vault.backup import check_backup, write_backup
from halfway.vault.export import export
from halfway.vault.restore import merge
from halfway.vault.vault import Vault
from halfway.web.pages.settings.screen import screen
from halfway.web.unlocked import lock, with_vault

ERASE = "erase"
NOT_RIGHT = "The backup was not right when it was read again, so it is not handed out. Try again."


@require_POST
@with_vault
def backup(request: HttpRequest, vault: Vault) -> HttpResponse:
    """One sealed file, read again and opened to the last document before it is handed out."""
    file = io.BytesIO()
    try:
        written = write_backup(vault, file)
        file.seek(0)
        if check_backup(vault, file) != written.documents:
            return screen(request, vault, problem=NOT_RIGHT, status=409)
    except HalfwayError as error:
        return screen(request, vault, problem=str(error), status=409)
    return _download(file.getvalue(), name="notes.backup", content_type="application/octet-stream")


@require_POST
@with_vault
def bring_back(request: HttpRequest, vault: Vault) -> HttpResponse:
    """Add what a backup has and this vault has not; nothing is replaced."""
    file, sent = request.FILES.get("file"), request.POST
    if file is None:
        return screen(request, vault, problem="Choose the backup file first.", status=422)
    try:
        added = merge(
            vault,
            cast(BinaryIO, file.file),
            passphrase=sent.get("now", ""),
            name=sent.get("name_now", ""),
        )
    except HalfwayError as error:
        return screen(request, vault, problem=str(error), status=409)
    says = f"Brought back: {added}. What you have now was not touched."
    return screen(request, vault, says=says)


@require_POST
@with_vault
def export_all(request: HttpRequest, vault: Vault) -> HttpResponse:
    """Everything in open formats, readable by anybody, after the passphrase."""
    if not _is_owner(request, vault):
        return screen(request, vault, problem=DOES_NOT_OPEN, status=403)
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in export(vault).items():
            archive.writestr(name, content)
    return _download(packed.getvalue(), name="notes.zip", content_type="application/zip")


@require_POST
@with_vault
def erase(request: HttpRequest, vault: Vault) -> HttpResponse:
    """Take everything of this account away, after the passphrase and a typed word."""
    if request.POST.get("word", "").strip().lower() != ERASE:
        return screen(request, vault, problem=f"Type the word “{ERASE}” to go on.", status=422)
    if not _is_owner(request, vault):
        return screen(request, vault, problem=DOES_NOT_OPEN, status=403)
    try:
        vault.shelf.remove_account(vault.account)
    except HalfwayError as error:
        return screen(request, vault, problem=str(error), status=409)
    lock(request)
    return redirect("lock-show")


def _is_owner(request: HttpRequest, vault: Vault) -> bool:
    sent = request.POST
    return is_passphrase_of(vault, passphrase=sent.get("now", ""), name=sent.get("name_now", ""))


def _download(content: bytes, *, name: str, content_type: str) -> HttpResponse:
    response = HttpResponse(content, content_type=content_type)
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response
