"""The right words open, all others say one and the same thing, and changing them moves one slot."""

from __future__ import annotations

import copy
import unicodedata
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from vault_lab import (
    FLOOR,
    NAME,
    OTHER_WORDS,
    WORDS,
    account_on,
    account_shelf,
    bare_shelf,
    flipped,
    kept,
    opened,
    recovery_words,
    remembered_argon2,
    stopping,
)

from halfway.errors import (
    ConflictError,
    DamagedError,
    LockedError,
    NotSavedError,
    WeakPassphraseError,
)
from halfway.vault import derivation
from halfway.vault.account import (
    DOES_NOT_OPEN,
    change_passphrase,
    create_account,
    has_recovery_key,
    is_passphrase_of,
    make_recovery_key,
    opens_with,
    recover,
    revoke_recovery_key,
    unlock,
)
from halfway.vault.derivation import decoded
from halfway.vault.kinds.draft import Draft
from halfway.vault.memory_shelf import MemoryShelf
from halfway.vault.padding import padded_size
from halfway.vault.rotation import rotate
from halfway.vault.shelf import Slot


@pytest.fixture(autouse=True)
def _quick() -> Iterator[None]:
    with remembered_argon2():
        yield


def floor_shelf() -> MemoryShelf:
    return MemoryShelf(header=FLOOR.encoded())


def slot_of(shelf: MemoryShelf, name: str) -> Slot:
    (slot,) = [slot for slot in shelf.slots(account_on(shelf)) if slot.name == name]
    return slot


def stays_closed(shelf: MemoryShelf, words: str, name: str = NAME) -> None:
    with pytest.raises(LockedError) as closed:
        unlock(shelf, passphrase=words, name=name)
    assert str(closed.value) == DOES_NOT_OPEN


def test_the_words_open_what_was_kept() -> None:
    shelf = floor_shelf()
    vault = create_account(shelf, passphrase=WORDS)
    added = vault.add(Draft(text="hello"))
    again = unlock(shelf, passphrase=WORDS)
    assert again.account == vault.account
    assert again.read(added.id) == added


def test_the_first_account_makes_parameters_above_the_floor() -> None:
    shelf = MemoryShelf()
    create_account(shelf, passphrase=WORDS)
    assert shelf.header
    kdf = decoded(shelf.header)
    create_account(shelf, passphrase=OTHER_WORDS)
    assert decoded(shelf.header) == kdf
    assert kdf.salt not in (FLOOR.salt, bytes(16))


def test_accounts_know_nothing_of_one_another() -> None:
    shelf = floor_shelf()
    one = create_account(shelf, passphrase=WORDS, name="one")
    other = create_account(shelf, passphrase=WORDS, name="other")
    one.add(Draft(text="mine"))
    assert other.contents().entries == ()
    assert unlock(shelf, passphrase=WORDS, name="ONE ").account == one.account
    assert unlock(shelf, passphrase=WORDS, name="other").account == other.account
    assert one.keys.newest != other.keys.newest


def test_words_in_use_are_refused_and_nothing_is_written() -> None:
    shelf = bare_shelf()
    before = copy.deepcopy(shelf)
    with pytest.raises(ConflictError):
        create_account(shelf, passphrase=WORDS, name=NAME)
    assert shelf == before


@pytest.mark.parametrize("words", ["short", "password1234", "robin robin robin robin"])
def test_weak_words_make_no_account_and_no_change(words: str) -> None:
    shelf = bare_shelf()
    before = copy.deepcopy(shelf)
    with pytest.raises(WeakPassphraseError):
        create_account(shelf, passphrase=words, name=NAME)
    with pytest.raises(WeakPassphraseError):
        change_passphrase(opened(shelf), passphrase=words, name=NAME)
    assert shelf == before


def test_names_that_are_known_are_no_passphrase() -> None:
    known = ("Theodora Papadimitriou", "Wolverhampton")
    with pytest.raises(WeakPassphraseError):
        create_account(floor_shelf(), passphrase=" ".join(known), known=known)


def test_wrong_words_and_an_unknown_name_say_the_same_and_change_nothing() -> None:
    shelf = account_shelf()
    before = copy.deepcopy(shelf)
    stays_closed(shelf, OTHER_WORDS)
    stays_closed(shelf, WORDS, "Somebody")
    stays_closed(shelf, WORDS, "")
    stays_closed(shelf, "")
    stays_closed(shelf, WORDS[:-1])
    stays_closed(shelf, WORDS.upper())
    stays_closed(shelf, "x" * 5000)
    assert shelf == before


