"""Changes that hold warmth back, provoke or watch are refused; kind ones are not."""

from __future__ import annotations

import pytest

from halfway.guidance.content import LANGUAGES
from halfway.guidance.studies import study_words
from halfway.studies.harmless import REASONS, reason_against

REFUSED = {
    "withholds": (
        "I stop hugging her and see what she does",
        "No kissing for two weeks",
        "I give him the silent treatment on those days",
        "I won't talk to him in the evening",
        "I don't say I love you until she says it first",
        "I punish him with a cold dinner",
        "Dejar de abrazarle unos días",
    ),
    "provokes": (
        "I make him jealous with Tom",
        "I test whether she notices that I'm sad",
        "I flirt with other people at work and tell her",
        "I push his buttons on purpose",
        "I give her an ultimatum every Monday",
        "Ponerla a prueba cada semana",
    ),
    "watches": (
        "I check his phone every night",
        "I read her messages before bed",
        "I track my husband to see if he is at work",
        "Revisar su móvil por la noche",
    ),
}
FINE = (
    "I stop talking over her",
    "I never answer in the heat of it; I take three breaths first",
    "I don't look at my phone at dinner",
    "I read one page of our book aloud",
    "I ask how his day was and listen to the end",
    "I hug her when I come home",
    "I say sorry within a day when I was sharp",
    "I stop checking my own work mail after eight",
)


@pytest.mark.parametrize(
    ("reason", "change"), [(reason, one) for reason, all_ in REFUSED.items() for one in all_]
)
def test_it_is_refused(reason: str, change: str) -> None:
    assert reason_against(change) == reason


@pytest.mark.parametrize("change", FINE)
def test_it_is_not_refused(change: str) -> None:
    assert reason_against(change) == ""


@pytest.mark.parametrize("language", LANGUAGES)
def test_nothing_that_we_offer_is_refused(language: str) -> None:
    for one in study_words(language=language).change:
        assert reason_against(one.words) == ""


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("reason", REASONS)
def test_each_refusal_has_words(language: str, reason: str) -> None:
    assert study_words(language=language).of_refusal(reason)
