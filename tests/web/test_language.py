"""Spanish is whole: every sentence and every page, with the same places for names, links and facts."""

from __future__ import annotations

import importlib.util
import re
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
from babel.messages.catalog import Catalog

from conftest import Visitor, all_paths
from halfway.guidance import content

SCRIPT = Path(__file__).parents[2] / "scripts" / "translations.py"
TEXTS = sorted(
    path
    for path in content.FOLDER.rglob("*.*")
    if path.suffix in (".md", ".toml") and ".es." not in path.name
)
ENGLISH = re.compile(r"\b(?:the|you|your|and|with|this|that|what|nothing)\b", re.IGNORECASE)


@pytest.fixture(scope="module")
def translations() -> ModuleType:
    """The script."""
    spec = importlib.util.spec_from_file_location("translations", SCRIPT)
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="module")
def spanish(translations: ModuleType) -> Catalog:
    catalog: Catalog = translations.catalog_of("es")
    return catalog


def ids(catalog: Catalog) -> set[Any]:
    return {message.id for message in catalog if message.id}


def test_every_sentence_that_is_shown_is_there(translations: ModuleType, spanish: Catalog) -> None:
    shown = ids(translations.collected())
    assert len(shown) > 400
    assert shown - ids(spanish) == set(), "run scripts/translations.py collect"
    assert ids(spanish) - shown == set(), "run scripts/translations.py collect"


def test_every_sentence_is_translated(spanish: Catalog) -> None:
    for message in spanish:
        words = message.string if isinstance(message.string, tuple) else (message.string,)
        assert not message.id or all(words), message.id
        assert not message.id or not message.fuzzy


def test_names_in_a_sentence_are_the_same_in_both(spanish: Catalog) -> None:
    for message in spanish:
        if message.id:
            whole = message.id if isinstance(message.id, tuple) else (message.id,)
            words = message.string if isinstance(message.string, tuple) else (message.string,)
            names = {name for one in whole for name in re.findall(r"%\(\w+\)s", one)}
            assert {name for one in words for name in re.findall(r"%\(\w+\)s", one)} == names


def test_what_django_reads_is_what_stands_in_the_file(translations: ModuleType) -> None:
    made = translations.po_path("es").with_suffix(".mo").read_bytes()
    assert made == translations.compiled("es"), "run scripts/translations.py compile"


@pytest.mark.parametrize("path", TEXTS, ids=lambda path: path.name)
def test_every_text_is_there_in_spanish(path: Path) -> None:
    other = content.localized(path, language="es")
    assert other != path
    marks = re.compile(r"\[\^\w+\]|\{\w+\}|^id = .*$|^#+ |^\[\[?[\w.]+\]\]?$", re.MULTILINE)
    assert marks.findall(other.read_text()) == marks.findall(path.read_text())


@pytest.mark.parametrize("path", [path for path in all_paths() if path != "/x/0/"])
def test_a_page_in_spanish_says_so(writer: Visitor, path: str) -> None:
    answer = writer.get(path, Accept_Language="es-MX,es;q=0.9")
    if "<html" in answer.text:
        assert '<html lang="es"' in answer.text
        assert answer.headers["content-language"] == "es"


@pytest.mark.parametrize(
    "path",
    [
        "/today/",
        "/today/where/",
        "/ask/",
        "/today/plan/",
        "/calm/",
        "/alone/",
        "/read/",
        "/read/cost/",
    ],
)
def test_no_english_is_left_on_a_page(writer: Visitor, path: str) -> None:
    text = writer.get(path, Accept_Language="es").text
    main = re.sub(r"<[^>]+>|&\w+;", " ", text.partition("<main")[2].partition("</main>")[0])
    main = main.partition("Fuentes")[0]
    assert ENGLISH.findall(main) == []


def test_a_chosen_language_stays_for_the_visit(writer: Visitor) -> None:
    assert '<html lang="en"' in writer.get("/today/").text
    writer.post("/language/", {"language": "es"})
    assert '<html lang="es"' in writer.get("/today/").text
    writer.post("/language/", {"language": "xx"})
    assert '<html lang="es"' in writer.get("/today/").text
    writer.post("/language/", {"language": "en"})
    assert '<html lang="en"' in writer.get("/today/", Accept_Language="es").text
