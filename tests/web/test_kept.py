"""What a guest tells stays in the visit; with a vault it is kept, and what was told before comes along."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from django.test import RequestFactory

from halfway.vault.inventory import Inventory, sealed_inventory
from halfway.vault.keyring import fresh_keyring
from halfway.vault.kinds import all_kinds
from halfway.vault.kinds.asks import Ask, Asks
from halfway.vault.kinds.intake import Intake
from halfway.vault.kinds.our_list import Listed, OurList
from halfway.vault.kinds.own_side import OwnSide, Rated
from halfway.vault.kinds.progress import Progress
from halfway.vault.kinds.questionnaire import Questionnaire
from halfway.vault.memory_shelf import MemoryShelf
from halfway.vault.vault import Vault
from halfway.web import kept as module
from halfway.web.kept import held_by_guest, keep, kept

DAY = date(2026, 3, 1)
TOLD = [
    Intake(no="soft", barriers=("cost",), words="“too dear”", begun=DAY),
    Progress(done={"breathe": DAY}, later={"my_street": DAY}),
    OurList(
        resources={"hold_me_tight": Listed(status="offered", note="she liked it")}, weeks=(1, 2)
    ),
    Asks(asks=(Ask(rung="one_visit", day=DAY, answer="maybe"),)),
    OwnSide(answers={"tone_voice": "loud"}, rated=(Rated(day=DAY, lines={"worry_voice": 3}),)),
    Questionnaire(name="ECR-RS", texts=("a", "b"), day=DAY, rated={1: 7, 2: 1}),
]


@pytest.fixture
def guest() -> Any:
    """A request of somebody without a vault."""
    request = RequestFactory().get("/")
    request.session = {}  # type: ignore[assignment]
    return request


@pytest.fixture
def keeper(guest: Any, monkeypatch: pytest.MonkeyPatch) -> Any:
    """A request of somebody with an open vault."""
    shelf, keys = MemoryShelf(), fresh_keyring()
    shelf.put_list("a" * 32, sealed_inventory(Inventory(), account="a" * 32, number=1, keys=keys))
    vault = Vault(shelf, "a" * 32, keys)
    monkeypatch.setattr(module, "vault_of", lambda request: vault)
    return guest


@pytest.mark.parametrize("content", TOLD, ids=lambda content: type(content).__name__)
def test_what_was_kept_comes_back_as_it_was(guest: Any, keeper: Any, content: Any) -> None:
    keep(keeper, content)
    assert kept(keeper, type(content)) == content
    assert keeper.session == {}


@pytest.mark.parametrize("content", TOLD, ids=lambda content: type(content).__name__)
def test_a_guest_has_it_in_the_visit_alone(guest: Any, content: Any) -> None:
    assert kept(guest, type(content)) == type(content)()
    keep(guest, content)
    assert kept(guest, type(content)) == content


def test_all_that_a_guest_told_can_be_taken_along(guest: Any) -> None:
    for content in TOLD:
        keep(guest, content)
    assert held_by_guest(guest) == TOLD


def test_every_kind_of_the_plan_can_be_made_of_nothing() -> None:
    for content in TOLD:
        assert type(content) in {kind.type for kind in all_kinds().values()}
        assert type(content)().title()
