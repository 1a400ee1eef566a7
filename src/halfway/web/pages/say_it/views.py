"""The coach's pages and page parts; every reading is computed anew, only words are kept."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from halfway.engine.answer import Heard
from halfway.engine.builder import SLOTS, Built
from halfway.errors import BadTextError, DamagedError, HalfwayError
from halfway.guidance.asking import Barrier, barriers
from halfway.guidance.say_it import load_modes
from halfway.vault.document import Document
from halfway.vault.kinds.draft import Draft
from halfway.vault.vault import Vault
from halfway.web.pages.say_it.keeping import WhichDraft, kept_now, last_draft, opened, which_in
from halfway.web.pages.say_it.reading import card_for_page
from halfway.web.typed import clean, draft_in
from halfway.web.unlocked import with_vault
from halfway.web.visit import dismiss, dismissed_of, next_door, path_of, restore_all
from halfway.web.words import language
from halfway.workflows import words

DEPTHS = ("light", "deep")


@require_http_methods(["GET", "HEAD", "POST"])
def show(request: HttpRequest) -> HttpResponse:
    """The whole page; a post brings a draft, and may take a suggestion, an example or go back."""
    elsewhere = next_door(request)
    if elsewhere:
        return elsewhere
    if path_of(request) != "joint":
        return render(request, "say_it/individual.html", status=200)
    context = _context(request)
    template = "say_it/show.html#screen" if request.htmx else "say_it/show.html"  # type: ignore[attr-defined]
    return render(request, template, context)


@require_safe
@with_vault
def show_last(request: HttpRequest, vault: Vault) -> HttpResponse:
    """The draft that was changed last, as it was when it locked."""
    return _with_kept(request, last_draft(vault))


@require_POST
@with_vault
def open_draft(request: HttpRequest, vault: Vault) -> HttpResponse:
    """A kept draft, in the coach."""
    try:
        return _with_kept(request, opened(vault, request.POST.get("id", "")))
    except DamagedError:
        return redirect("drafts-show")


@require_POST
@with_vault
def keep(request: HttpRequest, vault: Vault) -> HttpResponse:
    """Keep what was typed, and say so only when it is on the disk."""
    which, told = which_in(request), {}
    try:
        which = kept_now(vault, draft_in(request), which)
    except HalfwayError as error:
        told = {"not_kept": str(error)}
    if request.htmx:  # type: ignore[attr-defined]
        return render(request, "say_it/_kept.html", {"kept": which} | told)
    return render(request, "say_it/show.html", _context(request, which=which) | told)


def _with_kept(request: HttpRequest, document: Document[Draft] | None) -> HttpResponse:
    elsewhere = next_door(request)
    if elsewhere or document is None:
        return elsewhere or redirect("say_it-show")
    if path_of(request) != "joint":
        return render(request, "say_it/individual.html")
    which = WhichDraft(document.id, document.version)
    return render(request, "say_it/show.html", _context(request, document.content, which=which))


@require_POST
def read_draft(request: HttpRequest) -> HttpResponse:
    """The reading of the draft, as the part of the page beside it."""
    return _part(request, "say_it/_reading.html")


@require_POST
def build_draft(request: HttpRequest) -> HttpResponse:
    """The draft that comes of the builder's answers."""
    return _part(request, "say_it/_built.html")


@require_POST
def hear_message(request: HttpRequest) -> HttpResponse:
    """What the partner's message asks for, and beginnings for an answer."""
    return _part(request, "say_it/_heard.html")


@require_POST
def dismiss_flag(request: HttpRequest) -> HttpResponse:
    """Wave one flag away: here, for these words always, or its whole rule."""
    if path_of(request) != "joint":
        return redirect("say_it-show")
    how, _, rest = request.POST.get("flag", "").partition("|")
    number = rest if rest.isdecimal() else "0"
    context = _context(request)
    cards = context.get("reading", {}).get("cards", [])
    chosen = [card for card in cards if str(card["number"]) == number]
    if how in ("once", "always", "rules") and chosen:
        card = chosen[0]
        dismiss(request, how=how, rule=card["rule"], words=card["text"], sentence=card["sentence"])
    return _answer_with_reading(request)


