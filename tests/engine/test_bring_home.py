"""A label that comes home from therapy becomes owning my part and an invitation."""

from __future__ import annotations

import pytest

from halfway import check, read
from halfway.engine.bring_home import brought_home

LABELS = [
    "My therapist thinks that you may be emotionally avoidant",
    "My therapist says you're a narcissist.",
    "My counsellor thinks you have ADHD.",
    "My therapist says you're defensive.",
]


@pytest.mark.parametrize("text", LABELS)
def test_offers_drafts_that_own_and_invite(text: str) -> None:
    drafts = brought_home(check(text))
    assert drafts
    for reading in read(drafts):
        assert reading.against() == (), reading.text
        assert reading.opening.harshness <= 1.5
        assert reading.opening.directness >= 0.45
        assert {"invitation", "curiosity", "need"} & set(reading.named), reading.text


def test_offers_nothing_where_nobody_is_labelled() -> None:
    assert brought_home(check("I learned about my own anger in therapy.")) == ()
