"""A page that ends inside a tag is told from one that ends with a few words."""

from __future__ import annotations

from halfway.importers.page_end import LONGEST_END, ends_in_tag


def test_words_behind_the_last_tag_are_no_broken_tag() -> None:
    assert not ends_in_tag("<p>hello</p>" + "x" * (LONGEST_END - 1))


def test_a_tag_that_never_ends_is_told() -> None:
    assert ends_in_tag("<p>hello</p><img " + "x" * LONGEST_END)
