"""Zip files that mean harm are refused before they can do any."""

from __future__ import annotations

import io
import struct
import time
import zipfile

import pytest

from halfway.errors import BadTextError
from halfway.importers.archive import is_archive, members
from halfway.importers.source import Source


def packed(files: dict[str, bytes], *, how: int = zipfile.ZIP_DEFLATED) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", how) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return stream.getvalue()


def names(data: bytes, *endings: str) -> list[tuple[str, bytes]]:
    found = members(Source.of_bytes("x.zip", data), *(endings or (".txt",)))
    return [(one.name, one.read()) for one in found]


def test_only_wanted_members_by_their_bare_names() -> None:
    data = packed(
        {"../../etc/a.txt": b"1", "C:\\b.txt": b"2", "c.jpg": b"3", "__MACOSX/._a.txt": b"4"}
    )
    assert names(data) == [("a.txt", b"1"), ("b.txt", b"2")]


def test_a_bomb_is_refused_at_once() -> None:
    data = packed({"a.txt": bytes(300 * 2**20)})
    started = time.process_time()
    with pytest.raises(BadTextError, match="too tightly"):
        names(data)
    assert time.process_time() - started < 1


def test_too_much_in_all_is_refused() -> None:
    data = packed({f"{i}.txt": bytes(2**20) for i in range(513)})
    with pytest.raises(BadTextError, match=r"512 MB|too tightly"):
        names(data)


def test_a_size_that_lies_is_noticed() -> None:
    data = packed({"a.txt": b"x" * 5000})
    lying = data.replace(struct.pack("<I", 5000), struct.pack("<I", 10))
    with pytest.raises(BadTextError, match=r"broken|larger"):
        names(lying)


def test_members_that_overlap_are_refused() -> None:
    data = packed({"a.txt": b"x" * 100, "b.txt": b"y" * 100}, how=zipfile.ZIP_STORED)
    offset = data.index(b"b.txt") - 30
    at = data.rindex(struct.pack("<I", offset))
    overlapping = data[:at] + struct.pack("<I", 10) + data[at + 4 :]
    with pytest.raises(BadTextError, match=r"overlap|broken"):
        names(overlapping)


def test_a_link_is_passed_over() -> None:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        link = zipfile.ZipInfo("a.txt")
        link.external_attr = 0o120777 << 16
        archive.writestr(link, "/etc/passwd")
    assert names(stream.getvalue()) == []


def test_what_is_broken_is_said() -> None:
    whole = packed({"a.txt": b"hello" * 100})
    assert is_archive(Source.of_bytes("x", whole))
    with pytest.raises(BadTextError, match="broken"):
        names(whole[: len(whole) // 2])
