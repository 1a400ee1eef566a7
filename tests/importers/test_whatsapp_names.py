"""Where a name ends, in a file whose names hold colons too."""

from __future__ import annotations

from halfway.importers.whatsapp_names import Names, Seen


def names_of(*lines: str) -> Names:
    seen = Seen()
    for line in lines:
        seen.look(line)
    return seen.names()


def cuts_of(*lines: str) -> list[tuple[str, str] | None]:
    names = names_of(*lines)
    return [names.cut(line) for line in lines]


def test_a_smiley_stays_in_the_name() -> None:
    assert cuts_of("Kim :): hello") == [("Kim :)", "hello")]


def test_a_colon_in_what_somebody_wrote_is_no_name() -> None:
    assert cuts_of("Kim: one thing: stop", "Kim: hi", "Kim: no") == [
        ("Kim", "one thing: stop"),
        ("Kim", "hi"),
        ("Kim", "no"),
    ]


def test_two_people_of_one_first_part_stay_two() -> None:
    lines = ("Work: Kim: you never listen", "Work: Alex: I do", "Work: Kim: no")
    assert [cut and cut[0] for cut in cuts_of(*lines)] == ["Work: Kim", "Work: Alex", "Work: Kim"]
    assert names_of(*lines).with_colons() == ["Work: Alex", "Work: Kim"]


def test_places_are_no_second_part() -> None:
    lines = (
        "Kim: location: https://maps.google.com/?q=1",
        "Kim: location: https://maps.google.com/",
    )
    assert not names_of(*lines).parted


def test_a_colon_in_quotation_marks_is_a_notice() -> None:
    for sentence in (
        'Alex changed the group name to "Trip: Rome"',
        "Alex hat den Betreff zu „Reise: Rom“ geändert",
        "Alex ha cambiado el asunto a «Viaje: Roma»",
    ):
        assert cuts_of(sentence, "Alex: hi")[0] is None


def test_a_sentence_that_begins_with_a_name_is_a_notice() -> None:
    assert cuts_of("Alex: hi", "Alex: ho", "Alex changed the group description to: us")[2] is None


def test_a_name_without_a_blank_behind_its_colon_is_known_from_other_lines() -> None:
    assert cuts_of("Kim: hi", "Kim:see this", "Bob:who")[1:] == [("Kim", "see this"), None]
    assert cuts_of("Kim: hi", "Kim: ho", "Kim:look: there")[2] == ("Kim", "look: there")
