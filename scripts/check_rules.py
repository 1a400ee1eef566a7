"""Checks the rule files of the codebook by their own cases: `check_rules.py [move or file …]`.

With `--record` it also writes `exercised.txt`, which lets the app start without running them again.
"""

from __future__ import annotations

import sys
from pathlib import Path

from halfway.engine.cases import exercise
from halfway.engine.codebook import EXERCISED, FOLDER, digest, load_words, rule_files
from halfway.engine.rule import load_rule
from halfway.errors import BadRuleError


def main(arguments: list[str]) -> int:
    """Check the rules that are named, or all; gives the exit status."""
    names = [name for name in arguments if name != "--record"]
    words = load_words(FOLDER)
    bad = 0
    paths = [path for path in rule_files(FOLDER) if not names or _is_named(path, names)]
    if not paths:
        print("no rule file was checked", file=sys.stderr)
        return 1
    for path in paths:
        try:
            exercise(load_rule(path, words), words)
        except BadRuleError as error:
            bad += 1
            print(error)
    print(f"{len(paths)} rules checked, {bad} bad")
    if "--record" in arguments and not bad and not names:
        EXERCISED.write_text("".join(f"{digest(path, words)}\n" for path in paths))
    return 1 if bad else 0


def _is_named(path: Path, names: list[str]) -> bool:
    return path.parent.name in names or any(Path(name).resolve() == path for name in names)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
