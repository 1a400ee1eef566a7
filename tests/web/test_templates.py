"""What every template holds to: fields that leave nothing behind, no inline code, no outside."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from pathlib import Path

import pytest

from halfway.web.settings import WEB

TEMPLATES = sorted(WEB.rglob("*.html"))
SOURCES = [
    file
    for file in sorted(WEB.rglob("*"))
    if file.suffix in (".html", ".css", ".js", ".svg") and "vendor" not in file.parts
]
OUTSIDE = re.compile(r"(?:https?:)?//[\w.-]+\.\w|@import|wss?:|data:(?:image|text)", re.IGNORECASE)
AWAY = re.compile(r'href="{{ (?:fact.url|one.link|one.source_url) }}" rel="noreferrer noopener"')
NAMESPACE = re.compile(r'xmlns(?::\w+)?="http://www\.w3\.org/[^"]+"')
ALLOWED = {"password": ("current-password", "new-password")}
TAGS = re.compile(r"{%.*?%}|{{.*?}}|{#.*?#}", re.DOTALL)
NEVER_SAID = (
    "no signs of",
    "looks healthy",
    "low risk",
    "you are safe",
    "you're safe",
    "no danger",
)
OWN_CHOICE = "{{ preferences.spellcheck|yesno:'true,false' }}"
"""Off, unless the person who writes has switched it on in the settings."""
UNSAID = ("cannot tell whether you are safe", "that they are safe with you")


class Fields(HTMLParser):
    """Collects every tag with its attributes."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.feed(
            TAGS.sub(
                "", text.replace(OWN_CHOICE, "false").replace("{{ kind }}", "current-password")
            )
        )

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))


def is_without_words(tag: str, kind: str) -> bool:
    return tag == "select" or kind in ("hidden", "radio", "checkbox", "file")


def lapses(text: str) -> list[str]:
    """Each field of a template that could leave words in the browser."""
    found = []
    for tag, attrs in Fields(text).tags:
        kind = attrs.get("type") or "text"
        if tag in ("input", "textarea", "select") and kind not in ("button", "submit"):
            if attrs.get("autocomplete") not in ALLOWED.get(kind, ("off",)):
                found.append(f"{tag} {attrs.get('name')}: autocomplete")
            if not is_without_words(tag, kind) and attrs.get("spellcheck") != "false":
                found.append(f"{tag} {attrs.get('name')}: spellcheck")
        if "contenteditable" in attrs or "autofocus" in attrs:
            found.append(f"{tag}: keeps or shows what it should not")
        if tag == "form" and (attrs.get("method") or "").lower() != "post":
            found.append("form: its words would stand in the address")
        if tag == "form" and "action" not in attrs:
            found.append("form: where it leads depends on the address where it is shown")
    return found


def inline_code(text: str) -> list[str]:
    """Each piece of script or style that stands in the page itself."""
    found = []
    for tag, attrs in Fields(text).tags:
        if tag == "style" or (tag == "script" and not attrs.get("src") and "src" not in attrs):
            found.append(f"<{tag}>")
        found += [f"{tag} {name}" for name in attrs if name == "style" or name.startswith("on")]
        found += [
            f"{tag} {name}"
            for name in attrs
            if name.startswith(("hx-on", "hx-vals", "hx-vars", "hx-push", "hx-replace-url"))
        ]
        found += [f"{tag}: {value}" for value in attrs.values() if "javascript:" in (value or "")]
    return found


def leaves_us(text: str) -> list[str]:
    return OUTSIDE.findall(NAMESPACE.sub("", text))


def test_there_are_templates_and_sources_to_look_at() -> None:
    assert len(TEMPLATES) >= 9
    assert {file.suffix for file in SOURCES} == {".html", ".css", ".js", ".svg"}


@pytest.mark.parametrize(
    "bad",
    [
        '<input name="a" spellcheck="false">',
        '<input name="a" autocomplete="on" spellcheck="false">',
        '<textarea name="a" autocomplete="off"></textarea>',
        '<select name="a" spellcheck="false"></select>',
        '<input type="password" autocomplete="off" spellcheck="false">',
        '<input type="radio" name="a">',
        "<div contenteditable></div>",
        "<form></form>",
        '<form method="get" action="x"></form>',
        '<form method="post"></form>',
    ],
)
def test_the_lint_notices_a_careless_field(bad: str) -> None:
    assert lapses(bad)


@pytest.mark.parametrize("file", TEMPLATES, ids=lambda file: file.name)
def test_every_field_leaves_nothing_in_the_browser(file: Path) -> None:
    assert lapses(file.read_text()) == []


@pytest.mark.parametrize(
    "bad",
    [
        "<script>go()</script>",
        "<style>p {}</style>",
        '<p style="color: red">',
        '<p onclick="go()">',
        '<a href="javascript:go()">',
    ],
)
def test_the_lint_notices_inline_code(bad: str) -> None:
    assert inline_code(bad)


@pytest.mark.parametrize("file", TEMPLATES, ids=lambda file: file.name)
def test_no_template_has_inline_code(file: Path) -> None:
    assert inline_code(file.read_text()) == []


@pytest.mark.parametrize(
    "bad",
    ["https://example.org/x.js", "//cdn.example.org/x", "url(http://a.bc/d)", "@import 'x.css'"],
)
def test_the_lint_notices_an_address_of_the_outside(bad: str) -> None:
    assert leaves_us(bad)


@pytest.mark.parametrize("file", SOURCES, ids=lambda file: file.name)
def test_nothing_of_ours_names_an_address_of_the_outside(file: Path) -> None:
    assert leaves_us(file.read_text()) == []


@pytest.mark.parametrize("file", SOURCES, ids=lambda file: file.name)
def test_nothing_of_ours_stores_or_notifies(file: Path) -> None:
    text = file.read_text().replace("sessionStorage.clear()", "")
    for word in (
        "localStorage",
        "sessionStorage",
        "indexedDB",
        "serviceWorker",
        "caches.",
        "Notification",
        "sendBeacon",
        "document.cookie",
        "clipboard",
    ):
        assert word not in text


@pytest.mark.parametrize("file", TEMPLATES, ids=lambda file: file.name)
def test_no_page_says_that_all_is_well(file: Path) -> None:
    text = file.read_text().lower()
    for allowed in UNSAID:
        text = text.replace(allowed, "")
    assert [words for words in NEVER_SAID if words in text] == []


@pytest.mark.parametrize("file", TEMPLATES, ids=lambda file: file.name)
def test_every_link_of_a_template_is_ours(file: Path) -> None:
    """Addresses of helplines are text; sources and resources are links that tell nothing of us."""
    text = AWAY.sub("", file.read_text())
    links = re.findall(r'(?:href|src|action|formaction|hx-post|hx-get)="([^"]*)"', text)
    assert [link for link in links if not re.match(r"{% (?:url|static) |tel:|#", link)] == []
