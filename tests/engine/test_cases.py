"""A rule that its own cases do not exercise, both ways, is refused with file and line."""

from __future__ import annotations

from pathlib import Path

import pytest

from halfway.engine.cases import alternatives, exercise, marked_spans, unmarked
from halfway.engine.rule import load_rule
from halfway.errors import BadRuleError

GOOD = """\
id = "criticism.you_never"
says = "“Never” makes one moment into all."
match = [
  '\\byou never (?:help|listen)\\b',
]
unless = ['\\bjoke\\b']
yes = ["{You never help}.", "{u never listen}!"]
no = ["You never help, just a joke.", "I never listen.", "never mind, you help"]
try = ["I felt alone with this. Would you help me tonight?"]
"""


def check(tmp_path: Path, text: str) -> None:
    path = tmp_path / "criticism" / "you_never.toml"
    path.parent.mkdir(exist_ok=True)
    path.write_text(text)
    exercise(load_rule(path, {}), {})


def test_takes_a_rule_whose_cases_hold(tmp_path: Path) -> None:
    check(tmp_path, GOOD)


@pytest.mark.parametrize(
    ("old", "new", "line", "problem"),
    [
        ('yes = ["{You never help}.", "{u never listen}!"]', "yes = []", 1, "no example"),
        (
            'no = ["You never help, just a joke.", "I never listen.", "never mind, you help"]',
            "no = []",
            1,
            "no example",
        ),
        ("{You never help}.", "You {never help}.", 7, "not found at its marks"),
        ("{You never help}.", "{You never help}. You never listen.", 7, "not found at its marks"),
        ("{u never listen}!", "u listen!", 7, "has no {marks}"),
        ("I never listen.", "ok you never help", 8, "this no is found"),
        ('"{u never listen}!"', '"{u never help}!"', 4, 'needs the alternative "listen"'),
        ("just a joke.", "just kidding.", 8, "this no is found"),
        (
            "unless = ['\\bjoke\\b']",
            "unless = ['\\bjoke\\b', '\\bfun\\b']",
            6,
            'no example under "no" is hit',
        ),
        ("never mind, you help", "The weather is fine.", 8, "no near miss"),
        (
            "'\\byou never (?:help|listen)\\b',",
            "'\\byou never (?:help|listen)\\b', '\\bcold\\b',",
            4,
            "is found by this pattern",
        ),
        (
            'try = ["I felt alone with this. Would you help me tonight?"]',
            "",
            1,
            "offers no other words",
        ),
    ],
)
def test_refuses_a_rule_that_is_not_exercised(
    tmp_path: Path, old: str, new: str, line: int, problem: str
) -> None:
    assert old in GOOD
    with pytest.raises(BadRuleError) as refused:
        check(tmp_path, GOOD.replace(old, new))
    assert f"you_never.toml:{line}:" in str(refused.value)
    assert problem in str(refused.value)


def test_marks_are_code_points_of_the_unmarked_text() -> None:
    assert unmarked("🙄 {You} and {{me}} {too}") == "🙄 You and {me} too"
    assert marked_spans("🙄 {You} and {too}") == [(2, 5), (10, 13)]


def test_lists_each_alternative_with_the_pattern_that_lacks_it() -> None:
    assert dict(alternatives("(?:a|b) (?P<x>c|d(?:e|f)?)")) == {
        "a": "(?:b) (?P<x>c|d(?:e|f)?)",
        "b": "(?:a) (?P<x>c|d(?:e|f)?)",
        "c": "(?:a|b) (?P<x>d(?:e|f)?)",
        "d(?:e|f)?": "(?:a|b) (?P<x>c)",
        "e": "(?:a|b) (?P<x>c|d(?:f)?)",
        "f": "(?:a|b) (?P<x>c|d(?:e)?)",
    }
