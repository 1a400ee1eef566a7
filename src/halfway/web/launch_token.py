"""The one-time link: a signed token that opens the app once, within a minute of being printed."""

from __future__ import annotations

import secrets
import time

from django.core import signing

LIVES_S = 60
_SALT = "halfway.launch"
_used: set[str] = set()
_not_before = 0.0


def new_token() -> str:
    """A fresh token; 128 random bits, signed with the secret key of this start, dated."""
    return signing.TimestampSigner(salt=_SALT).sign(secrets.token_urlsafe(16))


def use_token(token: str) -> bool:
    """Whether the token is ours, not older than a minute and not used before; uses it up."""
    try:
        nonce = signing.TimestampSigner(salt=_SALT).unsign(token, max_age=LIVES_S)
    except signing.BadSignature:
        return False
    minted = signing.b62_decode(token.split(":")[-2])
    if nonce in _used or minted < int(_not_before):
        return False
    _used.add(nonce)
    return True


def forget_older_tokens() -> None:
    """Refuse every token printed before now: a process that took over cannot know which were used."""
    global _not_before  # noqa: PLW0603  one process, one clock
    _not_before = time.time()
