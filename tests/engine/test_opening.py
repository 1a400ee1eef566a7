"""Harshness and directness go where a person would expect them to go."""

from __future__ import annotations

import pytest

from halfway import check


def harshness(text: str) -> float:
    return check(text).opening.harshness


def directness(text: str) -> float:
    return check(text).opening.directness


@pytest.mark.parametrize(
    ("softer", "harder"),
    [
        ("Could you listen to me tonight?", "You never listen to me."),
        ("You don't listen to me.", "You never listen to me. You're so selfish."),
        ("You never listen to me.", "YOU NEVER LISTEN TO ME!!"),
        ("I miss you and I feel sad. You never listen to me.", "You never listen to me."),
        (
            "So I was at the shop. The bus was late. You never listen to me.",
            "You never listen to me. So I was at the shop. The bus was late.",
        ),
    ],
)
def test_is_harsher(softer: str, harder: str) -> None:
    assert harshness(softer) < harshness(harder)


@pytest.mark.parametrize(
    ("vaguer", "clearer"),
    [
        (
            "maybe sometime we could possibly think about stuff",
            "Could we think about stuff tonight?",
        ),
        ("I guess things are kind of off or whatever", "I feel lonely since last week."),
        ("I need something", "I need an hour with you on Sunday."),
    ],
)
def test_is_more_direct(vaguer: str, clearer: str) -> None:
    assert directness(vaguer) < directness(clearer)


def test_says_which_findings_made_it() -> None:
    opening = check("You never listen to me.").opening
    assert [finding.move for finding in opening.made_by] == ["criticism"]
    assert "starts hard" in opening.says[0] or "sting" in opening.says[0]


def test_stays_on_its_scales() -> None:
    opening = check("You're so selfish. " * 200).opening
    assert opening.harshness <= 5
    assert 0 <= opening.directness <= 1
