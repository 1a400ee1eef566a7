"""The random keys that documents are sealed with: one, or two while they are being changed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

import msgspec

from halfway.errors import DamagedError
from halfway.vault.derivation import KEY_BYTES, fresh_key


@dataclass(frozen=True, slots=True)
class Keyring:
    """Keys by number; the highest number seals, all of them open. Never printed."""

    keys: Mapping[int, bytes] = field(repr=False)

    @property
    def newest_number(self) -> int:
        """The number of the key that seals."""
        return max(self.keys)

    @property
    def newest(self) -> bytes:
        """The key that seals."""
        return self.keys[self.newest_number]

    def get(self, number: int) -> bytes | None:
        """The key of this number; None where there is none."""
        return self.keys.get(number)

    def with_fresh_key(self) -> Keyring:
        """This keyring with one more key, which seals from now on."""
        return Keyring({**self.keys, self.newest_number + 1: fresh_key()})

    def only_newest(self) -> Keyring:
        """This keyring without the keys that nothing is sealed with any more."""
        return Keyring({self.newest_number: self.newest})

    def encoded(self) -> bytes:
        """The keys as bytes, to be sealed."""
        return msgspec.msgpack.encode(dict(self.keys))


def fresh_keyring() -> Keyring:
    """A keyring with one random key."""
    return Keyring({1: fresh_key()})


def one_key(key: bytes) -> Keyring:
    """A keyring for something that is sealed with this key alone."""
    return Keyring({0: key})


def keyring_from(encoded: bytes) -> Keyring:
    """The keyring that was encoded; raises `DamagedError` where this is none."""
    try:
        keys = msgspec.msgpack.decode(encoded, type=dict[int, bytes])
    except msgspec.MsgspecError:
        raise DamagedError("The keys that were kept here cannot be read.") from None
    if not keys or any(len(key) != KEY_BYTES for key in keys.values()):
        raise DamagedError("The keys that were kept here cannot be read.")
    return Keyring(keys)
