"""Looks into a zip file without unpacking it to disk: names, sizes and ratios are bounded."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator

from halfway.errors import BadTextError
from halfway.importers.source import MOST_UNPACKED, Source

MOST_MEMBERS = 20_000
MOST_RATIO = 200
_PIECE = 2**20


def is_archive(source: Source) -> bool:
    """Whether this begins as a zip file does."""
    return source.head()[:4] in (b"PK\x03\x04", b"PK\x05\x06")


def members(source: Source, *endings: str) -> Iterator[Source]:
    """The members with these endings, read into memory, in the order of their names.

    Only the last part of a member's name is kept, to show it. Raises `BadTextError` for a file
    that is broken, locked with a password, too large, or packed so tightly that it can only be
    meant to do harm; sizes are checked before and while unpacking.
    """
    try:
        with source.stream() as stream, zipfile.ZipFile(stream) as packed:
            wanted = _wanted(source.name, packed, endings)
            left = MOST_UNPACKED
            for info in wanted:
                data = _unpacked(source.name, packed, info, most=left)
                left -= len(data)
                yield Source(info.filename.replace("\\", "/").rsplit("/", 1)[-1], data)
    except (zipfile.BadZipFile, EOFError, NotImplementedError, OSError, ValueError) as error:
        if isinstance(error, BadTextError):
            raise
        raise BadTextError(f"{source.name}: the zip file is broken. Export it again.") from error
    except RuntimeError as error:
        raise BadTextError(f"{source.name} needs a password. Unpack it first.") from error


def _wanted(name: str, packed: zipfile.ZipFile, endings: tuple[str, ...]) -> list[zipfile.ZipInfo]:
    infos = packed.infolist()
    if len(infos) > MOST_MEMBERS:
        raise BadTextError(f"{name} holds {len(infos)} files; the most is {MOST_MEMBERS}.")
    _check_overlap(name, infos)
    wanted = [
        one
        for one in infos
        if not one.is_dir()
        and one.filename.lower().endswith(endings)
        # Other systems' own files lie beside the real ones in some archives.
        and "__MACOSX" not in one.filename
        and (one.external_attr >> 28) in (0, 0o10)
    ]
    if sum(one.file_size for one in wanted) > MOST_UNPACKED:
        raise BadTextError(f"{name} would unpack to more than 512 MB. Export without media.")
    for one in wanted:
        if one.file_size > _PIECE and one.file_size > MOST_RATIO * max(one.compress_size, 1):
            raise BadTextError(f"{name} is packed far too tightly to be a chat.")
    return sorted(wanted, key=lambda one: one.filename)


def _check_overlap(name: str, infos: list[zipfile.ZipInfo]) -> None:
    """Members that share bytes are the trick of a bomb (CVE-2024-0450)."""
    upto = 0
    for one in sorted(infos, key=lambda info: info.header_offset):
        if one.header_offset < upto:
            raise BadTextError(f"{name}: files in it overlap. This is no export.")
        upto = one.header_offset + 30 + len(one.filename.encode()) + one.compress_size


def _unpacked(name: str, packed: zipfile.ZipFile, info: zipfile.ZipInfo, *, most: int) -> bytes:
    found = bytearray()
    with packed.open(info) as stream:
        while piece := stream.read(_PIECE):
            found += piece
            if len(found) > min(most, info.file_size):
                raise BadTextError(f"{name}: a file in it is larger than it says.")
    return bytes(found)
