"""What was typed comes out of a form as it was typed."""

from __future__ import annotations

import pytest
from django.http import HttpRequest, QueryDict

from halfway.vault.kinds.draft import Draft
from halfway.web.typed import clean, draft_in


def test_the_line_ends_of_a_form_are_those_of_the_page() -> None:
    assert clean("one\r\ntwo\rthree\nfour") == "one\ntwo\nthree\nfour"


def test_a_form_of_the_coach_is_a_draft() -> None:
    request = HttpRequest()
    request.POST = QueryDict("draft=I+miss+us.&mode=raise&theirs=Fine.%0D%0AWhatever.&feeling=sad")
    assert draft_in(request) == Draft(
        text="I miss us.", mode="raise", theirs="Fine.\nWhatever.", slots={"feeling": "sad"}
    )


@pytest.mark.parametrize("sent", ["", "draft=", "other=1"])
def test_a_form_without_words_is_an_empty_draft(sent: str) -> None:
    request = HttpRequest()
    request.POST = QueryDict(sent)
    assert draft_in(request).is_empty()
