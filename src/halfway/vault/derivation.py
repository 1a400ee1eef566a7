"""From words to keys: Argon2id with a floor, and a separate key for every purpose.

libsodium's Argon2id has one lane only, so this one function comes from argon2-cffi
(docs/decisions/0010).
"""

from __future__ import annotations

import secrets
import struct
import time
import unicodedata
from dataclasses import dataclass, replace
from hashlib import blake2b

from argon2.low_level import Type, hash_secret_raw

from halfway.errors import DamagedError

KEY_BYTES = 32
SALT_BYTES = 16
FLOOR_KIB, CEILING_KIB = 64 * 1024, 1024 * 1024
FLOOR_PASSES, CEILING_PASSES = 3, 16
FLOOR_LANES, CEILING_LANES = 4, 16
AIM_S = 0.5
"""Seconds that one try of a passphrase is to cost on the machine where the vault is made."""

_ENCODED = struct.Struct(">BIBB16s")
_FORMAT = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Kdf:
    """How dear one try of a passphrase is: memory in KiB, passes, lanes, and the salt."""

    salt: bytes
    memory_kib: int = FLOOR_KIB
    passes: int = FLOOR_PASSES
    lanes: int = FLOOR_LANES

    def encoded(self) -> bytes:
        """The parameters as they are stored beside the vault."""
        return _ENCODED.pack(_FORMAT, self.memory_kib, self.passes, self.lanes, self.salt)


def decoded(stored: bytes) -> Kdf:
    """The stored parameters; raises `DamagedError` below the floor or above the ceiling."""
    if len(stored) != _ENCODED.size or stored[0] != _FORMAT:
        raise DamagedError("The header of what is kept here cannot be read. Restore a backup.")
    _, memory_kib, passes, lanes, salt = _ENCODED.unpack(stored)
    fits = (
        FLOOR_KIB <= memory_kib <= CEILING_KIB
        and FLOOR_PASSES <= passes <= CEILING_PASSES
        and FLOOR_LANES <= lanes <= CEILING_LANES
    )
    if not fits:
        raise DamagedError(
            "The header of what is kept here was changed to make guessing cheap or endless,"
            " so no passphrase is taken. Restore a backup."
        )
    return Kdf(salt=salt, memory_kib=memory_kib, passes=passes, lanes=lanes)


def tuned_kdf() -> Kdf:
    """Parameters with a fresh salt: the most memory that stays under `AIM_S` on this machine.

    The time grows with the memory, so the floor is measured and the rest is arithmetic.
    """
    chosen = Kdf(salt=secrets.token_bytes(SALT_BYTES))
    started = time.perf_counter()
    root_key("a passphrase to measure with", name="", kdf=chosen)
    took = time.perf_counter() - started
    for times in (2, 4):
        if times * took <= AIM_S:
            chosen = replace(chosen, memory_kib=times * FLOOR_KIB)
    return chosen


def root_key(passphrase: str, *, name: str, kdf: Kdf) -> bytes:
    """32 bytes from a passphrase; the name is part of the salt, so equal words differ by it."""
    salt = blake2b(_same_words(name).casefold().encode(), key=kdf.salt, digest_size=SALT_BYTES)
    return hash_secret_raw(
        secret=_same_words(passphrase).encode(),
        salt=salt.digest(),
        time_cost=kdf.passes,
        memory_cost=kdf.memory_kib,
        parallelism=kdf.lanes,
        hash_len=KEY_BYTES,
        type=Type.ID,
    )


def subkey(key: bytes, purpose: str) -> bytes:
    """The 32-byte key for one purpose; keys for two purposes tell nothing of one another."""
    return blake2b(purpose.encode(), key=key, digest_size=KEY_BYTES).digest()


def fresh_key() -> bytes:
    """32 random bytes from the operating system."""
    return secrets.token_bytes(KEY_BYTES)


def _same_words(text: str) -> str:
    """Unicode NFC, so that the same words typed on another keyboard are the same words."""
    return unicodedata.normalize("NFC", text.strip())
