"""The house keeps its shape: sizes, names, mirrored tests, and nothing of one machine."""

from __future__ import annotations

import ast
import re
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
SOURCE = ROOT / "src" / "halfway"
MODULES = sorted(path for path in SOURCE.rglob("*.py") if path.parent.name != "migrations")
BANNED = {"utils", "helpers", "common", "core", "base", "misc", "manager", "handlers", "data"}


def tracked() -> list[Path]:
    listed = subprocess.run(
        ["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=True
    )
    files = [ROOT / name for name in listed.stdout.split("\0") if name]
    assert files
    return [path for path in files if path.is_file()]


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(SOURCE)))
def test_module_is_small_and_says_what_it_is_for(path: Path) -> None:
    text = path.read_text()
    tree = ast.parse(text)
    assert len(text.splitlines()) <= 300
    assert path.stem not in BANNED
    assert ast.get_docstring(tree)
    for function in _functions(tree):
        assert (function.end_lineno or 0) - function.lineno < 40, function.name
        # The options of a command are said by name, and Typer knows no other way to take them.
        assert len(_arguments(function)) <= 6 or _is_command(function), function.name


def _functions(tree: ast.Module) -> Iterator[ast.FunctionDef]:
    return (node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef))


def _is_command(function: ast.FunctionDef) -> bool:
    return any(".command(" in ast.unparse(one) for one in function.decorator_list)


def _arguments(function: ast.FunctionDef) -> list[str]:
    arguments = function.args
    names = [a.arg for a in (*arguments.posonlyargs, *arguments.args, *arguments.kwonlyargs)]
    return [name for name in names if name not in ("self", "cls")]


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(SOURCE)))
def test_public_functions_say_what_they_give(path: Path) -> None:
    for node in ast.parse(path.read_text()).body:
        if isinstance(node, ast.FunctionDef | ast.ClassDef) and not node.name.startswith("_"):
            assert ast.get_docstring(node), f"{path.name}: {node.name}"


def test_rule_files_and_templates_are_small() -> None:
    rules, templates = list(SOURCE.rglob("*.toml")), list(SOURCE.rglob("*.html"))
    assert rules
    assert templates
    for path in rules:
        if path.parent.parent.name == "en":
            assert len(path.read_text().splitlines()) <= 150, path
    for path in templates:
        assert len(path.read_text().splitlines()) <= 150, path


def test_no_two_test_files_have_one_name() -> None:
    # pytest takes both for one module, and reads only the first
    names = [path.name for path in tracked() if path.name.startswith("test_")]
    assert len(names) == len(set(names)) > 100


def test_there_are_at_most_ten_errors() -> None:
    assert len(re.findall(r"^class ", (SOURCE / "errors.py").read_text(), re.MULTILINE)) <= 10


def test_settings_are_short() -> None:
    assert len((SOURCE / "web" / "settings.py").read_text().splitlines()) <= 200


def test_nothing_committed_speaks_of_this_machine() -> None:
    paths_of_ours = re.compile("/wo" + r"rk/|/tm" + "p/bash|find-li" + "nks")
    for path in tracked():
        if path.suffix in {".png", ".lock", ".onnx"}:
            continue
        assert not paths_of_ours.search(path.read_text(errors="replace")), path


def test_version_is_the_same_everywhere() -> None:
    version = re.search(r'^version = "(.+)"', (ROOT / "pyproject.toml").read_text(), re.MULTILINE)
    assert version
    assert f"## {version[1]}" in (ROOT / "CHANGELOG.md").read_text()


def test_docs_list_every_public_name() -> None:
    import halfway

    assert len(halfway.__all__) < 10
    text = (ROOT / "docs" / "library.md").read_text()
    for name in halfway.__all__:
        assert f"`{name}" in text or f"`halfway.{name}" in text, name


def test_docs_list_every_setting() -> None:
    from halfway.web.settings import VARIABLES

    text = (ROOT / "docs" / "settings.md").read_text()
    for name, default, _ in VARIABLES:
        assert f"`{name}`" in text
        assert default in text
