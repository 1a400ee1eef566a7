"""The marks that a resource can be filtered by, in words."""

from __future__ import annotations

from collections.abc import Iterable

from django.utils.translation import gettext_lazy as _

FORMS = (
    ("book", _("Book")),
    ("podcast", _("Podcast")),
    ("course", _("Course")),
    ("article", _("Article")),
    ("video", _("Video")),
    ("cards", _("Cards")),
    ("app", _("App")),
)
PRICES = (
    ("free", _("free")),
    ("low", _("low price")),
    ("middle", _("middle price")),
    ("high", _("high price")),
)
SUITS = (
    ("hates_feelings_talk", _("for somebody who does not like to talk about feelings")),
    ("sceptical", _("for somebody who does not believe in this")),
    ("likes_science", _("for somebody who likes facts")),
    ("likes_stories", _("for somebody who likes stories")),
    ("likes_doing", _("for somebody who would rather do than talk")),
    ("reads_little", _("for somebody who does not read much")),
    ("short_on_time", _("for little time")),
    ("short_on_money", _("for little money")),
    ("on_my_own", _("for one person alone")),
    ("parents", _("for parents")),
    ("queer_couples", _("for queer couples")),
    ("wants_faith", _("with faith")),
    ("no_faith", _("without faith")),
    ("after_hurt", _("after a hurt")),
    ("neurodiverse", _("for brains that differ")),
    ("long_distance", _("for a long distance")),
    ("unsure_about_staying", _("for somebody who is not sure about staying")),
)
OTHER = (
    ("by_expert", _("made by a therapist or researcher")),
    ("studied", _("was studied itself")),
    ("es", _("in Spanish")),
)
GROUPS = (
    (_("Form"), FORMS),
    (_("Price"), PRICES),
    (_("Whom it suits"), SUITS),
    (_("More"), OTHER),
)
STATUSES = (
    ("maybe", _("perhaps")),
    ("offered", _("offered")),
    ("on_it", _("on it")),
    ("done", _("done")),
    ("not_for_us", _("not for us")),
)


def named(suits: Iterable[str]) -> list[object]:
    """These marks in words."""
    wanted = set(suits)
    return [words for mark, words in SUITS if mark in wanted]


def kind_of_thing(mark: str) -> object:
    """A form or a price in words."""
    return dict((*FORMS, *PRICES))[mark]
