"""The state moves as people do: hard words close, warm and direct words open slowly, magic fades."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from halfway.rehearsal.bank import TEMPERAMENTS, Temperament
from halfway.rehearsal.heard import Act, Heard
from halfway.rehearsal.partner import Partner, begin, moved, rested, was_said

ACTS: tuple[Act, ...] = (
    *("attacked", "labelled", "begged", "pushed", "left", "owned", "understood"),
    *("asked", "invited", "warmed", "felt", "complained", "puzzled", "small"),
    *("named", "proposed", "requested", "told", "greeted", "knocked", "nodded", "paused"),
)


def turn(act: Act, *, hard: float = 0.0, direct: float = 0.8, words: str = "") -> Heard:
    return Heard(act, hard, direct, frozenset(), act == "invited", "", words or act)


def fresh(temperament: Temperament = "steady") -> Partner:
    return begin(temperament, ("cost",), after_no=False, is_hot=False)


turns = st.lists(
    st.builds(
        turn,
        st.sampled_from(ACTS),
        hard=st.floats(0, 1),
        direct=st.floats(0, 1),
        words=st.text(max_size=3),
    ),
    max_size=30,
)


@given(st.sampled_from(TEMPERAMENTS), turns)
def test_levels_stay_between_0_and_1(temperament: Temperament, said: list[Heard]) -> None:
    partner = fresh(temperament)
    for one in said:
        partner = moved(partner, one)
        assert all(0 <= level <= 1 for level in (partner.safety, partner.openness, partner.arousal))


@pytest.mark.parametrize("temperament", TEMPERAMENTS)
@pytest.mark.parametrize("act", ["attacked", "labelled", "begged", "pushed", "left"])
def test_hard_words_and_pushing_close(temperament: Temperament, act: Act) -> None:
    before = fresh(temperament)
    after = moved(before, turn(act, hard=0.8))
    assert after.openness < before.openness
    assert after.safety < before.safety


@pytest.mark.parametrize("temperament", TEMPERAMENTS)
@pytest.mark.parametrize("act", ["owned", "understood", "asked", "warmed", "felt"])
def test_warm_words_open_a_little(temperament: Temperament, act: Act) -> None:
    before = fresh(temperament)
    after = moved(before, turn(act))
    assert 0 < after.openness - before.openness < 0.12


def test_direct_opens_more_than_vague() -> None:
    direct, vague = (moved(fresh(), turn("felt", direct=one)) for one in (0.9, 0.1))
    assert direct.openness > vague.openness


def test_the_same_words_twice_do_nothing_the_second_time() -> None:
    once = moved(fresh(), turn("understood"))
    assert moved(once, turn("understood")).openness <= once.openness + 1e-12


SORRY = (
    "i am sorry. it makes sense that you feel blamed",
    "i am so sorry. it makes sense that you feel blamed",
    "i am sorry, love. it makes sense you feel blamed",
    "sorry. it makes sense that you would feel blamed",
)


def test_nearly_the_same_words_do_nothing_either() -> None:
    partner = moved(fresh(), turn("owned", words=SORRY[0]))
    for words in SORRY[1:]:
        assert was_said(partner, words)
        after = moved(partner, turn("owned", words=words))
        assert after.openness <= partner.openness + 1e-12
        partner = after


def test_other_words_with_the_same_beginning_are_new() -> None:
    partner = moved(fresh(), turn("understood", words="that makes sense. i would be scared too"))
    assert not was_said(partner, "that makes sense. the money is not a small thing")


def test_what_comes_along_in_a_turn_fades_as_well() -> None:
    both = [
        Heard(act, 0.0, 0.8, frozenset(("ownership", "validation")), False, "", words)
        for act, words in (
            ("owned", "one two"),
            ("understood", "three four"),
            ("owned", "five six"),
        )
    ]
    gains, partner = [], fresh()
    for one in both:
        after = moved(partner, one)
        gains.append(after.openness - partner.openness)
        partner = after
    assert gains[1] < 0.8 * gains[0]
    assert gains[2] < 0.8 * gains[1]


@pytest.mark.parametrize("act", ["named", "told", "greeted", "knocked", "nodded"])
def test_a_plain_turn_closes_nothing(act: Act) -> None:
    before = fresh()
    assert moved(before, turn(act)).openness == before.openness


def test_the_same_kind_fades() -> None:
    gains, partner = [], fresh()
    for number in range(4):
        after = moved(partner, turn("warmed", words=str(number)))
        gains.append(after.openness - partner.openness)
        partner = after
    assert gains == sorted(gains, reverse=True)


def test_each_push_weighs_more() -> None:
    first = moved(fresh(), turn("pushed", words="1"))
    second = moved(first, turn("pushed", words="2"))
    assert fresh().openness - first.openness < first.openness - second.openness


def test_a_repair_mends_a_hurt_and_only_a_hurt() -> None:
    hurt = moved(fresh(), turn("attacked", hard=0.6))
    mended = moved(hurt, turn("owned"))
    assert mended.hurts == 0
    gain = moved(fresh(), turn("owned")).safety - fresh().safety
    assert mended.safety - hurt.safety > gain


def test_a_break_calms() -> None:
    stirred = fresh("anxious")
    for number in range(4):
        stirred = moved(stirred, turn("attacked", hard=1, words=str(number)))
    assert rested(stirred).arousal <= 0.25 < stirred.arousal
