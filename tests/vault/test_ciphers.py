"""E8: keys come from the system's generator, and only the vault knows about ciphers."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

SOURCE = Path(__file__).parents[2] / "src" / "halfway"
CIPHERS = {"nacl", "argon2", "cryptography", "Crypto"}
GUESSABLE = {"random", "uuid"}


def imported(code: str) -> set[str]:
    """The first parts of the names of all modules that are imported."""
    names = set()
    for node in ast.walk(ast.parse(code)):
        if isinstance(node, ast.Import):
            names |= {alias.name.partition(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            names.add(node.module.partition(".")[0])
    return names


def test_the_look_at_imports_finds_them() -> None:
    assert imported("import nacl.bindings\nfrom random import choice") == {"nacl", "random"}


@pytest.mark.parametrize("path", sorted(SOURCE.rglob("*.py")), ids=lambda path: path.stem)
def test_ciphers_are_in_the_vault_alone_and_nothing_can_be_guessed(path: Path) -> None:
    names = imported(path.read_text())
    if "vault" not in path.relative_to(SOURCE).parts:
        assert not names & CIPHERS
    else:
        assert not names & GUESSABLE
