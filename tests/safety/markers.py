"""Finds a marker in bytes however they are written: a scanner that only looks for plain text lies.

Django packs a session into base64 of zlib, a browser writes UTF-16, a database compresses pages:
each of these hides text from a plain search.
"""

from __future__ import annotations

import base64
import gzip
import quopri
import re
import secrets
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

import zstandard

_DEEPEST = 2
_BASE64 = re.compile(rb"[A-Za-z0-9+/_-]{40,}={0,2}")
_ZLIB = re.compile(rb"\x78[\x01\x5e\x9c\xda]")
_DEFLATE_IN_ZIP = b"PK\x03\x04"
_GZIP = b"\x1f\x8b\x08"
_ZSTD = b"\x28\xb5\x2f\xfd"
_LARGEST = 64 << 20


@dataclass(frozen=True, slots=True)
class Marker:
    """A random text that stands nowhere by chance: ASCII letters and others."""

    ascii: str
    other: str

    @property
    def text(self) -> str:
        """The marker as it is typed."""
        return f"{self.ascii} {self.other}"

    def forms(self) -> dict[str, bytes]:
        """Every way in which either half may be written, by name."""
        found: dict[str, bytes] = {}
        for half, words in (("ascii", self.ascii), ("other", self.other)):
            coded = words.encode()
            found |= {
                f"{half} utf-8": coded,
                f"{half} utf-16le": words.encode("utf-16-le"),
                f"{half} utf-16be": words.encode("utf-16-be"),
                f"{half} lower": words.lower().encode(),
                f"{half} lower utf-16le": words.lower().encode("utf-16-le"),
                f"{half} hex": coded.hex().encode(),
                f"{half} HEX": coded.hex().upper().encode(),
            }
            found |= {f"{half} base64 at {n}": _base64_inside(coded, n) for n in range(3)}
        found["other \\u"] = self.other.encode("ascii", "backslashreplace")
        found["other %"] = quote(self.other).encode()
        found["other ="] = quopri.encodestring(self.other.encode()).strip()
        return found


def fresh_marker() -> Marker:
    """A marker that was never seen before."""
    letters = "".join(secrets.choice("QWXZKJVBPY") for _ in range(14))
    other = "".join(secrets.choice("ÄÖÜßñçÅØłğ") for _ in range(10))
    return Marker(f"Mk{letters}", other)


def found_in(data: bytes, marker: Marker, *, depth: int = _DEEPEST) -> set[str]:
    """The forms in which the marker stands in the bytes, packed or not."""
    found = {name for name, form in marker.forms().items() if form in data}
    if depth:
        for name, inner in _unpacked(data):
            found |= {f"{name} > {form}" for form in found_in(inner, marker, depth=depth - 1)}
    return found


def found_in_files(folders: list[Path], marker: Marker) -> dict[str, set[str]]:
    """The forms by file, for every file under these folders."""
    found = {}
    for folder in folders:
        for path in folder.rglob("*"):
            if path.is_file() and not path.is_symlink():
                forms = found_in(path.read_bytes(), marker)
                if forms:
                    found[str(path)] = forms
    return found


def found_in_memory(pid: int, *needles: bytes) -> int:
    """How often the needles stand in the readable memory of a process."""
    count = 0
    with Path(f"/proc/{pid}/mem").open("rb", 0) as memory:
        for line in Path(f"/proc/{pid}/maps").read_text().splitlines():
            span, rights, *_ = line.split()
            if not rights.startswith("r") or "[v" in line:
                continue
            start, end = (int(part, 16) for part in span.split("-"))
            try:
                memory.seek(start)
                data = memory.read(end - start)
            except (OSError, ValueError):
                continue
            count += sum(data.count(needle) for needle in needles)
    return count


def _base64_inside(coded: bytes, offset: int) -> bytes:
    """The characters of base64 that do not depend on what stands before and after."""
    packed = base64.b64encode(bytes(offset) + coded)
    first = -(-offset * 8 // 6)
    last = (offset + len(coded)) * 8 // 6
    return packed[first:last]


def _unpacked(data: bytes) -> Iterator[tuple[str, bytes]]:
    for start in (m.start() for m in _ZLIB.finditer(data)):
        yield from _named("zlib", _inflated(data[start:], zlib.MAX_WBITS))
    for start in _places(data, _GZIP):
        yield from _named("gzip", _inflated(data[start:], zlib.MAX_WBITS | 16))
    for start in _places(data, _DEFLATE_IN_ZIP):
        names = int.from_bytes(data[start + 26 : start + 28], "little")
        extra = int.from_bytes(data[start + 28 : start + 30], "little")
        yield from _named("zip", _inflated(data[start + 30 + names + extra :], -zlib.MAX_WBITS))
    for start in _places(data, _ZSTD):
        yield from _named("zstd", _unzstd(data[start:]))
    for match in _BASE64.finditer(data):
        packed = match.group().rstrip(b"=").translate(bytes.maketrans(b"-_", b"+/"))
        packed = packed[: len(packed) // 4 * 4 + (0 if len(packed) % 4 == 1 else len(packed) % 4)]
        yield "base64", base64.b64decode(packed + b"=" * (-len(packed) % 4))


def _named(name: str, inner: bytes) -> Iterator[tuple[str, bytes]]:
    if inner:
        yield name, inner


def _places(data: bytes, sign: bytes) -> Iterator[int]:
    at = data.find(sign)
    while at >= 0:
        yield at
        at = data.find(sign, at + 1)


def _inflated(data: bytes, bits: int) -> bytes:
    try:
        return zlib.decompressobj(bits).decompress(data, _LARGEST)
    except zlib.error:
        return b""


def _unzstd(data: bytes) -> bytes:
    try:
        return zstandard.ZstdDecompressor().decompressobj().decompress(data)
    except zstandard.ZstdError:
        return b""


def gzipped(data: bytes) -> bytes:
    """For tests of the scanner."""
    return gzip.compress(data)
