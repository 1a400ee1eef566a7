"""What is done with what is kept: drafts in the vault, and the plan that comes of the answers."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from halfway.errors import ConflictError, DamagedError
from halfway.guidance.plan import Plan, plan_for
from halfway.vault.document import Document, Entry
from halfway.vault.kinds.draft import Draft
from halfway.vault.kinds.intake import Intake
from halfway.vault.kinds.progress import Progress
from halfway.vault.vault import Vault


@dataclass(frozen=True, slots=True)
class Kept:
    """A draft as it was kept; a copy where another window had changed the one it was."""

    document: Document[Draft]
    is_copy: bool = False


def keep_draft(vault: Vault, draft: Draft, *, id: str = "", version: int = 0) -> Kept:
    """Keep a draft: a new one without `id`, else a change of the one that was in `version`."""
    if not id or vault.read(id) is None:
        return Kept(vault.add(draft))
    try:
        return Kept(vault.save(id, draft, version=version))
    except ConflictError:
        return Kept(vault.add(draft), is_copy=True)


def find_drafts(vault: Vault, words: str = "") -> list[Entry]:
    """Drafts, newest first, the trash included; with `words`, those in which all of them stand."""
    wanted = words.casefold().split()
    drafts = [entry for entry in vault.contents().entries if entry.head.kind == "draft"]
    return [entry for entry in drafts if not wanted or _holds(vault, entry, wanted)]


def _holds(vault: Vault, entry: Entry, wanted: list[str]) -> bool:
    try:
        document = vault.read(entry.id)
    except DamagedError:
        return False
    if document is None:
        return False
    content = document.content
    text = " ".join((content.text, content.theirs, *content.slots.values())).casefold()
    return all(word in text for word in wanted)


def make_plan(
    intake: Intake, progress: Progress, *, path: str, day: date, language: str = "en"
) -> Plan:
    """The plan of somebody who told this, got so far, and whom the safety check led to this path."""
    return plan_for(
        intake.marks() | {f"path:{path}"},
        day=day,
        begun=intake.begun,
        done=progress.done,
        later=progress.later,
        language=language,
    )
