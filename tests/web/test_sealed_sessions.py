"""What a session holds is opened by the cookie and this server's secret together, and by nothing less."""

from __future__ import annotations

import pytest
from django.core.cache import cache
from django.test import override_settings

from halfway.web.sealed_sessions import SessionStore

WORDS = "we never talk any more"


@pytest.fixture(autouse=True)
def empty() -> None:
    cache.clear()


def kept() -> str:
    """The cookie value of a session that holds these words."""
    session = SessionStore()
    session["words"] = WORDS
    session.save()
    assert session.session_key
    return session.session_key


def in_store() -> dict[str, bytes]:
    """Everything that the store holds, as it holds it."""
    return dict(cache._cache)  # type: ignore[attr-defined]  # what a thief would read


def test_the_cookie_opens_it() -> None:
    assert SessionStore(kept())["words"] == WORDS


def test_the_store_holds_neither_the_words_nor_the_cookie() -> None:
    cookie = kept()
    ((name, value),) = in_store().items()
    for secret in (WORDS.encode(), cookie.encode()):
        assert secret not in value
        assert secret not in name.encode()


def test_another_cookie_opens_nothing() -> None:
    kept()
    assert "words" not in SessionStore("a" * 32)


def test_another_secret_opens_nothing() -> None:
    cookie = kept()
    with override_settings(SECRET_KEY="s" * 64):
        assert "words" not in SessionStore(cookie)


def test_a_touched_session_is_an_empty_one() -> None:
    cookie = kept()
    ((name, value),) = in_store().items()
    plain = name.split(":", 2)[2]
    sealed = bytearray(cache.get(plain))
    sealed[-5] ^= 1
    cache.set(plain, bytes(sealed))
    assert "words" not in SessionStore(cookie)
    assert value


def test_what_was_flushed_is_gone() -> None:
    session = SessionStore(kept())
    cookie = session.session_key
    session.flush()
    assert in_store() == {}
    assert "words" not in SessionStore(cookie)


def test_two_sessions_of_the_same_words_look_different() -> None:
    kept()
    kept()
    first, second = in_store().values()
    assert first != second
