"""Reads content files into typed rows, in the language asked for; refuses what is not as it should be."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import Any, TypeVar

import msgspec
import rtoml

from halfway.errors import BadContentError

FOLDER = Path(__file__).parent / "content"
LANGUAGES = ("en", "es")
Row = TypeVar("Row")


class Content(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """One row of content: an unknown or missing key is refused when it is read."""


def read(name: str, type_: type[Row], *, language: str = "en") -> Row:
    """The file of this name, as this type; in English where the language lacks it.

    Raises `BadContentError` with file and place for what is missing, unknown or of a wrong type.
    """
    found: Row = _read(name, type_, language)  # type: ignore[arg-type]  # a type is hashable
    return found


@lru_cache(maxsize=128)
def _read(name: str, type_: Any, language: str) -> Any:
    path = localized(FOLDER / f"{name}.toml", language=language)
    try:
        return msgspec.convert(rtoml.loads(path.read_text(encoding="utf-8")), type_)
    except (rtoml.TomlParsingError, msgspec.ValidationError) as error:
        raise BadContentError(f"{path.name}: {error}") from None


def localized(path: Path, *, language: str) -> Path:
    """The file in this language; the English one where there is none."""
    other = path.with_name(f"{path.stem}.{language}{path.suffix}")
    return other if language != "en" and other.exists() else path
