"""The kinds of document: each module here is one, a frozen dataclass with its upgrade steps.

To add a kind, add a module; nothing else changes.
"""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any, TypeVar

import msgspec

from halfway.errors import DamagedError

Upgrade = Callable[[dict[str, Any]], dict[str, Any]]
Content = TypeVar("Content")


@dataclass(frozen=True, slots=True)
class Kind:
    """A registered kind: its name inside the sealed bytes, its type, and how old ones are read."""

    name: str
    type: type[Any]
    upgrades: tuple[Upgrade, ...]

    @property
    def format(self) -> int:
        """The number of the newest format; each upgrade step leads to the next."""
        return len(self.upgrades) + 1


_kinds: dict[str, Kind] = {}


def kind(
    name: str, *, upgrades: tuple[Upgrade, ...] = ()
) -> Callable[[type[Content]], type[Content]]:
    """Register a dataclass as a kind; `upgrades[0]` turns format 1 into format 2, and so on.

    The class needs a `title()`; all fields need defaults, so that new ones can be added.
    """

    def register(type_: type[Content]) -> type[Content]:
        if name in _kinds:
            raise ValueError(f"two kinds are called {name}")
        _kinds[name] = Kind(name, type_, upgrades)
        return type_

    return register


@cache
def _load_all() -> None:
    for module in pkgutil.iter_modules(__path__):
        importlib.import_module(f"{__name__}.{module.name}")


def all_kinds() -> Mapping[str, Kind]:
    """Every kind by its name."""
    _load_all()
    return _kinds


def kind_of(content: object) -> Kind:
    """The kind of a content; raises `TypeError` for what is no kind."""
    for found in all_kinds().values():
        if type(content) is found.type:
            return found
    raise TypeError(f"{type(content).__name__} is no kind of document")


def encoded(content: object) -> bytes:
    """A content as bytes: its fields as JSON."""
    return msgspec.json.encode(content)


def decoded(payload: bytes, *, name: str, made_in: int) -> Any:
    """The content of a kind that was kept in format `made_in`, brought to the newest format."""
    found = all_kinds().get(name)
    if found is None or made_in > found.format:
        raise DamagedError("This was kept by a later version of Halfway. Update to open it.")
    try:
        if made_in == found.format:
            return msgspec.json.decode(payload, type=found.type)
        fields = msgspec.json.decode(payload, type=dict[str, Any])
        for upgrade in found.upgrades[made_in - 1 :]:
            fields = upgrade(fields)
        return msgspec.convert(fields, found.type)
    except msgspec.MsgspecError:
        raise DamagedError("Something that was kept here cannot be read.") from None
