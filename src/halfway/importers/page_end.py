"""Says whether a page of HTML ends inside a tag: Python's parser takes quadratic time over such a tag."""

from __future__ import annotations

LONGEST_END = 4000
"""Characters behind the last tag; a page that a program wrote whole has fewer."""


def ends_in_tag(page: str) -> bool:
    """Whether so much stands behind the page's last ">" that a tag must have been broken off."""
    return len(page) - page.rfind(">") > LONGEST_END
