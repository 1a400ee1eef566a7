"""Changes that hold warmth back, provoke or watch are refused; kind ones are not."""

from __future__ import annotations

import pytest

from halfway.guidance.content import LANGUAGES
from halfway.guidance.studies import study_words
from halfway.studies.harmless import REASONS, reason_against, reason_against_measure

REFUSED = {
    "withholds": (
        "I stop hugging her and see what she does",
        "No kissing for two weeks",
        "I give him the silent treatment on those days",
        "I won't talk to him in the evening",
        "I don't say I love you until she says it first",
        "I punish him with a cold dinner",
        "Dejar de abrazarle unos días",
        "I hold back affection",
        "I keep my love back",
        "I act cold",
        "I am more distant on those days",
        "I leave him on read",
        "I don't answer his texts for a day",
        "I don't respond to her messages",
        "I say nothing when he comes home",
        "I make her wait for sex",
        "I only hug him if he does the dishes",
        "I only kiss her when she apologises",
        "I refuse sex",
        "I don't talk to her over the weekend",
        "I don't talk to him from Monday to Friday",
        "I withdraw when she wants to talk",
        "La dejo en visto",
        "No contesto a sus mensajes",
        "Me muestro fría",
        "La hago esperar",
        "Solo le abrazo si friega",
    ),
    "provokes": (
        "I make him jealous with Tom",
        "I test whether she notices that I'm sad",
        "I flirt with other people at work and tell her",
        "I push his buttons on purpose",
        "I give her an ultimatum every Monday",
        "Ponerla a prueba cada semana",
        "I stay out late so that she worries",
        "I hide her keys",
        "I take her phone at night",
        "I make her feel guilty",
        "I sleep on the couch to teach her a lesson",
        "Escondo sus llaves",
        "Llego tarde para que se preocupe",
    ),
    "watches": (
        "I check his phone every night",
        "I read her messages before bed",
        "I track my husband to see if he is at work",
        "Revisar su móvil por la noche",
        "I put an app on his phone",
        "I install a tracker in her car",
        "I check where she is",
        "I find out who he texts",
        "I look through his pockets",
        "I track her phone",
        "I follow her to work",
        "I don't stop checking his phone",
        "Reviso su móvil",
        "Miro dónde está cada noche",
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
    "I stop ignoring her when she speaks",
    "I never threaten to leave",
    "I don't start fights at bedtime",
    "I stop checking his phone",
    "I follow her advice once a day",
    "I read her messages to the end before I answer",
    "I read her texts twice before I reply",
    "I no longer lie to her about money",
    "I don't try to make her jealous any more",
    "I tell her that I am angry rather than ignoring her",
    "I stop being distant at breakfast",
    "I never stop thanking him",
    "I don't talk to her like a boss",
    "I don't talk to him about therapy for two weeks",
    "I don't answer her sharply",
    "I don't speak to him in that tone",
    "I don't touch her things without asking",
    "I only hug her if she wants it",
    "I text when I'm late so she does not worry",
    "I speak slowly so that she feels heard",
    "I hold back sharp words",
    "I say nothing while she talks",
    "I put a note in her bag",
    "I make him a cup of tea",
    "I see where he is coming from before I answer",
    "Dejo de ignorarla cuando habla",
    "Dejo de revisar su móvil",
    "No le hablo a gritos",
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


@pytest.mark.parametrize(
    ("measure", "more_is_better", "reason"),
    [
        ("How often I ignored her", True, "withholds"),
        ("How often he begged me", True, "provokes"),
        ("How jealous she got", True, "provokes"),
        ("How often she cried", True, "provokes"),
        ("Where he was today", True, "watches"),
        ("How many hours she was online", False, "watches"),
        ("Con quién habló", False, "watches"),
        ("How often I checked his phone", True, "watches"),
    ],
)
def test_a_measure_that_wishes_for_harm_or_watches_is_refused(
    measure: str, more_is_better: bool, reason: str
) -> None:
    assert reason_against_measure(measure, more_is_better=more_is_better) == reason


@pytest.mark.parametrize(
    ("measure", "more_is_better"),
    [
        ("How often I ignored her", False),
        ("How often I checked his phone", False),
        ("How often she cried", False),
        ("How often did we laugh?", True),
        ("How well I listened when he was worried", True),
        ("How often I asked how she is", True),
    ],
)
def test_less_harm_and_more_good_may_be_noted(measure: str, more_is_better: bool) -> None:
    assert reason_against_measure(measure, more_is_better=more_is_better) == ""


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_measure_that_we_offer_is_refused(language: str) -> None:
    for one in study_words(language=language).measure:
        assert reason_against_measure(one.words, more_is_better=one.more_is_better) == ""
