"""What stands beside a clock time is understood in many languages."""

from __future__ import annotations

import pytest

from halfway.importers.whatsapp_hours import half_of


@pytest.mark.parametrize(
    ("before", "after", "half"),
    [
        (", ", " PM ", "after"),
        (", ", "\u202fa.m.", "before"),
        (" a las ", " p.\u00a0m. ", "after"),
        (" г., в ", " ", "any"),
        (" BE, 下午", "", "after"),
        ("، ", " م", "after"),
        (", ", " אחה״צ", "after"),
        (" klo ", "", "any"),
        (", ", " zzz ", None),
        (" am ", " pm ", None),
    ],
)
def test_words_beside_a_time(before: str, after: str, half: str | None) -> None:
    assert half_of(before, after) == half
