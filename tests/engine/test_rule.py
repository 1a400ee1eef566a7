"""A rule file that is not well formed is refused in one line that says where and what."""

from __future__ import annotations

from pathlib import Path

import pytest

from halfway.engine.rule import load_rule
from halfway.errors import BadRuleError

GOOD = """\
id = "demand.now"
says = "It presses."
sure = "certain"
match = ['\\bdo it {now}\\b']
yes = ["{do it now}"]
no = ["now then"]
"""


def load(tmp_path: Path, text: str, *, folder: str = "demand") -> object:
    path = tmp_path / folder / "now.toml"
    path.parent.mkdir(exist_ok=True)
    path.write_text(text)
    return load_rule(path, {"now": "(?:now|today)"})


def test_fills_in_word_lists(tmp_path: Path) -> None:
    rule = load(tmp_path, GOOD)
    assert rule.match == (r"\bdo it (?:now|today)\b",)  # type: ignore[attr-defined]
    assert rule.confidence == 0.95  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("old", "new", "problem"),
    [
        ('id = "demand.now"', 'id = "demand.later"', 'the id must be "demand.now"'),
        ('says = "It presses."', "", '"says" is missing'),
        ('sure = "certain"', 'sure = "very"', "must be one of certain, likely, perhaps"),
        ('sure = "certain"', 'colour = "red"', "this key is not known"),
        ("{now}", "{then}", "no word list {then}"),
        ("do it {now}", "do (it", "not a regular expression"),
        ("do it {now}", "do(?=it)", "not a regular expression"),
        ('["now then"]', '"now then"', "must be a list of strings"),
        ('sure = "certain"', "tier = 4", "must be 1, 2 or 3"),
        ('sure = "certain"', "sure = ", "not valid TOML"),
    ],
)
def test_refuses_a_bad_file(tmp_path: Path, old: str, new: str, problem: str) -> None:
    assert old in GOOD
    with pytest.raises(BadRuleError, match=r"now\.toml") as refused:
        load(tmp_path, GOOD.replace(old, new))
    assert problem in str(refused.value)


def test_refuses_a_folder_that_is_no_move(tmp_path: Path) -> None:
    with pytest.raises(BadRuleError, match="neither a move nor a danger signal"):
        load(tmp_path, GOOD.replace("demand.now", "shouting.now"), folder="shouting")
