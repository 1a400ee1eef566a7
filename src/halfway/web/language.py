"""The language of a visit: the one that was chosen, else the one that the browser asks for."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import translation
from django.views.decorators.http import require_POST

from halfway.guidance.content import LANGUAGES
from halfway.web.preferences import kept_preferences
from halfway.web.unlocked import vault_of

_HELD = "language"


class LanguageMiddleware:
    """Shows a page in the language of the visit."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer in this language."""
        chosen = request.session.get(_HELD)
        asked = translation.get_language_from_request(request)
        with translation.override(chosen if chosen in LANGUAGES else asked):
            response = self.get_response(request)
            response.headers.setdefault("Content-Language", translation.get_language() or "en")
            return response


@require_POST
def choose(request: HttpRequest) -> HttpResponse:
    """Choose a language, for this visit or, where a vault is open, from now on."""
    language = request.POST.get("language", "")
    if language in LANGUAGES:
        request.session[_HELD] = language
        vault = vault_of(request)
        if vault is not None:
            vault.keep_one(replace(kept_preferences(vault), language=language))  # type: ignore[arg-type]
    return redirect("launch-door")
