"""Weak words are refused, any others are taken, and a recovery key checks itself."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st
from zxcvbn.frequency_lists import FREQUENCY_LISTS

from halfway.errors import LockedError, WeakPassphraseError
from halfway.vault.passphrase import (
    MOST_CHARACTERS,
    PHRASE_WORDS,
    check_passphrase,
    fresh_recovery_key,
    offered_phrase,
    recovery_bytes,
)

STRONG = "copper window sailing turnip dust"


def is_refused(passphrase: str, *known: str) -> bool:
    try:
        check_passphrase(passphrase, known=known)
    except WeakPassphraseError:
        return True
    return False


@pytest.mark.parametrize(
    "passphrase",
    [
        STRONG,
        "vq8-Rk2!mmZ0",
        "кошка любит тёплый чайник",
        "窓辺の猫は静かに雨を聞いている",
        "🌧🦔🎻🧶🛶🍋🪁🦉🧭🫖🪵🐚",
        unicodedata.normalize("NFD", "école brûlée pâté forêt"),
        "  copper window sailing turnip dust  ",
    ],
)
def test_takes_strong_words_of_any_script(passphrase: str) -> None:
    check_passphrase(passphrase)


@pytest.mark.parametrize("passphrase", ["", "   ", "short", "xK9!qL2#vB7", "three words x"[:11]])
def test_refuses_what_is_short(passphrase: str) -> None:
    with pytest.raises(WeakPassphraseError, match="short"):
        check_passphrase(passphrase)


@pytest.mark.parametrize(
    "passphrase",
    [
        "password1234",
        "aaaaaaaaaaaaaaaaaaaa",
        "qwertyuiop[]asdf",
        "123456789012345",
        "abc abc abc abc",
    ],
)
def test_refuses_what_is_easily_guessed(passphrase: str) -> None:
    with pytest.raises(WeakPassphraseError, match="guess"):
        check_passphrase(passphrase)


def test_refuses_every_common_password() -> None:
    common = FREQUENCY_LISTS["passwords"][:3000]
    assert len(common) == 3000
    assert [password for password in common if not is_refused(password)] == []


def test_there_are_no_rules_of_composition() -> None:
    check_passphrase("coppersailingturnipdust")
    check_passphrase("8130 5527 9046 3318")


def test_refuses_words_that_somebody_who_knows_the_person_knows() -> None:
    known = ("Theodora Papadimitriou", "Wolverhampton", "Snuffleupagus")
    passphrase = "theodora papadimitriou wolverhampton"
    assert not is_refused(passphrase)
    assert is_refused(passphrase, *known)
    assert is_refused("Snuffleupagus2014", *known)
    assert not is_refused(STRONG, *known)


def test_words_that_are_known_may_be_empty() -> None:
    check_passphrase(STRONG, known=("", " "))


def test_takes_as_many_characters_as_promised_and_no_more() -> None:
    longest = (STRONG + " ") * 40
    check_passphrase(longest[:MOST_CHARACTERS].rstrip().ljust(MOST_CHARACTERS, "x"))
    with pytest.raises(WeakPassphraseError, match="1,024"):
        check_passphrase(longest[:MOST_CHARACTERS].rstrip().ljust(MOST_CHARACTERS + 1, "x"))


@given(st.text(max_size=100))
def test_any_words_are_taken_or_called_weak(passphrase: str) -> None:
    assert is_refused(passphrase) in (True, False)


def test_what_is_offered_is_taken_and_never_the_same() -> None:
    phrases = [offered_phrase() for _ in range(200)]
    assert len(set(phrases)) == 200
    for phrase in phrases:
        assert len(phrase.split()) == PHRASE_WORDS
        check_passphrase(phrase)


def test_a_recovery_key_is_twenty_four_words_for_32_bytes() -> None:
    words = fresh_recovery_key()
    assert len(words.split()) == 24
    assert len(recovery_bytes(words)) == 32
    assert fresh_recovery_key() != words


def test_a_known_recovery_key_opens_to_known_bytes() -> None:
    assert recovery_bytes("abandon " * 23 + "art") == bytes(32)
    assert recovery_bytes("zoo " * 23 + "vote") == b"\xff" * 32


def test_a_recovery_key_is_read_as_it_is_typed() -> None:
    assert recovery_bytes("\n Abandon\t" + " ABANDON " * 22 + "\r\nart ") == bytes(32)


@pytest.mark.parametrize(
    "words",
    [
        "",
        "abandon " * 23 + "arr",
        "abandom " + "abandon " * 22 + "art",
        "abandon " * 22 + "art",
        "abandon " * 24 + "art",
        "abandon " * 24,
        "art " + "abandon " * 23,
        "abandon " * 11 + "about",
        "ábandon " + "abandon " * 22 + "art",
    ],
)
def test_a_misspelt_moved_or_missing_word_is_refused(words: str) -> None:
    with pytest.raises(LockedError, match="24 words"):
        recovery_bytes(words)


@given(st.text(max_size=200))
def test_any_words_are_no_recovery_key(words: str) -> None:
    with pytest.raises(LockedError):
        recovery_bytes(words)
