"""Keeps drafts as they are typed, and opens them again."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.http import HttpRequest

from halfway.errors import HalfwayError
from halfway.vault.document import Document
from halfway.vault.kinds.draft import Draft
from halfway.vault.vault import Vault
from halfway.workflows.vaulted import find_drafts, keep_draft


@dataclass(frozen=True, slots=True)
class WhichDraft:
    """The kept draft that is on the page: id and version, and when it was just kept."""

    id: str = ""
    version: int = 0
    at: datetime | None = None
    is_copy: bool = False


def which_in(request: HttpRequest) -> WhichDraft:
    """The kept draft that a form names; an empty id where it was not kept yet."""
    version = request.POST.get("version", "")
    number = int(version) if version.isdecimal() and len(version) < 16 else 0
    return WhichDraft(request.POST.get("id", ""), number)


def kept_now(vault: Vault, draft: Draft, which: WhichDraft) -> WhichDraft:
    """Keep the draft; what is empty and was never kept stays so. Raises what the vault raises."""
    if draft.is_empty() and not which.id:
        return which
    kept = keep_draft(vault, draft, id=which.id, version=which.version)
    document = kept.document
    return WhichDraft(document.id, document.version, document.head.changed, kept.is_copy)


def opened(vault: Vault, id: str) -> Document[Draft] | None:
    """The draft of this id; None where there is none. Raises `DamagedError`."""
    document = vault.read(id)
    return document if document and isinstance(document.content, Draft) else None


def last_draft(vault: Vault) -> Document[Draft] | None:
    """The draft that was changed last, to go on with after a lock; None where none opens."""
    for entry in find_drafts(vault):
        if entry.head.trashed is None:
            try:
                return opened(vault, entry.id)
            except HalfwayError:
                continue
    return None
