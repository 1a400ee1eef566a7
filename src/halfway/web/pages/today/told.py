"""The questions of "where are we", and what a form told."""

from __future__ import annotations

from dataclasses import dataclass

import msgspec
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from halfway.guidance.asking import barriers
from halfway.vault.kinds.intake import Intake
from halfway.web.typed import clean


@dataclass(frozen=True, slots=True)
class Question:
    """A question with answers to choose from; none has to be chosen."""

    name: str
    asks: object
    answers: tuple[tuple[str, object], ...]


QUESTIONS = (
    Question(
        "no",
        _("What did your partner say about going to therapy together?"),
        (
            ("never_asked", _("I have not asked yet")),
            ("soft", _("A soft no: not now, or not that")),
            ("hard", _("A clear no")),
            ("maybe", _("Maybe")),
            ("yes", _("Yes")),
            ("silence", _("Nothing at all")),
        ),
    ),
    Question(
        "trouble",
        _("How long has it been hard?"),
        (("weeks", _("Weeks")), ("months", _("Months")), ("years", _("Years"))),
    ),
    Question(
        "raised",
        _("Who brings it up?"),
        (
            ("me", _("Mostly me")),
            ("both", _("Both of us")),
            ("them", _("Mostly my partner")),
            ("nobody", _("Nobody")),
        ),
    ),
    Question(
        "well",
        _("How are you, yourself?"),
        (("low", _("Low, or worn out")), ("ok", _("All right on most days"))),
    ),
)

SUITS = (
    ("hates_feelings_talk", _("does not like to talk about feelings")),
    ("sceptical", _("does not believe in this")),
    ("likes_science", _("likes facts and studies")),
    ("likes_stories", _("likes stories")),
    ("likes_doing", _("would rather do than talk")),
    ("reads_little", _("does not read much")),
    ("short_on_time", _("has little time")),
    ("short_on_money", _("minds the cost")),
    ("parents", _("is a parent with me")),
    ("after_hurt", _("was hurt, or we both were")),
    ("unsure_about_staying", _("is not sure about staying")),
)


def told_in(request: HttpRequest) -> Intake:
    """What the form told; what is no answer of ours counts as left out."""
    sent = request.POST
    known = {barrier.id for barrier in barriers()}
    fields = {
        question.name: answer
        for question in QUESTIONS
        if (answer := sent.get(question.name, "")) in dict(question.answers)
    }
    return msgspec.convert(
        {
            **fields,
            "barriers": [id for id in sent.getlist("barriers") if id in known],
            "suits": [id for id in sent.getlist("suits") if id in dict(SUITS)],
            "words": clean(sent.get("words", ""))[:5000],
        },
        Intake,
    )
