"""The sentences of an analysis: worse days are told as worse, and nobody is coaxed on in vain."""

from __future__ import annotations

from halfway.cli.study_words import Told, counted, told
from halfway.stats.randomised import exact_test
from halfway.stats.study import described

PLAN = "AB" * 4


def said(values: list[float], *, more: bool = True, needed: int | None = None) -> str:
    return "\n".join(
        told(
            Told(
                described(PLAN, values, more_is_better=more),
                more_is_better=more,
                parts="",
                design="pairs",
                least=1,
                test=exact_test(values, PLAN, design="pairs", least=1, more_is_better=more),
                days=len(PLAN),
                days_needed=needed,
            )
        )
    )


def test_worse_days_are_told_as_worse() -> None:
    lower, higher = said([9, 2, 8, 3, 9, 2, 9, 3]), said([2, 9, 3, 8, 2, 9, 3, 9], more=False)
    assert "were not better; they were lower by 6.25. You may well leave it" in lower
    assert "they were higher by 6.25" in higher
    for text in (lower, higher):
        assert "Can't tell" not in text
        assert "8 times of 10" not in text


def test_no_difference_is_neither() -> None:
    assert "neither better nor worse" in said([3.0] * 8)


def test_how_many_days_more_is_said() -> None:
    values = [3.0, 4, 3, 5, 4, 3, 3, 5]
    assert "A study of 20 days, 12 more than this one" in said(values, needed=20)
    assert "of the same length may well" in said(values, needed=8)
    assert "more than 120 days" in said(values)


def test_beyond_chance_is_said() -> None:
    values = [float(day + 5 * (one == "B")) for day, one in enumerate("AB" * 5)]
    test = exact_test(values, "AB" * 5, design="pairs", least=1, more_is_better=True)
    found = described("AB" * 5, values, more_is_better=True)
    lines = told(Told(found, more_is_better=True, parts="", design="pairs", least=1, test=test))
    assert any("more than chance" in line for line in lines)


def test_a_plan_of_no_design_is_told_without_p() -> None:
    found = described("AABBBA", [1, 2, 3, 4, 5, 1], more_is_better=True)
    one = Told(found, more_is_better=True, parts="A 2, B 3, A 1")
    assert one.why_no_p
    assert one.why_no_p in told(one)
    assert not any("p =" in line for line in told(one))


def test_many_plans_are_said_in_short() -> None:
    assert counted(1_048_576) == "1,048,576"
    assert counted(2**100) == "1.3e+30"
