"""What my words are about, as the partner would say it."""

from __future__ import annotations

import re

_WORDS = re.compile(r"[a-z'-]+")
_OF = {"my": "your", "your": "my", "our": "our", "the": "the", "this": "that"}
_TOPICS = frozenset(
    re.findall(
        r"\S+",
        """
        dishes kitchen laundry washing cleaning chores shopping groceries cooking dinner breakfast
        lunch money budget bills rent loan account car garden house flat home room bedroom bed
        bathroom move kids children baby school homework nursery bedtime family parents mother mum
        mom father dad sister brother in-laws friends friend party wedding birthday anniversary
        christmas holiday trip weekend evening evenings morning mornings sunday saturday friday work
        job boss office shift project phone screen laptop game games tv football gym drinking
        smoking sleep sex date plans plan calendar message messages text call argument fight talk
        talks silence tone voice promise joke comment noise mess bins dog cat
    """,
    )
)


def topic_of(text: str) -> str:
    """The last thing of a closed list that the text names, or "": "my phone" is "your phone" to them."""
    words = _WORDS.findall(text.lower())
    for before, word in zip(words[-2::-1], words[:0:-1], strict=False):
        if word in _TOPICS and before in _OF:
            return f"{_OF[before]} {word}"
    return ""
