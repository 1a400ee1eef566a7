"""Markdown of our own content as HTML, with no HTML taken from it; and the language of a visit."""

from __future__ import annotations

from django.utils.safestring import SafeString
from django.utils.translation import get_language
from markdown_it import MarkdownIt

from halfway.guidance.content import LANGUAGES
from halfway.guidance.pages import Page, numbered

_markdown = MarkdownIt("commonmark", {"html": False})


def as_html(page: Page) -> SafeString:
    """The text of a page; its marks lead to the sources below it."""
    # Only our own files come here, and HTML in them is escaped.
    return SafeString(_markdown.render(numbered(page)))  # nosec B703


def language() -> str:
    """The language in which content is shown."""
    found = (get_language() or "en")[:2]
    return found if found in LANGUAGES else "en"
