"""Puts one name in place of every name, so that the same words with other names are heard alike."""

from __future__ import annotations

import re

NAME = "Anna"
_NO_NAMES = frozenset(
    re.findall(
        r"\S+",
        """
        i it's i'd he she it we they me him her us them you my your his our their mine yours the a an this that
        these those there here who what when where why how which if because but and or so not no yes okay ok oh
        ah well hey hi hello dear love honey darling babe sweetheart please sorry thanks thank sure fine right
        good great look listen honestly actually maybe perhaps anyway now then today tonight tomorrow yesterday
        first second next last later also still again after before since every everyone everybody everything
        someone somebody something anyone anybody anything nobody nothing one both some many most all each
        monday tuesday wednesday thursday friday saturday sunday january february march april june july august
        september october november december christmas easter hanukkah ramadan diwali eid thanksgiving
        god tv mum mom mummy mommy dad daddy mother father grandma grandpa english spanish french german
        whatever however therapy talking counselling counseling work money dinner life marriage is are was were
        do does did can could would should might must have has had let only just never always even stop
    """,
    )
)
_WORD = re.compile(r"[^\W\d_]+(?:['’\-][^\W\d_a-z][^\W\d_]*)*")
_FEW, _MOST = 4, 0.75
_LARGE = re.compile(r"\b[A-Z][a-z]+")
_AS_A_PERSON = re.compile(
    r" (?:said|says|thinks|thought|told|tells|asked|asks|wants|wanted|tried|went|goes|and (?:her|his|their|i)\b)"
    r"|, ?(?:i|i'm|you|we|could|can|would|will|what|it|that|please|let)\b|['’]s\b",
    re.I,
)
_TWICE = re.compile(rf"\b{NAME}(?: {NAME})+\b")


def one_name(text: str) -> str:
    """The text with `NAME` for each name that its capital shows; a name in small letters stays."""
    large, words = len(_LARGE.findall(text)), len(_WORD.findall(text))
    if large >= _FEW and large > _MOST * words:
        return text  # Title Case: here a capital tells nothing.
    return _TWICE.sub(NAME, _WORD.sub(lambda word: NAME if _is_name(word) else word.group(), text))


def _is_name(found: re.Match[str]) -> bool:
    """A capital inside a sentence tells a name; at its head, only what follows can tell."""
    word, text = found.group(), found.string
    if not word[0].isupper() or word.isupper() or word.lower() in _NO_NAMES:
        return False
    before = text[: found.start()].rstrip(" \"'“‘(*-")
    is_head = not before or before[-1] in ".!?…:;\n\r"
    return not is_head or bool(_AS_A_PERSON.match(text, found.end()))
