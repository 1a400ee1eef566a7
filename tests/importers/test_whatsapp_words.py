"""The app's own words are told from people's."""

from __future__ import annotations

import pytest

from halfway.importers.whatsapp_words import kind_and_text, left_out_in


@pytest.mark.parametrize(
    ("text", "kind", "words"),
    [
        ("<rolls her eyes at you>", "message", "<rolls her eyes at you>"),
        ("<Media omitted>", "media", ""),
        ("<Без медиафайлов>", "media", ""),
        ("<Media har utelämnats>", "media", ""),
        ("Meddelandet raderades", "deleted", ""),
        ("да <Сообщение изменено>", "message", "да"),
        ("IMG-001.jpg (file attached)", "media", ""),
        ("My plan.pdf (file attached)\nMy plan.pdf", "media", ""),
        ("IMG-001.jpg (file attached)\nwhy, it cost $5.50", "message", "why, it cost $5.50"),
        ("IMG-001.jpg (file attached)\nwhy not joe.com", "message", "why not joe.com"),
        ("I read your plan.pdf (it was bad)", "message", "I read your plan.pdf (it was bad)"),
        ("I went to joe.com (the menu)", "message", "I went to joe.com (the menu)"),
    ],
)
def test_android(text: str, kind: str, words: str) -> None:
    assert kind_and_text(text, is_apple=False, marked=False) == (kind, words)


@pytest.mark.parametrize(
    ("text", "marked", "kind", "words"),
    [
        ("\u200eimage omitted", True, "media", ""),
        ("\u200fלא נכללה תמונה", True, "media", ""),
        ("\u200fשלום אהובתי", False, "message", "שלום אהובתי"),
        ("\u200fתראי \u200e<attached: 1-PHOTO.jpg>", True, "message", "תראי"),
        ("\u200fتم حذف هذه الرسالة.", False, "deleted", ""),
        ("\u200eThis message was deleted.", False, "deleted", ""),
        ("\u200eMissed voice call, \u200eTap to call back", True, "notice", None),
        ("\u200eMissed voice call", False, "notice", None),
        ("\u200eMessages and calls are end-to-end encrypted.", False, "notice", None),
        ("\u200eLocation: https://maps.google.com/?q=1,2", False, "media", ""),
        ("Some file.txt \u200edocument omitted", True, "media", ""),
        ("Some file.txt \u200e<attached: 46-Some file.txt>", True, "media", ""),
        ("read my file.txt \u200e<attached: 46-PHOTO.jpg>", True, "message", "read my file.txt"),
        ("see the menu of joe.com \u200e<attached: 1.jpg>", True, "message", None),
        ("hi \u200e<This message was edited>", False, "message", "hi"),
    ],
)
def test_ios(text: str, kind: str, words: str | None, *, marked: bool) -> None:
    found, said = kind_and_text(text, is_apple=True, marked=marked)
    assert found == kind
    assert words is None or said == words


def test_an_unknown_language_has_the_bracket_that_recurs() -> None:
    assert left_out_in({"<Zzz zzz>": 3, "<smiles>": 1}) == {"<Zzz zzz>"}
    assert left_out_in({"<smiles>": 2}) == frozenset()
    assert left_out_in({"<Media omitted>": 1, "<smiles>": 9}) == {"<Media omitted>"}
    kind, _ = kind_and_text(
        "<Zzz zzz>", is_apple=False, marked=False, left_out=frozenset(("<Zzz zzz>",))
    )
    assert kind == "media"
