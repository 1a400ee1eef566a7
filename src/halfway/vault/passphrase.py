"""Which passphrases are taken, how to make a good one, and the recovery key in words."""

from __future__ import annotations

import secrets
from collections.abc import Iterable
from functools import cache

from mnemonic import Mnemonic
from zxcvbn import zxcvbn

from halfway.errors import LockedError, WeakPassphraseError

FEWEST_CHARACTERS, FEWEST_WORDS, MOST_CHARACTERS = 12, 4, 1024
FEWEST_GUESSES = 10**10
"""Tries that a passphrase must withstand by the estimate of zxcvbn, own names known."""
PHRASE_WORDS = 5
RECOVERY_BYTES = 32
_READ_BY_ZXCVBN = 72  # its own limit; what is longer is only harder


def check_passphrase(passphrase: str, *, known: Iterable[str] = ()) -> None:
    """Raise `WeakPassphraseError` for what is short, common, or made of the words in `known`."""
    text = passphrase.strip()
    if len(text) > MOST_CHARACTERS:
        raise WeakPassphraseError(f"This passphrase has more than {MOST_CHARACTERS:,} characters.")
    if len(text) < FEWEST_CHARACTERS and len(text.split()) < FEWEST_WORDS:
        raise WeakPassphraseError(
            f"This passphrase is short. Take at least {FEWEST_CHARACTERS} characters"
            f" or {FEWEST_WORDS} words."
        )
    hints = [word for entry in known for word in (entry, *entry.split()) if word]
    if zxcvbn(text[:_READ_BY_ZXCVBN], user_inputs=hints)["guesses"] < FEWEST_GUESSES:
        raise WeakPassphraseError(
            "Somebody who knows you could guess this passphrase."
            " Take words that have nothing to do with you, or the phrase that is offered."
        )


def offered_phrase() -> str:
    """Five random words, easy to type and hard to guess (2,048 words to choose from)."""
    return " ".join(secrets.choice(_words().wordlist) for _ in range(PHRASE_WORDS))


def fresh_recovery_key() -> str:
    """24 words that hold 256 random bits and a check on themselves (BIP-39)."""
    return _words().to_mnemonic(secrets.token_bytes(RECOVERY_BYTES))


def recovery_bytes(words: str) -> bytes:
    """The 256 bits of a recovery key; raises `LockedError` where a word is wrong or missing."""
    text = " ".join(words.lower().split())
    if len(text.split()) != 24 or not _words().check(text):
        raise LockedError(
            "These are not the 24 words of a recovery key: a word is missing, misspelt or moved."
        )
    return bytes(_words().to_entropy(text))


@cache
def _words() -> Mnemonic:
    return Mnemonic("english")
