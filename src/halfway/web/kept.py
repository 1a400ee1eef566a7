"""What there is only one of for each person: in the vault where one is open, else in this visit."""

from __future__ import annotations

from typing import TypeVar

import msgspec
from django.http import HttpRequest

from halfway.vault.kinds import all_kinds, kind_of
from halfway.web.unlocked import vault_of

One = TypeVar("One")
_HELD = "kept"


def kept(request: HttpRequest, type_: type[One]) -> One:
    """The one document of this kind; an empty one before the first was kept."""
    vault = vault_of(request)
    if vault is not None:
        document = vault.one(type_)
        return document.content if document else type_()
    held = request.session.get(_HELD, {}).get(kind_of(type_()).name)
    return type_() if held is None else msgspec.convert(held, type_, str_keys=True)


def keep(request: HttpRequest, content: object) -> None:
    """Keep it in place of the one before; a guest's is gone with the visit."""
    vault = vault_of(request)
    if vault is not None:
        vault.keep_one(content)
        return
    held = {kind_of(content).name: msgspec.to_builtins(content, str_keys=True)}
    request.session[_HELD] = request.session.get(_HELD, {}) | held


def held_by_guest(request: HttpRequest) -> list[object]:
    """What a guest has told so far, to be taken along into a new vault."""
    found = request.session.get(_HELD, {})
    return [
        msgspec.convert(fields, all_kinds()[name].type, str_keys=True)
        for name, fields in found.items()
    ]