def test_nothing_opens_where_there_is_no_account() -> None:
    stays_closed(MemoryShelf(), WORDS)
    stays_closed(floor_shelf(), WORDS)


def test_right_wrong_and_unknown_cost_one_and_the_same_argon2id(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    shelf, costs = account_shelf(), []
    computed = derivation.hash_secret_raw

    def counted(**asked: Any) -> bytes:
        costs.append((asked["time_cost"], asked["memory_cost"], asked["parallelism"]))
        return computed(**asked)

    monkeypatch.setattr(derivation, "hash_secret_raw", counted)
    unlock(shelf, passphrase=WORDS, name=NAME)
    stays_closed(shelf, OTHER_WORDS)
    stays_closed(shelf, WORDS, "Somebody")
    stays_closed(MemoryShelf(), WORDS)
    assert costs == [(3, 64 * 1024, 4)] * 4


@pytest.mark.parametrize("words", ["école brûlée pâté forêt naïve", "кошка любит тёплый чайник й"])
def test_words_typed_composed_or_decomposed_open_the_same(words: str) -> None:
    shelf = floor_shelf()
    composed, apart = unicodedata.normalize("NFC", words), unicodedata.normalize("NFD", words)
    assert composed != apart
    vault = create_account(shelf, passphrase=apart, name=composed[:5])
    found = unlock(shelf, passphrase=composed, name=unicodedata.normalize("NFD", composed[:5]))
    assert found.account == vault.account


def test_the_longest_words_open() -> None:
    shelf, longest = floor_shelf(), (WORDS + " ") * 40
    vault = create_account(shelf, passphrase=longest[:1023] + "x")
    assert unlock(shelf, passphrase=longest[:1023] + "x").account == vault.account
    stays_closed(shelf, longest[:1023] + "y", "")
    with pytest.raises(WeakPassphraseError, match="1,024"):
        create_account(shelf, passphrase=longest[:1024] + "x")


def test_changing_the_words_rewrites_one_slot_and_nothing_else() -> None:
    shelf = account_shelf()
    before, vault = copy.deepcopy(shelf), opened(shelf)
    change_passphrase(vault, passphrase=OTHER_WORDS, name="Kim")
    new, old = slot_of(shelf, "passphrase"), slot_of(before, "passphrase")
    assert new.find != old.find
    assert new.sealed != old.sealed
    del shelf.slots_by_find[new.find]
    del before.slots_by_find[old.find]
    assert shelf == before


def test_after_a_change_only_the_new_words_open() -> None:
    shelf = account_shelf()
    everything = kept(opened(shelf))
    change_passphrase(opened(shelf), passphrase=OTHER_WORDS, name="Kim")
    stays_closed(shelf, WORDS)
    stays_closed(shelf, OTHER_WORDS)
    assert kept(opened(shelf, OTHER_WORDS, "Kim")) == everything
    assert recover(shelf, words=recovery_words()).account == account_on(shelf)


def test_changing_to_the_same_words_is_no_conflict() -> None:
    shelf = bare_shelf()
    change_passphrase(opened(shelf), passphrase=WORDS, name=NAME)
    assert opened(shelf).account == account_on(shelf)


def test_words_of_another_account_cannot_be_taken() -> None:
    shelf = bare_shelf()
    vault = create_account(shelf, passphrase=OTHER_WORDS)
    before = copy.deepcopy(shelf)
    with pytest.raises(ConflictError):
        change_passphrase(vault, passphrase=WORDS, name=NAME)
    assert shelf == before


@pytest.mark.parametrize("writes", [0, 1])
def test_a_change_that_stops_leaves_the_old_words_or_the_new(writes: int) -> None:
    shelf = stopping(bare_shelf(), writes)
    everything = kept(opened(shelf))
    try:
        change_passphrase(opened(shelf), passphrase=OTHER_WORDS, name=NAME)
    except NotSavedError:
        stays_closed(shelf, OTHER_WORDS)
        assert kept(opened(shelf)) == everything
    else:
        stays_closed(shelf, WORDS)
        assert kept(opened(shelf, OTHER_WORDS)) == everything


@pytest.mark.parametrize("writes", [0, 1])
def test_an_account_that_stops_being_made_leaves_nothing(writes: int) -> None:
    shelf = stopping(floor_shelf(), writes)
    before = copy.deepcopy((shelf.slots_by_find, shelf.lists, shelf.documents))
    with pytest.raises(NotSavedError):
        create_account(shelf, passphrase=WORDS)
    assert (shelf.slots_by_find, shelf.lists, shelf.documents) == before


def test_a_recovery_key_opens_until_it_is_revoked() -> None:
    shelf = bare_shelf()
    vault = opened(shelf)
    assert not has_recovery_key(vault)
    words = make_recovery_key(vault)
    assert len(words.split()) == 24
    assert has_recovery_key(vault)
    assert opens_with(vault, words=words)
    assert kept(recover(shelf, words=f" {words.upper()}\n")) == kept(vault)
    revoke_recovery_key(vault)
    assert not has_recovery_key(vault)
    assert not opens_with(vault, words=words)
    with pytest.raises(LockedError, match="does not open anything"):
        recover(shelf, words=words)
    assert opened(shelf).account == vault.account


def test_making_and_revoking_a_recovery_key_touches_no_other_byte() -> None:
    shelf = bare_shelf()
    before = copy.deepcopy(shelf)
    make_recovery_key(opened(shelf))
    slots = copy.deepcopy(shelf.slots_by_find)
    slots.pop(slot_of(shelf, "recovery").find)
    assert replace(shelf, slots_by_find=slots) == before
    revoke_recovery_key(opened(shelf))
    revoke_recovery_key(opened(shelf))
    assert shelf == before


def test_a_newer_recovery_key_takes_the_place_of_the_one_before() -> None:
    shelf = account_shelf()
    words = make_recovery_key(opened(shelf))
    assert words != recovery_words()
    with pytest.raises(LockedError):
        recover(shelf, words=recovery_words())
    assert recover(shelf, words=words).account == account_on(shelf)


def test_a_recovery_key_lets_new_words_be_set() -> None:
    shelf = account_shelf()
    change_passphrase(recover(shelf, words=recovery_words()), passphrase=OTHER_WORDS, name=NAME)
    assert kept(opened(shelf, OTHER_WORDS)) == kept(opened(account_shelf()))
    stays_closed(shelf, WORDS)


@pytest.mark.parametrize("place", range(23))
def test_swapped_words_of_a_recovery_key_open_nothing(place: int) -> None:
    shelf = account_shelf()
    words = recovery_words().split()
    if words[place] == words[place + 1]:
        pytest.skip("the two words are the same")
    words[place], words[place + 1] = words[place + 1], words[place]
    with pytest.raises(LockedError):
        recover(shelf, words=" ".join(words))


@pytest.mark.parametrize("place", [0, 11, 23])
def test_a_misspelt_or_missing_word_is_named_as_such(place: int) -> None:
    words = recovery_words().split()
    for wrong in (
        [*words[:place], "wrongg", *words[place + 1 :]],
        words[:place] + words[place + 1 :],
    ):
        with pytest.raises(LockedError, match="24 words"):
            recover(account_shelf(), words=" ".join(wrong))
        with pytest.raises(LockedError, match="24 words"):
            opens_with(opened(account_shelf()), words=" ".join(wrong))


def test_a_recovery_key_of_another_account_is_not_of_this() -> None:
    shelf = account_shelf()
    other = create_account(shelf, passphrase=OTHER_WORDS)
    assert not opens_with(other, words=recovery_words())
    assert not has_recovery_key(other)


def test_knows_the_words_of_this_account_from_others() -> None:
    shelf = bare_shelf()
    vault, other = opened(shelf), create_account(shelf, passphrase=OTHER_WORDS)
    assert is_passphrase_of(vault, passphrase=WORDS, name=NAME)
    assert not is_passphrase_of(vault, passphrase=OTHER_WORDS)
    assert not is_passphrase_of(vault, passphrase=WORDS)
    assert not is_passphrase_of(other, passphrase=WORDS, name=NAME)


def test_every_flipped_bit_of_a_slot_is_noticed() -> None:
    shelf = bare_shelf()
    slot = slot_of(shelf, "passphrase")
    for bit in range(len(slot.sealed) * 8):
        shelf.slots_by_find[slot.find] = replace(slot, sealed=flipped(slot.sealed, bit))
        with pytest.raises(DamagedError):
            unlock(shelf, passphrase=WORDS, name=NAME)


def test_every_flipped_bit_of_what_a_slot_is_found_by_locks() -> None:
    slot = slot_of(bare_shelf(), "passphrase")
    for bit in range(len(slot.find) * 8):
        find = flipped(slot.find, bit)
        shelf = replace(bare_shelf(), slots_by_find={find: replace(slot, find=find)})
        stays_closed(shelf, WORDS)


def test_every_cut_of_a_slot_and_what_is_appended_is_noticed() -> None:
    shelf = bare_shelf()
    slot = slot_of(shelf, "passphrase")
    touched = [slot.sealed[:length] for length in range(len(slot.sealed))]
    for sealed in [*touched, slot.sealed + b"x", slot.sealed * 2]:
        shelf.slots_by_find[slot.find] = replace(slot, sealed=sealed)
        with pytest.raises(DamagedError):
            unlock(shelf, passphrase=WORDS, name=NAME)


@settings(
    deadline=None, max_examples=12, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(st.integers(0, len(FLOOR.encoded()) * 8 - 1))
def test_a_flipped_bit_of_the_parameters_opens_nothing(bit: int) -> None:
    shelf = bare_shelf()
    shelf.header = flipped(FLOOR.encoded(), bit)
    with pytest.raises((DamagedError, LockedError)):
        unlock(shelf, passphrase=WORDS, name=NAME)


def test_parameters_below_the_floor_are_refused_before_anything_is_computed(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(derivation, "hash_secret_raw", lambda **_: pytest.fail("computed"))
    shelf = bare_shelf()
    for cheap in (replace(FLOOR, memory_kib=8), replace(FLOOR, passes=1), replace(FLOOR, lanes=1)):
        shelf.header = cheap.encoded()
        for ask in (
            lambda: unlock(shelf, passphrase=WORDS, name=NAME),
            lambda: create_account(shelf, passphrase=OTHER_WORDS),
        ):
            with pytest.raises(DamagedError):
                ask()


def test_slots_that_changed_places_open_nothing() -> None:
    shelf = bare_shelf()
    create_account(shelf, passphrase=OTHER_WORDS)
    one, other = shelf.slots_by_find.values()
    for touched in (
        replace(one, sealed=other.sealed),
        replace(one, account=other.account),
        replace(one, account=other.account, sealed=other.sealed),
        replace(one, name="recovery"),
        replace(one, name=""),
    ):
        shelf.slots_by_find = {one.find: touched}
        with pytest.raises(DamagedError):
            unlock(shelf, passphrase=WORDS, name=NAME)


def test_the_slot_of_the_words_is_none_of_the_recovery_key() -> None:
    shelf = account_shelf()
    ways_in = slot_of(shelf, "passphrase"), slot_of(shelf, "recovery")
    shelf.slots_by_find = {
        ways_in[0].find: replace(ways_in[0], sealed=ways_in[1].sealed),
        ways_in[1].find: replace(ways_in[1], sealed=ways_in[0].sealed),
    }
    with pytest.raises(DamagedError):
        unlock(shelf, passphrase=WORDS, name=NAME)
    with pytest.raises(DamagedError):
        recover(shelf, words=recovery_words())


def test_slots_are_all_of_one_length() -> None:
    lengths = {len(slot.sealed) for slot in account_shelf().slots_by_find.values()}
    (length,) = lengths
    assert length - 4 - 29 - 17 == padded_size(1)


def test_new_words_set_in_a_window_opened_before_a_rotation_lose_nothing() -> None:
    shelf = bare_shelf()
    everything, stale = kept(opened(shelf)), opened(shelf)
    for _ in rotate(opened(shelf), passphrase=WORDS, name=NAME):
        pass
    try:
        change_passphrase(stale, passphrase=OTHER_WORDS, name=NAME)
    except (DamagedError, ConflictError, LockedError):
        assert kept(opened(shelf)) == everything
    else:
        assert kept(opened(shelf, OTHER_WORDS)) == everything


def test_a_recovery_key_made_in_a_window_opened_before_a_rotation_opens_or_is_refused() -> None:
    shelf = bare_shelf()
    everything, stale = kept(opened(shelf)), opened(shelf)
    for _ in rotate(opened(shelf), passphrase=WORDS, name=NAME):
        pass
    try:
        words = make_recovery_key(stale)
    except (DamagedError, ConflictError, LockedError):
        return
    assert kept(recover(shelf, words=words)) == everything
