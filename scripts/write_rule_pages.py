"""Writes `docs/rules/`, one page for each move and danger signal, from the codebook itself."""

from __future__ import annotations

import sys
from pathlib import Path

from halfway.conversation import MOVES, SIGNALS
from halfway.engine.cases import unmarked
from halfway.engine.codebook import Codebook, load_codebook
from halfway.engine.rule import Rule

FOLDER = Path(__file__).parent.parent / "docs" / "rules"


def main() -> int:
    """Write every page; gives the exit status."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    for name, text in pages(load_codebook()).items():
        (FOLDER / name).write_text(text, encoding="utf-8")
    return 0


def pages(codebook: Codebook) -> dict[str, str]:
    """The text of each page by its file name."""
    written = {f"{kind}.md": _page(codebook, kind) for kind in (*MOVES, *SIGNALS)}
    written["README.md"] = _index(codebook)
    return written


def _index(codebook: Codebook) -> str:
    lines = [
        "# The codebook",
        "",
        "Generated from the rules by `make rules`; do not edit by hand.",
        f"{len(codebook.rules)} rules. Each carries its own cases, and is refused without them.",
        "",
        "| move | what it does | rules |",
        "|---|---|---|",
    ]
    for kind in (*MOVES, *SIGNALS):
        about = codebook.about[kind]
        count = sum(1 for rule in codebook.rules if rule.kind == kind)
        lines.append(f"| [{about.title}]({kind}.md) | {about.what} | {count} |")
    return "\n".join(lines) + "\n"


def _page(codebook: Codebook, kind: str) -> str:
    about = codebook.about[kind]
    lines = [f"# {about.title}", "", about.what, "", f"Source: {about.source}", ""]
    for rule in codebook.rules:
        if rule.kind == kind:
            lines += _rule(rule)
    return "\n".join(lines) + "\n"


def _rule(rule: Rule) -> list[str]:
    lines = [f"## {rule.id}", "", rule.says, ""]
    lines += [f"- found: {_marked(case)}" for case in rule.yes[:4]]
    lines += [f"- not found: {unmarked(case)}" for case in rule.no[:4]]
    lines += [f"- try: {offer}" for offer in rule.offers]
    return [*lines, ""]


def _marked(case: str) -> str:
    return (
        case.replace("{{", "\0")
        .replace("}}", "\1")
        .replace("{", "**")
        .replace("}", "**")
        .replace("\0", "{")
        .replace("\1", "}")
    )


if __name__ == "__main__":
    sys.exit(main())
