"""imessage-exporter: what was said, by whom, once; and what the exporter adds."""

from __future__ import annotations

from halfway.importers import imessage
from halfway.importers.record import NO_CHOICES, Record
from halfway.importers.source import Source

AT = "Jan 13, 2024  3:0{}:00 PM"


def records(text: str) -> list[Record]:
    return list(imessage.read(Source.of_bytes("a", text.encode()), NO_CHOICES, lambda _: None))


def said(text: str) -> list[tuple[str, str, str]]:
    return [(one.kind, one.speaker, one.text) for one in records(text)]


def message(number: int, speaker: str, *lines: str) -> str:
    return "\n".join([AT.format(number), speaker, *lines, "", ""])


def test_an_announcement_is_a_notice() -> None:
    text = f"{message(1, 'Kim', 'hi')}{AT.format(2)} You named the conversation Us\n\n"
    assert said(text + message(3, "Me", "ok")) == [
        ("message", "Kim", "hi"),
        ("notice", "", "You named the conversation Us"),
        ("message", "Me", "ok"),
    ]


def test_a_line_of_time_that_is_no_announcement_is_kept_and_given_to_nobody() -> None:
    line = f"{AT.format(2)} Kim did a new thing"
    assert said(message(1, "Kim", "hi") + line + "\n\n" + message(3, "Me", "ok")) == [
        ("message", "Kim", "hi"),
        ("unread", "", line),
        ("message", "Me", "ok"),
    ]


def test_a_message_that_begins_with_a_time_is_said() -> None:
    words = "Jan 12, 2024  3:05:00 PM was a bad day"
    assert said(message(1, "Kim", words) + message(2, "Me", "Jan 12, 2024  3:05:00 PM")) == [
        ("message", "Kim", words),
        ("message", "Me", "Jan 12, 2024  3:05:00 PM"),
    ]


def test_a_time_without_a_speaker_is_not_understood() -> None:
    text = f"{AT.format(1)}\n\nwords\n\n{message(2, 'Me', 'ok')}"
    assert said(text)[0][:2] == ("unread", "")
    assert "words" in said(text)[0][2]
    assert said(text)[1] == ("message", "Me", "ok")


def test_lines_that_somebody_moved_in_are_kept() -> None:
    assert said(message(1, "Me", "a list", "    one", "    two")) == [
        ("message", "Me", "a list\n    one\n    two")
    ]


def test_a_reply_is_given_once_in_its_place() -> None:
    inset = f"    {AT.format(2)}\n    Kim\n    two\n\n    lines\n    Tapbacks:\n        Loved by Me"
    reply = message(2, "Kim", "two\n\nlines", "This message responded to an earlier message.")
    assert said(message(1, "Me", "one", inset) + reply) == [
        ("message", "Me", "one"),
        ("message", "Kim", "two\n\nlines"),
    ]


def test_a_replys_second_line_is_not_given_to_the_one_who_was_answered() -> None:
    inset = f"    {AT.format(2)}\n    Kim\n    two\nlines"
    assert said(message(1, "Me", "one", inset)) == [
        ("message", "Me", "one"),
        ("unread", "", "lines"),
    ]


def test_the_exporters_own_sentences_are_nobodys() -> None:
    text = message(
        1,
        "Kim",
        "hi",
        "Sent with Confetti",
        "/Users/x/Library/Messages/Attachments/aa/IMG 1.HEIC",
        "attachments/ab/1.pluginPayloadAttachment",
        "This message responded to an earlier message.",
    )
    assert said(text) == [("message", "Kim", "hi")]


def test_words_about_a_file_are_said() -> None:
    words = "did you see the and/or list.pdf\nhttps://example.org/cat.jpg\nReactions:\nnone"
    assert said(message(1, "Kim", words)) == [("message", "Kim", words)]


