"""Sessions that only the browser's cookie opens: the store sees a hash and sealed bytes.

The key is made of the cookie's value and this server's secret, so that neither the store alone
nor the cookie alone gives what a session holds (the keys of an open vault among it).
"""

from __future__ import annotations

from hashlib import blake2b
from typing import Any

import msgspec
from django.conf import settings
from django.contrib.sessions.backends.cache import SessionStore as CacheStore

from halfway.errors import DamagedError
from halfway.vault.derivation import subkey
from halfway.vault.framing import framed, unframed
from halfway.vault.keyring import Keyring, one_key
from halfway.vault.sealing import Place, seal, unseal


class SessionStore(CacheStore):
    """Django's cache sessions over a cache that seals."""

    def __init__(self, session_key: str | None = None) -> None:
        super().__init__(session_key)
        self._cache = _SealingCache(self._cache)  # type: ignore[has-type]


class _SealingCache:
    """What the session needs of a cache; the keys it is asked for hold the cookie's value."""

    def __init__(self, cache: Any) -> None:
        self._cache = cache

    def get(self, key: str, default: Any = None) -> Any:
        sealed = self._cache.get(_hidden(key))
        if sealed is None:
            return default
        try:
            place = Place("", "session", id=_hidden(key))
            return msgspec.json.decode(unseal(unframed(sealed), keys=_keys(key), place=place))
        except (DamagedError, msgspec.MsgspecError):
            return default

    def set(self, key: str, value: Any, timeout: int | None = None) -> None:
        self._cache.set(_hidden(key), _sealed(key, value), timeout)

    def add(self, key: str, value: Any, timeout: int | None = None) -> bool:
        return bool(self._cache.add(_hidden(key), _sealed(key, value), timeout))

    def delete(self, key: str) -> None:
        self._cache.delete(_hidden(key))

    def __contains__(self, key: str) -> bool:
        return _hidden(key) in self._cache


def _sealed(key: str, value: Any) -> bytes:
    place = Place("", "session", id=_hidden(key))
    return b"".join(framed(seal(msgspec.json.encode(value), keys=_keys(key), place=place)))


def _keys(key: str) -> Keyring:
    return one_key(subkey(_secret(), f"session {key}"))


def _hidden(key: str) -> str:
    return blake2b(key.encode(), key=_secret(), digest_size=32).hexdigest()


def _secret() -> bytes:
    return blake2b(settings.SECRET_KEY.encode(), digest_size=32).digest()
