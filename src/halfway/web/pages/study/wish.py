"""What the form of a study told: one change, one measure, one direction, one shape."""

from __future__ import annotations

from collections.abc import Sequence

from django.http import HttpRequest

from halfway.guidance.studies import StudyWords
from halfway.studies.plan import Wish
from halfway.web.typed import clean
from halfway.workflows.words import read

OWN = "own_words"


def wish_in(request: HttpRequest, words: StudyWords, changes: Sequence[tuple[str, str]]) -> Wish:
    """The wish in a form; what was not chosen is empty, and refused when it is planned."""
    sent = request.POST
    change = sent.get("change", "")
    own = clean(sent.get("own", "")).strip()
    shape = sent.get("shape", "")
    chosen = own if change == OWN else dict(changes).get(change, "")
    known = words.of_measure(sent.get("measure", ""))
    if known is not None:
        return Wish(chosen, known.id, known.scale, known.more_is_better, shape, known.source)
    is_own = sent.get("measure", "") == OWN
    return Wish(
        chosen,
        clean(sent.get("own_measure", "")).strip() if is_own else "",
        "count" if sent.get("scale") == "count" else "ten",
        sent.get("better") != "less",
        shape,
    )


def is_dangerous(wish: Wish) -> bool:
    """Whether the words that were written down tell of danger."""
    readings = read([wish.change, wish.measure])
    return any(signal.tier > 1 for reading in readings for signal in reading.danger)
