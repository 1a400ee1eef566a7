"""Writes out marks that would steer a terminal, hide, or turn what is beside them."""

from __future__ import annotations

import re

_STEERING = re.compile(
    "[\x00-\x1f\x7f-\x9f\u00ad\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\ud800-\udfff]"
)


def visible(text: str) -> str:
    """The text on one line, each such mark as its code point: a file cannot act on the terminal."""
    return _STEERING.sub(lambda mark: f"[U+{ord(mark[0]):04X}]", text)
