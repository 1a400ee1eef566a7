"""Captions: what one caption holds is parted among those who spoke."""

from __future__ import annotations

from halfway.importers import captions
from halfway.importers.record import NO_CHOICES, Record
from halfway.importers.source import Source


def cue(text: str, *, second: int = 1) -> str:
    return f"00:00:{second:02}.000 --> 00:00:{second + 1:02}.000\n{text}\n\n"


def read(text: str) -> tuple[list[Record], list[str]]:
    warnings: list[str] = []
    source = Source.of_bytes("talk.vtt", text.encode())
    assert captions.detect(source)
    found = list(captions.read(source, NO_CHOICES, warnings.append))
    return found, warnings[1:]


def said(*cues: str) -> tuple[list[tuple[str, str]], list[str]]:
    text = "WEBVTT\n\n" + "".join(cue(one, second=n) for n, one in enumerate(cues))
    found, warnings = read(text)
    return [(one.speaker or one.kind, one.text) for one in found], warnings


def test_srt_with_any_line_ends() -> None:
    text = (
        "1\n00:00:01,000 --> 00:00:04,000\nKim: You never listen.\n\n"
        "2\n00:00:05,000 --> 00:00:08,000\nAlex: I do\n"
    )
    for end in ("\n", "\r\n", "\r"):
        found, _ = read(text.replace("\n", end))
        assert [(one.speaker, one.text) for one in found] == [
            ("Kim", "You never listen."),
            ("Alex", "I do"),
        ]


def test_srt_without_blank_lines_between() -> None:
    found, _ = read(
        "1\n00:00:01,000 --> 00:00:04,000\nKim: No.\n2\n00:00:05,000 --> 00:00:08,000\nAlex: Yes"
    )
    assert [(one.speaker, one.text) for one in found] == [("Kim", "No."), ("Alex", "Yes")]


def test_two_voices_in_one_cue() -> None:
    found, warnings = said("<v Kim>Never.</v>\n<v Alex>I do.</v>", "<v.loud Kim>A</v> <v Alex>B")
    assert found == [("Kim", "Never."), ("Alex", "I do."), ("Kim", "A"), ("Alex", "B")]
    assert warnings == []


def test_two_names_in_one_cue() -> None:
    found, warnings = said("Kim: a", "Alex: yes\nKim: no", "Alex: b")
    assert found == [("Kim", "a"), ("Alex", "yes"), ("Kim", "no"), ("Alex", "b")]
    assert warnings == []


def test_words_with_a_colon_are_no_name_and_are_counted() -> None:
    found, warnings = said(
        "Kim Lee: Never.", "Alex Ray: Yes: I do", "and I said to you: stop it", "Kim Lee: no"
    )
    assert found == [
        ("Kim Lee", "Never."),
        ("Alex Ray", "Yes: I do and I said to you: stop it"),
        ("Kim Lee", "no"),
    ]
    assert len(warnings) == 1
    assert "1 line looks like the beginning of a turn" in warnings[0]
    assert '"and I said to you"' in warnings[0]


def test_a_voice_may_say_words_with_a_colon() -> None:
    found, warnings = said("<v Kim>Alex: he said\nAlex: it again</v>", "Alex: no", "Alex: yes")
    assert found == [("Kim", "Alex: he said Alex: it again"), ("Alex", "no yes")]
    assert warnings == []


def test_captions_that_name_nobody_are_counted() -> None:
    found, warnings = said("Kim: a\nlonger line", "who says this?", "Alex: b")
    assert found == [("Kim", "a longer line who says this?"), ("Alex", "b")]
    assert warnings == [
        "Please check: 1 caption names nobody. The words were kept with the person before."
    ]


def test_without_any_name_all_is_kept_as_not_understood() -> None:
    assert said("hello", "again")[0] == [("unread", "hello"), ("unread", "again")]


def test_lines_outside_of_cues_are_kept() -> None:
    found, _ = read(
        "WEBVTT\nKind: captions\n\nNOTE made by hand\n\n"
        + cue("Kim: a\n\nmore")
        + "id-2\n"
        + cue("Alex: b")
    )
    assert [(one.speaker, one.text, one.kind) for one in found] == [
        ("", "more", "unread"),
        ("Kim", "a", "message"),
        ("Alex", "b", "message"),
    ]


def test_only_tags_are_taken_out() -> None:
    found, _ = said("<i>Kim</i>: I <3 you > him <00:00:01.500><c.red>now</c>", "Alex: &lt;3")
    assert found == [("Kim", "I <3 you > him now"), ("Alex", "<3")]


def test_a_name_without_words_is_kept() -> None:
    found, _ = said("Kim: a", "Alex:", "Kim: b")
    assert found == [("Kim", "a"), ("unread", "Alex:"), ("Kim", "b")]