def test_words_below_hearts_are_kept() -> None:
    text = message(1, "Kim", "one", "Tapbacks:", "    Loved by Me", "Liked by Alex", "two")
    assert said(text) == [("message", "Kim", "one\ntwo")]


def test_an_edited_message_counts_as_it_became_and_keeps_what_it_was() -> None:
    text = message(
        1,
        "Kim",
        "first part",
        f"{AT.format(1)} I hate you",
        "Edited 5 seconds later: I miss",
        "Edited 1 minute, 2 seconds later: I miss you",
    )
    assert said(text) == [
        ("deleted", "Kim", "I hate you"),
        ("deleted", "Kim", "I miss"),
        ("message", "Kim", "first part\nI miss you"),
    ]


def test_a_message_that_was_unsent_is_taken_back() -> None:
    text = message(1, "Kim", "Kim unsent this message part 3 seconds after sending!")
    assert said(text) == [("deleted", "Kim", "")]


def bubble(number: int, speaker: str, inner: str) -> str:
    return (
        f'<div class="message"><div class="received"><p><span class="timestamp">'
        f'{AT.format(number)}</span> <span class="sender">{speaker}</span></p><hr>{inner}</div></div>'
    )


def part(words: str) -> str:
    return f'<div class="message_part"><span class="bubble">{words}</span></div>'


def page(*inner: str) -> str:
    return "<html><head><title>T</title><style>p {}</style></head><body>" + "\n".join(inner)


def test_a_reply_in_html_is_given_once() -> None:
    reply = bubble(2, "Kim", part("a reply"))
    inset = f'<div class="replies"><div class="reply">{reply}</div></div>'
    text = page(bubble(1, "Me", part("hello") + inset + part("more")), reply)
    assert said(text) == [("message", "Me", "hello\nmore"), ("message", "Kim", "a reply")]
    assert [one.at and one.at.minute for one in records(text)] == [1, 2]


def test_an_announcement_in_html_is_a_notice() -> None:
    told = (
        f'<div class="announcement"><p><span class="timestamp">{AT.format(3)}</span> '
        "Kim renamed the conversation to <b>Us</b></p></div>"
    )
    (first, second) = records(page(told, bubble(4, "Kim", part("hi"))))
    assert (first.kind, first.text) == ("notice", "Kim renamed the conversation to Us")
    assert first.at is not None
    assert first.at.minute == 3
    assert (second.kind, second.speaker) == ("message", "Kim")


def test_words_in_html_are_never_taken_for_the_exporters() -> None:
    assert said(page(bubble(1, "Kim", part("Tapbacks:<br>cat.jpg")))) == [
        ("message", "Kim", "Tapbacks:\ncat.jpg")
    ]


def test_an_edited_message_in_html_keeps_its_own_time_and_its_versions() -> None:
    rows = "".join(
        f'<tr><td><span class="timestamp">{when}</span></td>'
        f'<td><span class="bubble">{words}</span></td></tr>'
        for when, words in ((AT.format(9), "I hate you"), ("Edited 5 seconds later", "I miss you"))
    )
    found = records(page(bubble(1, "Kim", f'<div class="edited"><table>{rows}</table></div>')))
    assert [(one.kind, one.text) for one in found] == [
        ("deleted", "I hate you"),
        ("message", "I miss you"),
    ]
    assert [one.at and one.at.minute for one in found] == [1, 1]


def test_a_message_in_html_without_a_sender_and_words_outside_are_not_understood() -> None:
    assert said(page(bubble(1, "", part("whose?")), "<p>lost</p>")) == [
        ("unread", "", "whose?"),
        ("unread", "", "lost"),
    ]


def test_a_tag_that_is_never_ended_moves_nothing() -> None:
    broken = '<audio controls src="x" type="y" </audio>'
    text = page(bubble(1, "Me", broken + part("one")), bubble(2, "Kim", part("two")))
    assert said(text) == [("message", "Me", "one"), ("message", "Kim", "two")]
