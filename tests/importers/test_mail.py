"""Mails: whose words they are, what is quoted, and what cannot be read."""

from __future__ import annotations

import pytest

from halfway.importers import mail, mail_words
from halfway.importers.record import NO_CHOICES, Record
from halfway.importers.source import Source


def mbox(*mails: tuple[str, str], kind: str = "text/plain; charset=utf-8") -> str:
    """Mails of senders and bodies, an hour apart."""
    return "".join(
        f"From x@example.org Thu Mar 12 {8 + n:02}:00:00 2026\nFrom: {sender}\n"
        f"Date: Thu, 12 Mar 2026 {8 + n:02}:00:00 +0000\nContent-Type: {kind}\n\n{body}\n\n"
        for n, (sender, body) in enumerate(mails)
    )


def records(text: str, warnings: list[str] | None = None) -> list[Record]:
    warn = warnings.append if warnings is not None else lambda _: None
    return list(mail.read(Source.of_bytes("a.mbox", text.encode()), NO_CHOICES, warn))


def said(body: str, kind: str = "text/plain; charset=utf-8") -> list[tuple[str, str]]:
    return [
        (one.kind, one.text) for one in records(mbox(("Kim <kim@example.org>", body), kind=kind))
    ]


HEAD = "On Sat, Jan 13, 2024 at 3:05 PM Kim Lee <kim@example.org> wrote:"


def test_an_answer_below_the_quotation_is_kept() -> None:
    assert said(f"{HEAD}\n> You never listen.\n\nI do listen.") == [("message", "I do listen.")]


def test_answers_between_quoted_lines_are_kept() -> None:
    body = f"{HEAD}\n> One.\nYes.\n> Two.\nNo."
    assert said(body) == [("message", "Yes.\nNo.")]


@pytest.mark.parametrize(
    "head",
    [
        "On Sat, Jan 13, 2024 at 3:05 PM Kim Lee <kim@example.org>\nwrote:",
        "On Sat, Jan 13, 2024 at 3:05 PM\nKim Lee <kim@example.org>\nwrote:",
        "Am 13.01.2024 um 15:05 schrieb Kim:",
        "El sáb, 13 ene 2024 a las 15:05, Kim (<kim@example.org>) escribió:",
        "2024-01-13 15:05 GMT+01:00 Kim <kim@example.org>:",
        "-----Original Message-----",
    ],
)
def test_the_head_of_a_quotation_is_nobodys_words(head: str) -> None:
    assert said(f"Top.\n\n{head}\n> Below.") == [("message", "Top.")]


def test_ones_own_sentence_that_ends_in_wrote_is_kept() -> None:
    body = "On Monday you wrote:\nI never listen. That hurt."
    assert said(body) == [("message", body)]


@pytest.mark.parametrize(
    "head", [HEAD, "-----Original Message-----", "From: Kim Lee\nSent: Saturday, 13 January 2024"]
)
def test_what_stands_unmarked_below_a_head_is_kept_as_not_understood(head: str) -> None:
    found = records(mbox(("Alex <a@example.org>", f"Top.\n\n{head}\nYou never listen.")))
    assert [(one.kind, one.speaker) for one in found] == [("message", "Alex"), ("unread", "")]
    assert found[1].text == f"{head}\nYou never listen."


def test_a_signature_ends_where_an_answer_below_a_quotation_begins() -> None:
    assert said(f"Top.\n-- \nKim, Ltd\n\n{HEAD}\n> Q\nBelow.") == [("message", "Top.\nBelow.")]


def test_a_mail_that_only_quotes_is_kept_as_not_understood() -> None:
    assert said("> You never listen.") == [("unread", "> You never listen.")]


def test_a_mail_in_html_only_is_read() -> None:
    body = (
        "<html><head><title>T</title><style>p {}</style></head><body><p>I am  sorry &amp; sad."
        '</p><script>alert("x")</script><div>Really.<br>Yes.</div><img src="http://e.org/x"></body>'
    )
    assert said(body, "text/html; charset=utf-8") == [
        ("message", "I am sorry & sad.\nReally.\nYes.")
    ]


def test_what_html_quotes_is_left_out_and_what_it_moves_in_is_kept() -> None:
    body = (
        f'<div>Top.</div><blockquote style="margin-left:40px">Moved in.</blockquote>'
        f'<div class="gmail_quote"><div class="gmail_attr">{HEAD.replace("<", "&lt;")}<br></div>'
        '<blockquote class="gmail_quote"><p>You never listen.</p></blockquote></div><p>Below.</p>'
    )
    assert said(body, "text/html") == [("message", "Top.\nMoved in.\nBelow.")]


def test_html_is_read_where_the_plain_part_is_empty() -> None:
    body = "--b\nContent-Type: text/plain\n\n \n--b\nContent-Type: text/html\n\n<p>Here.</p>\n--b--"
    assert said(body, 'multipart/alternative; boundary="b"') == [("message", "Here.")]


def test_words_on_both_sides_of_a_picture_are_read() -> None:
    part = "--b\nContent-Type: text/plain\n\n{}\n"
    picture = "--b\nContent-Type: image/png\nContent-Transfer-Encoding: base64\n\nAAAA\n"
    body = part.format("Before.") + picture + part.format("After.") + "--b--"
    assert said(body, 'multipart/mixed; boundary="b"') == [("message", "Before.\nAfter.")]


@pytest.mark.parametrize(
    ("kind", "body"),
    [
        ("text/plain; charset=klingon", "nuqneH"),
        ("application/pkcs7-mime", "MIIB"),
        ("text/plain", "-----BEGIN PGP MESSAGE-----\nAAAA"),
        ("text/html", "<p>x" + "<a " * 3000),
    ],
)
def test_a_mail_that_cannot_be_read_is_counted_and_kept(kind: str, body: str) -> None:
    ((found, text),) = said(body, kind)
    assert found == "unread"
    assert body.strip() in text


def test_a_page_too_long_for_a_mail_is_refused() -> None:
    with pytest.raises(ValueError, match="too long"):
        mail_words.text_of_page("<p>" + "x" * mail_words.LONGEST_PAGE + "</p>")


def test_one_person_with_and_without_a_name_is_one() -> None:
    found = records(
        mbox(
            ("alex@example.org", "a"), ("Alex Ray <Alex@example.org>", "b"), ("Kim <k@e.org>", "c")
        )
    )
    assert [one.speaker for one in found] == ["Alex Ray", "Alex Ray", "Kim"]


def test_a_short_and_a_long_name_of_one_address_are_one() -> None:
    found = records(mbox(("Kim <k@e.org>", "a"), ('"Lee, Kim" <k@e.org>', "b")))
    assert len({one.speaker for one in found}) == 1


def test_two_people_of_one_address_stay_two() -> None:
    found = records(
        mbox(("Kim Lee <we@e.org>", "a"), ("Alex Lee <we@e.org>", "b"), ("we@e.org", "c"))
    )
    assert [one.speaker for one in found] == ["Kim Lee", "Alex Lee", "we@e.org"]


def test_one_name_of_two_addresses_is_told() -> None:
    warnings: list[str] = []
    records(mbox(("Kim <k@e.org>", "a"), ("Kim <k@work.org>", "b")), warnings)
    assert warnings == [
        "Kim wrote from several addresses (k@e.org, k@work.org): "
        "all of it was taken for one person's."
    ]


def test_a_paragraph_that_begins_with_from_does_not_begin_a_mail() -> None:
    assert said("Hello.\n\nFrom now on I will listen.") == [
        ("message", "Hello.\n\nFrom now on I will listen.")
    ]
