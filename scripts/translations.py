"""Collects every sentence of the pages for translators, and makes what Django reads of their work.

    python scripts/translations.py collect     # brings locale/*/LC_MESSAGES/django.po up to date
    python scripts/translations.py compile     # writes the .mo beside each .po

Done with Babel, so that no program beside Python is needed.
"""

from __future__ import annotations

import io
import sys
from collections.abc import Iterator
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

ROOT = Path(__file__).parent.parent
WEB = ROOT / "src" / "halfway" / "web"
LOCALE = WEB / "locale"
LANGUAGES = ("es",)
KEYWORDS = {
    "_": None,
    "gettext": None,
    "gettext_noop": None,
    "ngettext": (1, 2),
    "pgettext": ((1, "c"), 2),
    "gettext_lazy": None,
}


def messages() -> Iterator[tuple[str, int, str | tuple[str, ...]]]:
    """File, line and sentence (with its plural) of everything that is shown and marked for it."""
    for path in sorted((*WEB.rglob("*.html"), *WEB.rglob("*.py"))):
        code = path.read_text(encoding="utf-8")
        if path.suffix == ".html":
            code = as_code(code)
        found = extract("python", io.BytesIO(code.encode()), keywords=KEYWORDS)
        for line, message, _, _ in found:
            yield str(path.relative_to(ROOT)), line, message


def as_code(template: str) -> str:
    """A template as calls of gettext, as Django itself turns it into code for xgettext."""
    import django
    from django.conf import settings

    if not settings.configured:
        settings.configure(USE_I18N=True)
        django.setup()
    from django.utils.translation.template import templatize

    # Python minds how lines begin, and what is left of a template does not.
    return "\n".join(line.strip() for line in str(templatize(template)).splitlines())


def collected() -> Catalog:
    """All sentences, with the places where they stand."""
    catalog = Catalog(charset="utf-8")
    for path, line, message in messages():
        catalog.add(message, locations=[(path, line)])
    return catalog


def catalog_of(language: str) -> Catalog:
    """What is translated into this language so far."""
    path = po_path(language)
    if not path.exists():
        return Catalog(locale=language, charset="utf-8")
    with path.open("rb") as file:
        return read_po(file, locale=language)


def po_path(language: str) -> Path:
    """Where the translations into a language stand."""
    return LOCALE / language / "LC_MESSAGES" / "django.po"


def collect() -> None:
    """Add new sentences to each language, and drop those that are no longer shown."""
    template = collected()
    for language in LANGUAGES:
        catalog = catalog_of(language)
        catalog.update(template, no_fuzzy_matching=True)
        catalog.obsolete.clear()
        path = po_path(language)
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("wb") as file:
            write_po(
                file, catalog, width=0, sort_output=True, include_lineno=False, omit_header=False
            )
        missing = sum(1 for message in catalog if message.id and not message.string)
        print(f"{language}: {len(catalog)} sentences, {missing} not translated")


def compiled(language: str) -> bytes:
    """The translations as Django reads them."""
    out = io.BytesIO()
    write_mo(out, catalog_of(language))
    return out.getvalue()


def main() -> None:
    """Do what the word says."""
    if sys.argv[1:] == ["collect"]:
        collect()
    elif sys.argv[1:] == ["compile"]:
        for language in LANGUAGES:
            po_path(language).with_suffix(".mo").write_bytes(compiled(language))
    else:
        sys.exit(__doc__)


if __name__ == "__main__":
    main()
