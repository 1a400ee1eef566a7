"""A FHIR Questionnaire is read and scored by its rule; anything else gets one clear error."""

from __future__ import annotations

import contextlib
import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from halfway.errors import BadContentError
from halfway.guidance.questionnaires import LARGEST, read_questionnaire, rules


def questionnaire(items: int = 9, **fields: Any) -> bytes:
    """A file with made-up words."""
    asked = [
        {"linkId": str(n), "type": "integer", "text": f"Words {n}"} for n in range(1, items + 1)
    ]
    made = {"resourceType": "Questionnaire", "name": "ECR_RS", "item": asked} | fields
    return json.dumps(made).encode()


def test_reads_the_items_in_order() -> None:
    brought = read_questionnaire(questionnaire())
    assert brought.rule.id == "ECR-RS"
    assert brought.texts == tuple(f"Words {n}" for n in range(1, 10))


def test_groups_are_taken_apart_and_headings_left_out() -> None:
    inner = json.loads(questionnaire())["item"]
    grouped = [
        {"type": "display", "text": "Please rate"},
        {"type": "group", "text": "Part one", "item": inner[:6]},
        {"type": "group", "item": inner[6:]},
    ]
    assert len(read_questionnaire(questionnaire(item=grouped)).texts) == 9


@pytest.mark.parametrize(
    ("rated", "means"),
    [
        # by hand: items 1 to 4 turn round (8 - x), 5 and 6 do not
        (dict.fromkeys(range(1, 10), 1), {"distance": (7 * 4 + 1 * 2) / 6, "worry": 1.0}),
        (dict.fromkeys(range(1, 10), 4), {"distance": 4.0, "worry": 4.0}),
        ({1: 7, 7: 2, 9: 4}, {"distance": 1.0, "worry": 3.0}),
        ({8: 9}, {}),
        ({}, {}),
    ],
)
def test_scores_as_the_rule_says(rated: dict[int, int], means: dict[str, float]) -> None:
    assert rules()["ECR-RS"].means(rated) == pytest.approx(means)


@pytest.mark.parametrize(
    ("file", "says"),
    [
        (b"", "not JSON"),
        (b"\xff\xfe", "not JSON"),
        (b"[" * 100_000, "not JSON"),
        (b"[]", "no FHIR"),
        (b'{"resourceType": "Patient"}', "no FHIR"),
        (questionnaire(name="PHQ-9"), "No rule is known"),
        (questionnaire(items=8), "has 9 items; this file has 8"),
        (questionnaire(item="no list"), "this file has 0"),
        (b" " * (LARGEST + 1), "too large"),
    ],
)
def test_what_cannot_be_used_is_told(file: bytes, says: str) -> None:
    with pytest.raises(BadContentError, match=says):
        read_questionnaire(file)


@given(
    st.recursive(
        st.none() | st.text() | st.integers(), lambda x: st.lists(x) | st.dictionaries(st.text(), x)
    )
)
def test_any_items_are_read_or_told(items: Any) -> None:
    with contextlib.suppress(BadContentError):
        assert len(read_questionnaire(questionnaire(item=items)).texts) == 9