@require_POST
def restore_flags(request: HttpRequest) -> HttpResponse:
    """Show every flag again."""
    restore_all(request)
    return _answer_with_reading(request)


def _answer_with_reading(request: HttpRequest) -> HttpResponse:
    is_part = request.htmx  # type: ignore[attr-defined]
    return _part(request, "say_it/_reading.html" if is_part else "say_it/show.html")


def _part(request: HttpRequest, template: str) -> HttpResponse:
    """A part of the page; only where the coach itself may be shown."""
    if path_of(request) != "joint":
        return redirect("say_it-show")
    return render(request, template, _context(request))


def _context(
    request: HttpRequest, typed: Draft | None = None, *, which: WhichDraft | None = None
) -> dict[str, Any]:
    """The page for what was typed: in the form that was sent, or in a draft that was kept."""
    modes, sent = load_modes(), request.POST
    typed = typed or draft_in(request)
    mode = modes.get(typed.mode, modes["ask"])
    depth = sent.get("depth") if sent.get("depth") in DEPTHS else "light"
    draft, undo = _draft(request, typed.text, mode.examples)
    context: dict[str, Any] = {
        "modes": modes.values(),
        "mode": mode,
        "depth": depth,
        "draft": draft,
        "undo": undo,
        "theirs": typed.theirs,
        "slots": {slot: typed.slots.get(slot, "") for slot in SLOTS},
        "hidden_flags": dismissed_of(request),
        "barrier": _barrier(sent.get("barrier", "")),
        "kept": which or which_in(request),
    }
    context |= _reading_of(request, draft, mode_id=mode.id, parts=mode.parts)
    if context["theirs"].strip():
        context |= _heard(context["theirs"])
    context["built"] = words.build_draft(**context["slots"])
    return _without_offers(context) if _has_danger(context) else context


def _barrier(id: str) -> Barrier | None:
    """What the person guesses is behind a no, where the draft came from there."""
    return next((one for one in barriers(language=language()) if one.id == id), None)


def _has_danger(context: dict[str, Any]) -> bool:
    """Whether the draft, their message or an answer of the builder can tell of danger."""
    if context.get("reading", {}).get("danger"):
        return True
    texts = (context["theirs"], context["built"].text, *context["slots"].values())
    readable = [text for text in texts if text.strip() and len(text) <= words.LONGEST_DRAFT]
    return any(reading.stops_coaching() for reading in words.read(readable))


def _without_offers(context: dict[str, Any]) -> dict[str, Any]:
    """Nothing is offered beside words of danger, wherever on the page they stand."""
    off = context | {"is_off": True, "built": Built("", {}), "barrier": None}
    if not context.get("reading", {}).get("danger"):
        off["reading"] = {"danger": True}
    if context.get("heard"):
        off["heard"] = Heard((), (), (), is_hard=True)
    return off


def _reading_of(
    request: HttpRequest, draft: str, *, mode_id: str, parts: tuple[str, ...]
) -> dict[str, Any]:
    if not draft.strip():
        return {}
    try:
        reading = words.check(draft, dismissed_of(request))
    except BadTextError as error:
        return {"problem": str(error)}
    whole = words.bring_home(reading) if mode_id == "home" else ()
    return {"reading": card_for_page(reading, parts=parts, whole=whole)}


def _heard(theirs: str) -> dict[str, Any]:
    try:
        return {"heard": words.hear(theirs)}
    except BadTextError as error:
        return {"heard_problem": str(error)}


def _draft(request: HttpRequest, draft: str, examples: tuple[Any, ...]) -> tuple[str, str]:
    """The draft after what the pressed button does to it, and the draft to go back to."""
    sent = request.POST
    undo = clean(sent.get("undo", ""))
    pressed, _, words = sent.get("press", "").partition("|")
    if pressed == "example" and words.isdecimal() and int(words) < len(examples):
        return examples[int(words)].text, draft
    if pressed == "put":
        return clean(words), draft
    if pressed == "replace":
        start, _, rest = words.partition("|")
        end, _, instead = rest.partition("|")
        if start.isdecimal() and end.isdecimal():
            return draft[: int(start)] + instead + draft[int(end) :], draft
    if pressed == "undo":
        return undo, ""
    return draft, undo
