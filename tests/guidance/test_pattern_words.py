"""Every cycle, role, move and limit that can be shown has its words, in both languages."""

from __future__ import annotations

import pytest

from halfway.conversation import MOVES, TOWARD
from halfway.guidance.content import LANGUAGES
from halfway.guidance.pattern import pattern_words
from halfway.patterns.cycles import CYCLES
from halfway.patterns.limits import ALWAYS

LIMITS = ("few", "no_time", "left_out", "others", *ALWAYS)


@pytest.mark.parametrize("language", LANGUAGES)
def test_all_is_there(language: str) -> None:
    words = pattern_words(language=language)
    for cycle in CYCLES:
        assert set(words.of_cycle(cycle.name).roles) == {cycle.one, cycle.other}
    for move in MOVES:
        assert words.of_move(move).do
        assert bool(words.of_move(move).they) == (move in TOWARD)
    assert len(words.of_limits((name, 7) for name in LIMITS)) == len(LIMITS)
    assert set(words.report) == set(pattern_words().report)
